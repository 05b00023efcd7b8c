package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.Remains;
import tassei.lakehouse.forget.StoredTables;

/**
 * One survey through its life: an edition, another after a correction and late answers, a response
 * that is forgotten, comes again and is forgotten again, and the end of its retention.
 */
class SurveyEditionsTest {
  private static final Path BUSINESS =
      Sample.INSTALLATION
          .home()
          .resolve("ingest/questionnaires/business-conditions/business_conditions_r6q2.csv");

  /** Sorts behind every other cell, so that it is the upper bound of the column. */
  private static final String WORDS = "鷹匠町の鍛冶屋です、仕入れの値上がりに困っています";

  private static final String OTHER_WORDS = "後継ぎの居ない染物屋の声";
  private static final Needles BOTH = Needles.of(List.of("E005", WORDS));

  @TempDir private static Path folder;
  private static WarehouseFolder warehouse;
  private static Path input;
  private static Asked asked;
  private static Remains.Found before;
  private static String forgotten;
  private static Remains.Found after;
  private static RunVerb.Outcome again;
  private static Remains.Found afterOtherBytes;
  private static String expired;

  @BeforeAll
  static void live() throws IOException {
    warehouse = new WarehouseFolder(folder.resolve("倉庫 100%"));
    input = Files.createDirectories(folder.resolve("input"));
    Files.writeString(
        input.resolve("filings.csv"),
        "file,body,fiscal_year,received_at\n"
            + "first.csv,かづの商工会,R6Q2,2024-10-20\n"
            + "second.csv,かづの商工会,R6Q2,2024-11-20\n"
            + "third.csv,かづの商工会,R6Q2,2024-12-20\n");
    List<String> lines = withWords(Files.readAllLines(BUSINESS, StandardCharsets.UTF_8));
    deliver("first.csv", lines);
    run("first");
    List<String> corrected = new ArrayList<>(lines);
    corrected.set(7, "E007,小売業,悪化,減少,悪化,悪化,悪化,");
    corrected.add("E061,小売業,好転,増加,好転,不変,不変,");
    corrected.add("E062,建設業,不変,減少,悪化,不変,悪化," + OTHER_WORDS);
    deliver("second.csv", corrected);
    run("second");
    before = remains();
    forgotten =
        printed(ExitCode.DONE, "forget", "--survey", "business-conditions", "--response", "Ｅ００５");
    after = remains();
    List<String> resaved = new ArrayList<>(corrected);
    resaved.add("E063,建設業,好転,減少,好転,不変,悪化,");
    deliver("third.csv", resaved);
    again = run("third");
    afterOtherBytes = remains();
    asked = Asked.of(warehouse.folder());
    expired = printed(ExitCode.DONE, "forget", "--expired", "--on", "2030-01-01");
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void twoEditionsTogetherGiveNothingBackAndTheVerbSaysSo() {
    assertThat(printed(ExitCode.DONE, "audit-disclosure", "--edition", "second", "--english"))
        .matches(
            "05-federation business-conditions 2024 2024Q2: figures \\d+, suppressed \\d+,"
                + " sensitive \\d+, narrowest interval [5-9], breaches 0\\R");
  }

  @Test
  void withoutComplementarySuppressionTheTwoTogetherGiveSomethingBack() {
    List<AuditedRound> rounds =
        new PublishedSurveys(new TrinoRows(asked.jdbcUrl()), "answers_state LIKE 'PRIMARY%'")
            .audit("second", List.of("first"));

    assertThat(rounds).singleElement();
    assertThat(rounds.getFirst().breaches(true)).isNotEmpty();
  }

  @Test
  void anEditionThatNobodyPublishedIsAUsageError() {
    assertThat(printed(ExitCode.USAGE, "audit-disclosure", "--edition", "tenth")).isEmpty();
  }

  @Test
  void theScanSeesWhatIsThereBeforeItIsForgotten() {
    assertThat(before.places())
        .anySatisfy(place -> assertThat(place).matches("landing/cell/data/.*\\.parquet: \\d+"))
        .anySatisfy(place -> assertThat(place).matches("landing/cell/metadata/.*\\.avro: \\d+"))
        .anySatisfy(place -> assertThat(place).matches("files/../[0-9a-f]{64}: \\d+"));
  }

  @Test
  void aForgottenResponseIsInNoFileOfTheWarehouse() {
    assertThat(forgotten.lines())
        .first()
        .isEqualTo("forgotten  business-conditions 05-kazuno 2024Q2 first.csv");
    assertThat(forgotten)
        .containsPattern("responses  2\\R")
        .containsPattern("searched   \\d+ files for \\d+ texts: nothing is left\\R");
    assertThat(after.places()).isEmpty();
  }

  @Test
  void theSameBytesAreNotLandedAgainAndInOtherBytesItIsForgottenAgain() {
    assertThat(again.files()).isEqualTo(3);
    assertThat(again.landed()).isEqualTo(1);
    assertThat(afterOtherBytes.places()).isEmpty();
    assertThat(
            asked.rows(
                """
                SELECT extent, questionnaire, body_code, survey_round, row_count, COUNT(*),
                  COUNT(DISTINCT response_key)
                FROM ops.forgotten WHERE state = 'DONE' AND extent = 'ROWS' GROUP BY 1, 2, 3, 4, 5
                """))
        .containsExactly("ROWS | business-conditions | 05-kazuno | 2024Q2 | 1 | 3 | 1");
    assertThat(
            asked.rows(
                "SELECT COUNT(*) FROM ops.forgotten WHERE state = 'BEGUN' AND extent = 'ROWS'"))
        .containsExactly("3");
  }

  @Test
  void anEditionKeepsItsCountsAndTheNextOneCountsWithoutTheResponse() {
    assertThat(asked.rows(counts("second"))).containsExactly("62");
    assertThat(asked.rows(counts("third"))).containsExactly("62");
  }

  @Test
  void everyEditionStillHasItsRowsAndNoneHasTheResponse() {
    for (String edition : List.of("first", "second", "third")) {
      assertThat(
              asked.rows(
                  """
                  SELECT COUNT(DISTINCT source_row) FROM core.fct_survey_answer
                  FOR VERSION AS OF '%s' WHERE is_current AND source_row = 6
                  """
                      .formatted(edition)))
          .as(edition)
          .containsExactly("0");
    }
    assertThat(
            asked.rows(
                """
                SELECT COUNT(DISTINCT source_row) FROM core.fct_survey_answer
                FOR VERSION AS OF 'first' WHERE is_current
                """))
        .containsExactly("59");
  }

  @Test
  void whatHasPassedItsDaysGoesAndItsAnswersStay() {
    assertThat(expired).containsPattern("nothing is left\\R");
    assertThat(
            asked.rows(
                """
                SELECT COUNT_IF(raw_text LIKE 'E0%'), COUNT_IF(raw_text LIKE '%染物屋%'),
                  COUNT_IF(raw_text = '好転') > 20
                FROM landing.cell
                """))
        .containsExactly("0 | 0 | true");
    assertThat(
            asked.rows(
                "SELECT COUNT(DISTINCT source_row) FROM core.fct_survey_answer WHERE is_current"))
        .containsExactly("62");
  }

  /** How many responses an edition counts. */
  private static String counts(String edition) {
    return """
    SELECT DISTINCT responses FROM core.fct_survey_statistic FOR VERSION AS OF '%s'
    WHERE source = 'RESPONSES' AND breakdown_question IS NULL
    """
        .formatted(edition);
  }

  private static List<String> withWords(List<String> lines) {
    List<String> with = new ArrayList<>();
    for (String line : lines) {
      String words = line.startsWith("E005") ? WORDS : with.isEmpty() ? "自由記述" : "";
      with.add(line + "," + words);
    }
    return with;
  }

  private static void deliver(String name, List<String> lines) throws IOException {
    Files.write(input.resolve(name), lines, StandardCharsets.UTF_8);
  }

  private static RunVerb.Outcome run(String edition) {
    return Sample.run(warehouse.folder(), input, Optional.of(edition));
  }

  private static Remains.Found remains() {
    try (StoredTables tables = StoredTables.open(warehouse)) {
      return tables.remains(BOTH);
    }
  }

  private static String printed(int exitCode, String... arguments) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--warehouse", warehouse.folder().toString()))
            .toArray(String[]::new);
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertThat(Main.commandLine().execute(all)).isEqualTo(exitCode);
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
