package tassei.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A task of one of our DAGs as a worker gets it. {@link AirflowDagsTest} holds them to the DAGs.
 */
record DagTask(String dag, String id, String command, String env) {
  static final Path STUB =
      Sample.INSTALLATION.home().resolve("cli/src/test/resources/airflow-stub");

  /** The tasks of a DAG, in order. */
  static List<DagTask> of(String dag) {
    return expected()
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields[0].equals("task") && fields[1].equals(dag))
        .map(fields -> new DagTask(fields[1], fields[2], fields[4], fields[5]))
        .toList();
  }

  static DagTask of(String dag, String id) {
    return of(dag).stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  /** What the stand-in for Airflow records of our DAGs. */
  static String expected() {
    try {
      return Files.readString(STUB.resolve("expected.tsv"), UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
