package tassei.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.ddl.TableDefinition.Check;
import tassei.ddl.Tables;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;
import tassei.sample.NationalSample;
import tassei.sample.SampleOptions;
import tassei.transform.build.Build;
import tassei.transform.build.HeldTables;

/**
 * A large warehouse is built anew a federation at a time: after one more document only the files of
 * its federation are others, only its rows are checked, and every row is what a whole rebuild
 * gives.
 */
class DividedBuildTest {
  private static final String DIVIDED_FROM = "tassei.divided-from";
  private static final String HELD_VALUES = "tassei.held-values";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path warehouse;
  private Session.Knowledge knowledge;

  @BeforeEach
  void prepare() {
    warehouse = folder.resolve("warehouse");
    System.setProperty(DIVIDED_FROM, "0");
  }

  private void sample(int federations) {
    NationalSample.write(SampleOptions.of(11, federations, 2, 2), folder, written -> {});
    know();
  }

  private void know() {
    knowledge =
        Session.Knowledge.load(
            Sample.INSTALLATION,
            List.of(Sample.INSTALLATION.layouts()),
            List.of(folder.resolve("reference")),
            CLOCK);
  }

  @AfterEach
  void asEverywhere() {
    System.clearProperty(DIVIDED_FROM);
    System.clearProperty(HELD_VALUES);
  }

  @Test
  void oneMoreDocumentRewritesTheFilesOfItsFederationAndGivesWhatAWholeRebuildGives()
      throws IOException {
    sample(2);
    Path input = folder.resolve("input");
    Path early = summary(input, (first, second) -> first);
    Path late = summary(input, (first, second) -> second);
    Files.move(early, folder.resolve("early"));
    Files.move(late, folder.resolve("late"));
    run(input);
    Files.move(folder.resolve("early"), early);
    System.setProperty(HELD_VALUES, "0");
    run(input);
    System.clearProperty(HELD_VALUES);
    String withoutHolding = concerned();
    Map<String, Map<String, Set<String>>> before = files();
    Files.move(folder.resolve("late"), late);

    checkToo("SELECT federation_code, body_code FROM mart.program_achievement");
    Throwable stopped = catchThrowable(() -> run(input));
    String concerned = concerned();
    checkToo(
        "SELECT body_code FROM mart.program_achievement WHERE federation_code <> '%s'"
            .formatted(concerned));
    run(input);

    assertThat(concerned).isNotEqualTo(withoutHolding);
    assertThat(stopped)
        .isInstanceOf(ChecksFailedException.class)
        .hasMessageStartingWith(
            "Cannot publish, readers stay with what was published before:\n"
                + "  FAIL mart.program_achievement: a rule of this test (%d rows, such as [",
            programmesOf(concerned));
    Map<String, Map<String, Set<String>>> after = files();
    assertThat(before.keySet()).hasSizeGreaterThan(20).isEqualTo(after.keySet());
    assertThat(after.get("core.fct_indicator_result").get(concerned))
        .doesNotContainAnyElementsOf(before.get("core.fct_indicator_result").get(concerned));
    after.forEach(
        (table, parts) ->
            parts.forEach(
                (federation, files) -> {
                  if (!federation.equals(concerned) && !federation.equals("none")) {
                    assertThat(files)
                        .as(table + " of " + federation)
                        .isEqualTo(before.get(table).get(federation));
                  }
                }));
    Map<String, List<String>> inParts = rows(false);
    System.setProperty(DIVIDED_FROM, Long.toString(Long.MAX_VALUE));
    Map<String, List<String>> whole = rows(true);
    whole.forEach((table, rows) -> assertThat(inParts.get(table)).as(table).isEqualTo(rows));
  }

