package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tassei.lakehouse.RunId;
import tassei.serve.JsonText;

/**
 * What a run did, as it did it: one JSON object a line, one file a run, in the warehouse's folder
 * of logs. It holds counts, times and names of tables, no row of a form.
 *
 * <p>A run never fails for its log: what cannot be written is said once on stderr.
 */
final class RunLog implements AutoCloseable {
  static final int RUNS_KEPT = 200;
  static final int LARGEST = 1_000_000;

  private final Path file;
  private final RunId runId;
  private final Clock clock;
  private Writer writer;
  private int written;

  private RunLog(Path file, RunId runId, Clock clock) {
    this.file = file;
    this.runId = runId;
    this.clock = clock;
  }

  /** Opens the log of a run and removes those of the oldest runs, so that a folder stays small. */
  static RunLog open(Path folder, RunId runId, Clock clock) {
    requireNonNull(runId, "runId is null");
    RunLog log = new RunLog(folder.resolve("run-" + runId + ".jsonl"), runId, clock);
    try {
      Files.createDirectories(folder);
      removeOldest(folder);
      log.writer = Files.newBufferedWriter(log.file, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      log.givesUp(cause);
    }
    return log;
  }

  /**
   * @param facts values as JSON takes them
   */
  void event(String event, Map<String, ?> facts) {
    if (writer == null) {
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", clock.instant().toString());
    line.put("run_id", runId.value());
    line.put("event", event);
    line.putAll(facts);
    try {
      write(JsonText.of(line));
    } catch (IOException cause) {
      givesUp(cause);
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException cause) {
        givesUp(cause);
      }
      writer = null;
    }
  }

  private void write(String line) throws IOException {
    if (written > LARGEST) {
      return;
    }
    written += line.length() + 1;
    writer.write(written > LARGEST ? "{\"event\":\"log is full\"}" : line);
    writer.write('\n');
    writer.flush();
  }

  private void givesUp(IOException cause) {
    writer = null;
    System.err.printf("Cannot write log, going on without: %s (%s)%n", file, cause.getMessage());
  }

  private static void removeOldest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> newestFirst =
          files
              .filter(file -> file.getFileName().toString().matches("run-.*\\.jsonl"))
              .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
              .toList();
      for (Path old : newestFirst.stream().skip(RUNS_KEPT - 1L).toList()) {
        Files.deleteIfExists(old);
      }
    }
  }
}
