package tassei.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DAG files, imported with a stand-in for Airflow 3.1 that takes its arguments and no others;
 * and tasks' commands as a worker would run them. Airflow's scheduler itself is not run.
 *
 * <p>{@code -Dtassei.faults=long} runs the commands of every DAG, else those of arrival, from which
 * those of the night and of a backfill differ by a folder.
 */
class AirflowDagsTest {
  private static final Path DAGS = Sample.INSTALLATION.home().resolve("airflow/dags");
  private static final Map<String, String> RENDERED =
      Map.of(
          "{{ params.edition or 'R%d確定' % ((dag_run.logical_date or dag_run.run_after).year - 2019) }}",
          "R7確定", "{{ logical_date.in_timezone('Asia/Tokyo').year }}", "2024");

  /** What the task check said last. */
  private static final String STATE = "{{ ti.xcom_pull(task_ids='check').split()[-1] }}";

  private static final String RUFF = "0.16.9";

  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));

  @TempDir private Path folder;
  private final Map<String, String> rendered = new HashMap<>(RENDERED);

  @Test
  void theDagsCallVerbsInOrderAndNothingElse() throws Exception {
    assertThat(recorded(DAGS)).isEqualTo(DagTask.expected());
  }

  /** Its safe mode looks at the words before it runs a file. */
  @Test
  void airflowTakesEveryFileForOneOfItsOwn() throws Exception {
    for (Path file : files(DAGS)) {
      assertThat(Files.readString(file, UTF_8).toLowerCase(Locale.ROOT))
          .as(file.toString())
          .contains("dag", "airflow");
    }
  }

  @Test
  void anArgumentThatAirflowDoesNotTakeIsAnError() throws Exception {
    Path dags = copied();
    Sample.edit(dags.resolve("tassei_verbs.py"), text -> text.replace("retries=3", "retrys=3"));

    assertThat(recorded(dags)).contains("unexpected keyword argument 'retrys'");
  }

  private Path copied() throws IOException {
    Path dags = Files.createDirectory(folder.resolve("dags"));
    for (Path file : files(DAGS)) {
      Files.copy(file, dags.resolve(file.getFileName()));
    }
    return dags;
  }

  @Test
  void ruffsRulesForAirflowFindNothing() throws Exception {
    Path ruff =
        ruff().orElseGet(() -> abort("no ruff on this machine, and none to be had: not asked"));
    assertThat(checked(ruff, DAGS)).isEqualTo("All checks passed!\n");

    Path dags = copied();
    Sample.edit(
        dags.resolve("tassei_verbs.py"),
        text -> text.replace("schedule=schedule,", "schedule_interval=schedule,"));
    assertThat(checked(ruff, dags))
        .contains("AIR301 ", "`schedule_interval` is removed in Airflow 3.0");
  }

  private static String checked(Path ruff, Path dags) throws Exception {
    return printed(
        new ProcessBuilder(
            ruff.toString(),
            "check",
            "--isolated",
            "--no-cache",
            "--output-format=full",
            "--select=AIR,E4,E7,E9,F,B",
            dags.toString()));
  }

  /** That of this machine, or else the one that pip brings within a minute. */
  private Optional<Path> ruff() throws Exception {
    for (String place : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(place, "ruff"))) {
        return Optional.of(Path.of(place, "ruff"));
      }
    }
    Path target = folder.resolve("pip");
    ProcessBuilder pip =
        new ProcessBuilder(
            "python3",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--retries=0",
            "--timeout=20",
            "--target=" + target,
            "ruff==" + RUFF);
    pip.redirectErrorStream(true);
    pip.redirectOutput(Redirect.DISCARD);
    try {
      Process process = pip.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException none) {
      return Optional.empty();
    }
    return Optional.of(target.resolve("bin/ruff")).filter(Files::isExecutable);
  }

  @Test
  @EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
  void commandsRunInOrderAndAKilledTaskIsRetried() throws Exception {
    copy("chamber_summary_r7.tsv", "inbox");
    copy("federation_summary_r6.tsv", "archive/2024");
    Path home = launcher();

    for (DagTask task : DagTask.of("ingest_on_arrival")) {
      if (task.id().equals("build")) {
        killWhileItBuilds(task, home);
      }
      run(task, home);
    }
    List<String> ran = new ArrayList<>(List.of("land", "observe", "build", "check", "publish"));
    if (LONG) {
      ran.addAll(runTheOthers(home));
    }

    try (Asked asked = Asked.of(folder.resolve("warehouse"))) {
      assertThat(
              asked.rows(
                  "SELECT body_code, measures_met, measures_rated FROM mart.program_achievement WHERE body_code = '05-kazuno'"))
          .containsExactly("05-kazuno | 4 | 10");
      assertThat(asked.rows("SELECT verb FROM ops.run ORDER BY started_at"))
          .containsExactlyElementsOf(ran);
      assertThat(asked.rows("SELECT edition FROM ops.edition"))
          .isEqualTo(LONG ? List.of("R7確定") : List.of());
    }
  }

  /** Of the other DAGs; the edition twice, as after an answer that was lost. */
  private List<String> runTheOthers(Path home) throws Exception {
    for (DagTask task : DagTask.of("backfill_fiscal_year")) {
      run(task, home);
    }
    run(DagTask.of("publish_edition", "check"), home);
    DagTask edition = DagTask.of("publish_edition", "publish");
    run(edition, home);
    assertThat(run(edition, home)).isEqualTo("edition    R7確定 names what is published\n");
    run(DagTask.of("maintain").getFirst(), home);
    return List.of("land", "observe", "build", "check", "publish", "check", "publish", "maintain");
  }

  private void copy(String form, String to) throws IOException {
    Path all = folder.resolve("all");
    Sample.forms(all);
    Path into = Files.createDirectories(folder.resolve(to));
    Files.copy(all.resolve(form), into.resolve(form));
    Files.copy(all.resolve("filings.csv"), into.resolve("filings.csv"));
  }

  private void killWhileItBuilds(DagTask task, Path home) throws Exception {
    Process build = start(task, home);
    Path log = folder.resolve("warehouse/logs");
    long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (files(log).stream().noneMatch(AirflowDagsTest::saysThatItBuilds)) {
      assertThat(System.nanoTime()).as("a log that says that a build began").isLessThan(limit);
      Thread.sleep(20);
    }
    Thread.sleep(700);
    build.destroyForcibly();
    assertThat(build.waitFor()).as("killed, not finished").isEqualTo(137);
  }

  private static boolean saysThatItBuilds(Path log) {
    try {
      return log.toString().endsWith(".jsonl")
          && Files.readString(log, UTF_8).contains("\"event\":\"began\",\"step\":\"build\"");
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private String run(DagTask task, Path home) throws Exception {
    Process process = start(task, home);
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(task.dag() + "." + task.id() + ": " + printed).isZero();
    if (task.id().equals("check")) {
      rendered.put(STATE, printed.lines().toList().getLast().split(" ")[1]);
    }
    return printed;
  }

  private Process start(DagTask task, Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", task.command()).redirectErrorStream(true);
    builder.environment().put("TASSEI_HOME", home.toString());
    builder.environment().put("TASSEI_WAREHOUSE", folder.resolve("warehouse").toString());
    builder.environment().put("TASSEI_INBOX", folder.resolve("inbox").toString());
    builder.environment().put("TASSEI_ARCHIVE", folder.resolve("archive").toString());
    for (String named : task.env().isEmpty() ? new String[0] : task.env().split("; ")) {
      String[] variable = named.split("=", 2);
      assertThat(rendered).containsKey(variable[1]);
      builder.environment().put(variable[0], rendered.get(variable[1]));
    }
    return builder.start();
  }

  /** The cli of this build, started by a launcher that builds nothing. */
  private Path launcher() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    String options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
            .map("'%s'"::formatted)
            .collect(Collectors.joining(" "));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path launcher =
        Files.writeString(
            home.resolve("tassei"),
            """
            #!/usr/bin/env bash
            exec '%s/bin/java' %s -Xlog:disable -Dtassei.home='%s' -cp '%s' tassei.cli.Main "$@"
            """
                .formatted(
                    System.getProperty("java.home"),
                    options,
                    Sample.INSTALLATION.home(),
                    classPath));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private String recorded(Path dags) throws Exception {
    ProcessBuilder python =
        new ProcessBuilder("python3", DagTask.STUB.resolve("record.py").toString(), dags.toString())
            .redirectErrorStream(true);
    python.environment().put("PYTHONPATH", DagTask.STUB.toString());
    python.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    python.environment().put("PYTHONUTF8", "1");
    python.environment().put("TASSEI_INBOX", "/inbox");
    try {
      return printed(python);
    } catch (IOException none) {
      return abort("no python3 on this machine: the DAG files were not checked");
    }
  }

  private static String printed(ProcessBuilder program) throws Exception {
    Process process = program.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return printed;
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