  /**
   * The first chamber's peers are in the federation of the form, so that ranks of its federation
   * change; that federation shares a chamber with a third one.
   */
  @Test
  void ranksOfAnotherFederationDoNotSplitFederationsThatShareABodyInAnyCheck() throws IOException {
    sample(3);
    Sample.edit(
        folder.resolve("reference/bodies.csv"),
        text ->
            text.replaceFirst(
                "(?m)^(s01-002,.*,)s01-federation(,.*),,,sample$",
                "$1s01-federation$2,,2025-03-31,sample\n$1s02-federation$2,2025-04-01,,sample"));
    Sample.edit(
        folder.resolve("reference/peer_groups.csv"),
        text -> text + "wide,広域,SIZE,s01-001,,\nwide,広域,SIZE,s03-002,,\n");
    know();
    Path input = folder.resolve("input");
    Path late = input.resolve("03/s03-002_2025_summary_1.tsv");
    Files.move(late, folder.resolve("late"));
    run(input);
    Map<String, Map<String, Set<String>>> before = files();
    Files.move(folder.resolve("late"), late);

    run(input);

    Map<String, Map<String, Set<String>>> after = files();
    assertThat(after.get("mart.peer_comparison").get("s01-federation"))
        .isNotEqualTo(before.get("mart.peer_comparison").get("s01-federation"));
    assertThat(after.get("core.fct_indicator_result").get("s01-federation"))
        .isEqualTo(before.get("core.fct_indicator_result").get("s01-federation"));
  }

  /** A rule that the rows of some federations break. */
  private void checkToo(String query) {
    TableDefinition table =
        Tables.load()
            .table("mart.program_achievement")
            .with(new Check(Check.Severity.FAIL, "a rule of this test", query));
    knowledge =
        new Session.Knowledge(
            knowledge.layouts(),
            knowledge.reference(),
            Tables.load().with(table),
            knowledge.fingerprint(),
            knowledge.observeFingerprint(),
            knowledge.program());
  }

  private void run(Path input) {
    RunVerb.Outcome outcome =
        RunVerb.run(
            new WarehouseFolder(warehouse), input, Optional.empty(), knowledge, Progress.silent());
    assertThat(outcome.errors()).isZero();
  }

  /** The first or the last summary. */
  private static Path summary(Path input, BinaryOperator<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(input)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().contains("summary"))
          .sorted()
          .reduce(which)
          .orElseThrow();
    }
  }

  /** The federation of the document that was landed last. */
  private String concerned() {
    try (Session session = open()) {
      String body =
          session
              .lakehouse()
              .sql(
                  "SELECT MAX_BY(filing.body_code, file.landed_at) FROM landing.file AS file INNER JOIN staging.filing AS filing ON file.file_hash = filing.file_hash")
              .collectAsList()
              .getFirst()
              .getString(0);
      return knowledge.reference().federations().of(body);
    }
  }

  private long programmesOf(String federation) {
    try (Session session = open()) {
      return session
          .lakehouse()
          .read(TableName.parse("mart.program_achievement"))
          .where("federation_code = '%s'".formatted(federation))
          .count();
    }
  }

  private Session open() {
    return Session.open(new WarehouseFolder(warehouse), knowledge, CLOCK);
  }

  /** Of each table that is divided, the files of each federation. */
  private Map<String, Map<String, Set<String>>> files() {
    Map<String, Map<String, Set<String>>> files = new TreeMap<>();
    try (Session session = open()) {
      for (TableDefinition table : knowledge.tables().all()) {
        if (isDivided(session, table)) {
          List<Row> rows =
              session
                  .lakehouse()
                  .sql(
                      "SELECT COALESCE(partition.federation_code, 'none'), file_path FROM %s.files"
                          .formatted(table.identifier()))
                  .collectAsList();
          files.put(
              table.identifier(),
              rows.stream()
                  .collect(
                      groupingBy(
                          row -> row.getString(0),
                          TreeMap::new,
                          mapping(row -> row.getString(1), toSet()))));
        }
      }
    }
    return files;
  }

  /** Empty tables of surveys have no files, and nothing to divide. */
  private static boolean isDivided(Session session, TableDefinition table) {
    return table.parts().isPresent()
        && List.of(
                session
                    .lakehouse()
                    .sql("SELECT * FROM %s.files".formatted(table.identifier()))
                    .columns())
            .contains("partition");
  }

  /** Every row of core and mart as published, or after everything was built anew. */
  private Map<String, List<String>> rows(boolean builtAnew) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    try (Session session = open()) {
      if (builtAnew) {
        session.lakehouse().fitToSize(Observe.OBSERVATION);
        new Build(
                session.lakehouse(),
                new HeldTables(session.lakehouse()),
                knowledge.reference(),
                "another program")
            .run();
      }
      for (TableDefinition table : knowledge.tables().inBuildOrder()) {
        rows.put(
            table.identifier(),
            session.lakehouse().read(TableName.parse(table.identifier())).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList());
      }
    }
    return rows;
  }
}
