package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.ingest.land.InputFolder;
import tassei.lakehouse.Maintained;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Retention;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;

/**
 * A warehouse that has grown over five deliveries, looked at 40 days later: what maintenance takes
 * away, and what it must not.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MaintainTest {
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(30), 1, Duration.ofDays(3));
  private static final Instant LATER = Clock.systemUTC().instant().plus(Duration.ofDays(40));
  private static final TableName CELL = new TableName("landing", "cell");
  private static final TableName UNPUBLISHED = new TableName("mart", "discrepancy");
  private static final TableName PEERS = new TableName("mart", "peer_comparison");

  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path forms;
  private static Path stray;
  private static Path young;
  private static Map<String, List<String>> before;

  @BeforeAll
  static void growOverFiveDeliveries() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    warehouse = folder.resolve("倉庫 100%");
    Files.copy(all.resolve("filings.csv"), forms.resolve("filings.csv"));
    Files.copy(
        all.resolve("federation_summary_r6.tsv"), forms.resolve("federation_summary_r6.tsv"));
    Sample.run(warehouse, forms, Optional.of("R6確定"));
    try (Session session = session(Clock.systemUTC().instant())) {
      Steps steps = new Steps(session, Clock.systemUTC());
      for (String form :
          List.of(
              "chamber_summary_r7.tsv",
              "goal_table_r3.tsv",
              "federation_plan_r8.md",
              "chamber_plan_r4_r8.txt")) {
        Files.copy(all.resolve(form), forms.resolve(form));
        steps.land(InputFolder.read(forms));
      }
    }
    Sample.run(warehouse, forms);
    try (Session session = session(LATER)) {
      // built by somebody who has not published it yet
      session.lakehouse().sql("ALTER TABLE mart.discrepancy CREATE BRANCH build").collect();
    }
    stray = Files.writeString(data(CELL).resolve("left-by-a-killed-run.parquet"), "half");
    Files.setLastModifiedTime(stray, FileTime.from(LATER.minus(Duration.ofDays(4))));
    young = Files.writeString(data(CELL).resolve("of-a-run-under-way.parquet"), "half");
    Files.setLastModifiedTime(young, FileTime.from(LATER.minus(Duration.ofDays(2))));
    before = whatReadersSee();
  }

  @Test
  @Order(1)
  void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
    try (Session session = session(LATER)) {
      // as a warehouse of an older tassei lacks it
      session.lakehouse().sql("DROP TABLE " + PEERS).collect();
    }
    WarehouseCopy.delete(warehouse.resolve("mart").resolve(PEERS.name()));
    Map<String, Long> snapshots = snapshotCounts();

    List<Maintained> planned;
    try (Session session =
        Session.openAsItStands(
            new WarehouseFolder(warehouse),
            Sample.knowledge(),
            Clock.fixed(LATER, ZoneOffset.UTC))) {
      planned = new Steps(session, Clock.systemUTC()).planMaintenance(RETENTION);
    }

    assertThat(of(planned, CELL)).isEqualTo(new Maintained(CELL, 5, 4, 0, 1));
    assertThat(snapshotCounts()).isEqualTo(snapshots);
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      assertThat(state.tables("mart")).isNotEmpty().doesNotContain(PEERS);
    }
    assertThat(stray).exists();
  }

  @Test
  @Order(2)
  void filesBecomeFewerAndReadersSeeWhatTheySaw() {
    assertThat(filesIn(data(CELL))).as("five of cells, two that no table knows").isEqualTo(7);

    List<Maintained> done;
    try (Session session = session(LATER)) {
      done = new Steps(session, Clock.systemUTC()).maintain(RETENTION);
    }

    Maintained cells = of(done, CELL);
    assertThat(List.of(cells.compacted(), cells.expired(), cells.strays()))
        .as("the five that were compacted are strays once their snapshots have expired")
        .containsExactly(5, 5, 6);
    assertThat(stray).doesNotExist();
    assertThat(young).exists();
    assertThat(snapshotCounts().get("landing.cell")).isEqualTo(1);
    assertThat(snapshotCounts().get("core.dim_filing"))
        .as("the published one and that of the edition")
        .isEqualTo(2);
    assertThat(filesIn(data(CELL))).as("one of cells, and the young one").isEqualTo(2);
    assertThat(whatReadersSee()).isEqualTo(before);
    assertThat(String.join("\n", printed(done)))
        .startsWith("done  ")
        .contains("landing.cell: 5 compacted, 5 expired, 6 stray");
  }

  @Test
  @Order(3)
  void aRunAfterwardsFindsNothingToDo() {
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      assertThat(state.branches(UNPUBLISHED)).contains("build");
    }
  }

  @Test
  @Order(4)
  void aSecondMaintenanceFindsNothingToDo() {
    List<Maintained> again;
    try (Session session = session(LATER)) {
      again = new Steps(session, Clock.systemUTC()).planMaintenance(RETENTION);
    }
    assertThat(again).noneMatch(Maintained::isChanged);
  }

  @Test
  @Order(5)
  void operatorsCanAskWhatRanHowLongAndOverWhatRows() throws IOException {
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  "SELECT verb, files_delivered, files_landed, published, landing_ms > 0, observing_ms > 0,"
                      + " building_ms > 0, checking_ms > 0, publishing_ms > 0, maintaining_ms FROM ops.run"
                      + " ORDER BY started_at LIMIT 1"))
          .containsExactly("run | 1 | 1 | true | true | true | true | true | true | null");
      assertThat(
              asked.rows(
                  "SELECT row_count, rows_read > row_count, inputs, build_ms > 0 FROM ops.table_version"
                      + " WHERE table_name = 'mart.measure_achievement' ORDER BY published_at LIMIT 1"))
          .singleElement()
          .asString()
          .isEqualTo(
              "12 | true | core.dim_body 84, core.dim_filing 1, core.dim_fiscal_year 72, core.dim_indicator 24, core.dim_measure 12, core.dim_region 47, core.dim_strategy 5, core.fct_indicator_result 24, core.fct_measure_status 12 | true");
      assertThat(
              asked.rows(
                  "SELECT count(*) FROM ops.table_version AS version JOIN ops.run AS run ON run.run_id = version.run_id"
                      + " WHERE version.row_count IS NULL OR version.rows_read IS NULL"))
          .containsExactly("0");
    }
    List<Path> logs = logs();
    assertThat(logs).hasSizeGreaterThanOrEqualTo(3);
    List<String> lines = Files.readAllLines(logs.getFirst(), StandardCharsets.UTF_8);
    String runId = logs.getFirst().getFileName().toString().replaceAll("run-(.*)\\.jsonl", "$1");
    assertThat(lines).allMatch(line -> line.contains("\"run_id\":\"" + runId + "\""));
    assertThat(lines.stream().filter(line -> line.contains("\"event\":\"done\"")).toList())
        .extracting(line -> line.replaceAll(".*\"step\":\"([a-z]+)\",\"ms\":\\d+.*", "$1"))
        .containsExactly("land", "observe", "build", "check", "publish");
    assertThat(lines)
        .anyMatch(
            line ->
                line.matches(
                    ".*\"event\":\"published\",\"table\":\"mart.measure_achievement\",\"rows\":12,\"rows_read\":\\d+,\"build_ms\":\\d+}"));
  }

  @Test
  @Order(6)
  void nothingIsKeptForLessThanADay() {
    int exitCode =
        Main.commandLine()
            .execute("maintain", "--warehouse", warehouse.toString(), "--keep-days", "0");
    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThatThrownBy(() -> new Retention(Duration.ofDays(1), 0, Duration.ofDays(1)))
        .hasMessage("Invalid number of snapshots to keep: 0");
  }

  private static Session session(Instant now) {
    return Session.open(
        new WarehouseFolder(warehouse), Sample.knowledge(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Maintained of(List<Maintained> tables, TableName name) {
    return tables.stream().filter(table -> table.table().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> printed(List<Maintained> tables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MaintainVerb.print(tables, "done", new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Map<String, List<String>> whatReadersSee() {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    try (Asked asked = Asked.of(warehouse)) {
      for (String question :
          List.of(
              "SELECT * FROM mart.indicator_achievement ORDER BY indicator_code, fiscal_year",
              "SELECT * FROM mart.indicator_achievement FOR VERSION AS OF 'R6確定' ORDER BY indicator_code",
              "SELECT * FROM mart.program_achievement FOR VERSION AS OF 'R6確定' ORDER BY 1, 2, 3",
              "SELECT count(*), count(DISTINCT run_id), count(DISTINCT file_hash) FROM landing.cell",
              "SELECT * FROM ops.run ORDER BY started_at LIMIT 2")) {
        seen.put(question, asked.rows(question));
      }
    }
    return seen;
  }

  private static Map<String, Long> snapshotCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      for (TableDefinition table : Sample.knowledge().tables().all()) {
        counts.put(table.identifier(), state.snapshotCount(TableName.parse(table.identifier())));
      }
    }
    return counts;
  }

  private static Path data(TableName table) {
    return warehouse.resolve(table.schema()).resolve(table.name()).resolve("data");
  }

  private static long filesIn(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(warehouse.resolve("logs"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
