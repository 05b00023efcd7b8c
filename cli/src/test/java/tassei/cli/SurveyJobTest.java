package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseFolder;

/**
 * Two answer files from the file to Trino, held against a recount that knows nothing of ours: the
 * same file, read by another reader, counted by plain streams.
 */
class SurveyJobTest {
  private static final Path QUESTIONNAIRES =
      Sample.INSTALLATION.home().resolve("ingest/questionnaires");
  private static final Charset CP932 = Charset.forName("windows-31j");

  private static final Map<String, String> MEMBER_QUESTIONS =
      Map.of(
          "地区", "district",
          "業種", "industry",
          "従業員規模", "size",
          "Q1.総合満足度", "overall",
          "Q2.巡回訪問の満足度", "visits",
          "Q3.情報提供の満足度", "information");
  private static final Map<String, String> BUSINESS_QUESTIONS =
      Map.of(
          "業種", "industry",
          "業況（前年同期比）", "business",
          "売上高（前年同期比）", "sales",
          "採算（前年同期比）", "profit",
          "資金繰り（前年同期比）", "cash",
          "来期見通し", "outlook");
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("", "NO_ANSWER"),
          Map.entry("満足", "satisfied"),
          Map.entry("やや満足", "rather-satisfied"),
          Map.entry("どちらともいえない", "neutral"),
          Map.entry("やや不満", "rather-dissatisfied"),
          Map.entry("不満", "dissatisfied"),
          Map.entry("花輪", "hanawa"),
          Map.entry("十和田", "towada"),
          Map.entry("大湯", "oyu"),
          Map.entry("小坂", "kosaka"),
          Map.entry("製造業", "manufacturing"),
          Map.entry("建設業", "construction"),
          Map.entry("卸売業", "wholesale"),
          Map.entry("小売業", "retail"),
          Map.entry("飲食業", "restaurants"),
          Map.entry("サービス業", "services"),
          Map.entry("0人", "none"),
          Map.entry("1～5人", "to-5"),
          Map.entry("6～20人", "to-20"),
          Map.entry("21人以上", "over-20"),
          Map.entry("好転", "better"),
          Map.entry("不変", "same"),
          Map.entry("悪化", "worse"),
          Map.entry("増加", "more"),
          Map.entry("減少", "less"));

  @TempDir private static Path folder;
  private static RunVerb.Outcome outcome;
  private static Asked asked;

  @BeforeAll
  static void runBothSurveys() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    for (Path file :
        List.of(
            Sample.MEMBER_SATISFACTION,
            Sample.BUSINESS_CONDITIONS,
            QUESTIONNAIRES.resolve("filings.csv"))) {
      Files.copy(file, input.resolve(file.getFileName().toString()));
    }
    Path own = Files.createDirectories(folder.resolve("reference"));
    Path bundled = Sample.INSTALLATION.reference().resolve("survey_indicators.csv");
    Files.writeString(
        own.resolve("survey_indicators.csv"),
        Files.readAllLines(bundled, StandardCharsets.UTF_8).getFirst()
            + "\n05-kazuno,member-satisfaction,会員満足度,member-satisfaction,overall,TOP_BOX,,,,"
            + "member_satisfaction,HIGHER,75,,,\n");
    Path warehouse = folder.resolve("warehouse");
    outcome =
        RunVerb.run(
            new WarehouseFolder(warehouse),
            input,
            Optional.of("first"),
            Session.Knowledge.load(
                Sample.INSTALLATION,
                List.of(Sample.INSTALLATION.layouts()),
                List.of(Sample.INSTALLATION.reference(), own)),
            Progress.silent());
    asked = Asked.of(warehouse);
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void bothAreFoundByTheirQuestionsAndReadWithoutAProblem() {
    assertThat(outcome.waiting()).isZero();
    assertThat(outcome.errors() + outcome.warnings()).isZero();
    assertThat(
            asked.rows(
                """
                SELECT file_name, form_type, questionnaire, survey_round, body_name, fiscal_year, state
                FROM core.dim_filing ORDER BY 1
                """))
        .containsExactly(
            "business_conditions_r6q2.csv | business_conditions_survey | business-conditions | 2024Q2"
                + " | かづの商工会 | 2024 | CURRENT",
            "member_satisfaction_r6.csv | member_survey | member-satisfaction | 2024"
                + " | かづの商工会 | 2024 | CURRENT");
  }

  @Test
  void lineBreaksAndCommasInsideAnswersMoveNothing() {
    assertThat(
            asked.rows(
                """
                SELECT
                  COUNT_IF(strpos(raw_text, chr(10)) > 0),
                  COUNT_IF(strpos(raw_text, ',') > 0),
                  COUNT(DISTINCT row_no)
                FROM landing.cell WHERE column_no = 9
                """))
        .containsExactly("23 | 24 | 161");
  }

  @Test
  void everyCountIsThatOfARecount() throws IOException {
    assertThat(counted("member-satisfaction"))
        .isEqualTo(
            recounted(
                rows(Sample.MEMBER_SATISFACTION, CP932),
                MEMBER_QUESTIONS,
                List.of("district", "industry", "size")));
    assertThat(counted("business-conditions"))
        .isEqualTo(
            recounted(
                rows(Sample.BUSINESS_CONDITIONS, StandardCharsets.UTF_8),
                BUSINESS_QUESTIONS,
                List.of("industry")));
  }

  @Test
  void everyIndexIsThatOfARecount() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Map<String, Long> counts =
        recounted(
            rows(Sample.BUSINESS_CONDITIONS, StandardCharsets.UTF_8),
            BUSINESS_QUESTIONS,
            List.of("industry"));
    for (String question : List.of("business", "sales", "profit", "cash", "outlook")) {
      long better =
          counts.getOrDefault(question + "/better//", 0L)
              + counts.getOrDefault(question + "/more//", 0L);
      long worse =
          counts.getOrDefault(question + "/worse//", 0L)
              + counts.getOrDefault(question + "/less//", 0L);
      long valid = 60 - counts.getOrDefault(question + "/NO_ANSWER//", 0L);
      expected.put(
          question,
          BigDecimal.valueOf(100 * (better - worse))
              .divide(BigDecimal.valueOf(valid), 4, RoundingMode.HALF_UP)
              .toPlainString());
    }
    Map<String, String> shown = new TreeMap<>();
    asked
        .rows(
            """
            SELECT question_code, di FROM mart.business_conditions
            WHERE source = 'RESPONSES' AND industry IS NULL
            """)
        .forEach(row -> shown.put(row.split(" \\| ")[0], row.split(" \\| ")[1]));

    assertThat(shown).isEqualTo(expected);
    assertThat(expected).containsEntry("business", "-14.5455");
  }

  @Test
  void aRoundStandsOnTheAxisWhereItsQuarterBegins() {
    assertThat(
            asked.rows(
                """
                SELECT DISTINCT period, period_start, fiscal_year_start, fiscal_year_label
                FROM mart.business_conditions
                """))
        .containsExactly("2024Q2 | 2024-07-01 | 2024-04-01 | 令和6年度");
  }

  @Test
  void aQuestionSaysHowSureItsTopBoxIsAndWhoAnswered() {
    assertThat(
            asked.rows(
                """
                SELECT option, answers, share, share_low, share_high, valid_answers, no_answers,
                  top_box_share, top_box_low, top_box_high, bottom_box_share, mean_score,
                  response_rate_sent, response_rate_delivered, target, is_distinguishable
                FROM mart.survey_result
                WHERE source = 'RESPONSES' AND question_code = 'overall' AND breakdown IS NULL
                  AND option IN ('満足', '無回答')
                ORDER BY 1
                """))
        .containsExactly(
            "満足 | 53 | 0.3510 | 0.2794 | 0.4300 | 151 | 9 | 0.7550 | 0.6806 | 0.8167 | 0.0795 | 3.9934"
                + " | 0.3810 | 0.3883 | 0.7500 | false",
            "無回答 | 9 | null | null | null | 151 | 9 | 0.7550 | 0.6806 | 0.8167 | 0.0795 | 3.9934"
                + " | 0.3810 | 0.3883 | 0.7500 | false");
  }

  @Test
  void aBoxIsShownWhereTheOptionsItAddsAreWhateverElseIsSuppressed() {
    assertThat(
            asked.rows(
                """
                SELECT every_part, every_option, top_box, mean, COUNT(*)
                FROM (
                  SELECT
                    MAX(valid_answers) IS NOT NULL
                      AND BOOL_AND(NOT suppressed) FILTER (WHERE option IN ('満足', 'やや満足')) AS every_part,
                    MAX(valid_answers) IS NOT NULL AND BOOL_AND(NOT suppressed) FILTER (WHERE is_valid)
                      AS every_option,
                    MAX(top_box_share) IS NOT NULL AS top_box,
                    MAX(mean_score) IS NOT NULL AS mean
                  FROM mart.survey_result
                  WHERE valid_answers IS NULL OR valid_answers > 0
                  GROUP BY body_code, source, question_code, breakdown_question_code, breakdown_code
                  HAVING BOOL_OR(option = 'やや満足')
                )
                GROUP BY 1, 2, 3, 4 ORDER BY 1, 2
                """))
        .containsExactly(
            "false | false | false | false | 14",
            "true | false | true | false | 70",
            "true | true | true | true | 6");
  }

  @Test
  void aStatisticIsTheActualOfAnIndicatorWithTheCellsItIsFrom() {
    assertThat(
            asked.rows(
                """
                SELECT indicator_name, actual, unit, target, achievement, concept_code, source_file, source_cell
                FROM mart.indicator_achievement ORDER BY indicator_code
                """))
        .containsExactly(
            "会員満足度 | 75.4967 | % | 75.0000 | MET | member_satisfaction"
                + " | member_satisfaction_r6.csv | F2:F161",
            "会員満足度調査の回収率 | 38.8350 | % | null | NOT_RATED | null"
                + " | member_satisfaction_r6.csv | F2:F161");
  }

  @Test
  void noSuppressedCountCanBeComputedFromWhatIsShown() {
    List<AuditedRound> rounds =
        new PublishedSurveys(new TrinoRows(asked.jdbcUrl())).audit(null, List.of("first"));

    assertThat(rounds).allSatisfy(round -> assertThat(round.breaches(true)).isEmpty());
    assertThat(rounds)
        .extracting(round -> round.summary(true))
        .containsExactly(
            "05-federation business-conditions 2024 2024Q2: figures 216, suppressed 80, sensitive 56,"
                + " narrowest interval 5, breaches 0",
            "05-federation member-satisfaction 2024 2024: figures 904, suppressed 250, sensitive 174,"
                + " narrowest interval 5, breaches 0");
  }

  @Test
  void noOtherFigureTellsMoreThanTheCountsThatAreShown() {
    List<AuditedTable> tables = new PublishedFigures(new TrinoRows(asked.jdbcUrl())).audit("first");

    assertThat(tables)
        .extracting(table -> table.summary(true))
        .containsExactly(
            "mart.survey_result: figures of counts 96, of withheld counts 0",
            "mart.business_conditions: figures of counts 12, of withheld counts 0",
            "mart.indicator_achievement: figures of counts 2, of withheld counts 0",
            "mart.discrepancy: figures of counts 0, of withheld counts 0");
  }

  @Test
  void theAuditFindsFiguresOfCountsThatWouldBeWithheld() {
    List<AuditedTable> tables =
        new PublishedFigures(
                new TrinoRows(asked.jdbcUrl()),
                "breakdown IS NULL AND question_code = 'overall' AND option = 'やや満足'"
                    + " OR breakdown IS NULL AND question_code = 'sales' AND option = '増加'")
            .audit(null);

    assertThat(tables)
        .flatExtracting(table -> table.breaches(true))
        .containsExactly(
            "BREACH mart.survey_result: 05-federation CHAMBERS member-satisfaction 2024 overall follows from a withheld count",
            "BREACH mart.survey_result: 05-kazuno RESPONSES member-satisfaction 2024 overall follows from a withheld count",
            "BREACH mart.business_conditions: 05-federation CHAMBERS 2024Q2 sales follows from a withheld count",
            "BREACH mart.business_conditions: 05-kazuno RESPONSES 2024Q2 sales follows from a withheld count",
            "BREACH mart.indicator_achievement: 05-kazuno:member_survey:member-satisfaction 2024 follows from a withheld count");
  }

  @Test
  void withoutComplementarySuppressionTheAuditFindsWhatSumsGiveBack() {
    List<AuditedRound> rounds =
        new PublishedSurveys(new TrinoRows(asked.jdbcUrl()), "answers_state LIKE 'PRIMARY%'")
            .audit(null, List.of());

    assertThat(rounds).allSatisfy(round -> assertThat(round.breaches(true)).isNotEmpty());
  }

  @Test
  void whyACountIsSuppressedIsNotToldOutsideCore() {
    assertThat(
            asked.rows(
                """
                SELECT DISTINCT suppressed, suppressed_reason FROM mart.survey_result ORDER BY 1
                """))
        .containsExactly("false | null", "true | DISCLOSURE");
  }

  @Test
  void itIsRolledUpByAnswers() {
    assertThat(
            asked.rows(
                """
                SELECT federation_name, method, actual, chambers_reporting, not_aggregable_reason
                FROM mart.federation_rollup
                WHERE concept_code = 'member_satisfaction' AND basis = 'AS_WAS'
                """))
        .containsExactly("秋田県商工会連合会 | WEIGHTED_BY_ANSWERS | 75.4967 | 1 | null");
  }

  @Test
  void numbersAndWordsOfPeopleStopAtLanding() {
    Map<String, List<String>> texts = new TreeMap<>();
    asked
        .rows(
            """
            SELECT table_schema, table_name, column_name FROM information_schema.columns
            WHERE table_schema IN ('staging', 'core', 'mart', 'ops') AND data_type = 'varchar'
            """)
        .forEach(
            row -> {
              String[] parts = row.split(" \\| ");
              texts
                  .computeIfAbsent(parts[0] + "." + parts[1], none -> new ArrayList<>())
                  .add(
                      "regexp_like("
                          + parts[2]
                          + ", '(^|[^0-9A-Za-z])[NE]0\\d\\d\\d?\\d?($|[^0-9])|受付の時間|電話が早い|次の講習')");
            });

    assertThat(texts).isNotEmpty();
    assertThat(texts.keySet())
        .allSatisfy(
            table ->
                assertThat(
                        asked.one(
                            "SELECT COUNT(*) FROM %s WHERE %s"
                                .formatted(table, String.join(" OR ", texts.get(table)))))
                    .as(table)
                    .isEqualTo("0"));
    assertThat(asked.one("SELECT COUNT(*) FROM landing.cell WHERE raw_text = 'N0001'"))
        .isEqualTo("1");
  }

  /** Counts by question/option/breakdown question/breakdown option, those of 0 left out. */
  private static Map<String, Long> counted(String questionnaire) {
    Map<String, Long> counts = new TreeMap<>();
    asked
        .rows(
            """
            SELECT CONCAT_WS('/', question, option, COALESCE(breakdown_question, ''), COALESCE(breakdown_option, '')),
              answers
            FROM core.fct_survey_statistic
            WHERE source = 'RESPONSES' AND questionnaire = '%s' AND answers > 0
            """
                .formatted(questionnaire))
        .forEach(row -> counts.put(row.split(" \\| ")[0], Long.valueOf(row.split(" \\| ")[1])));
    return counts;
  }

  private static Map<String, Long> recounted(
      List<CSVRecord> rows, Map<String, String> questions, List<String> breakdowns) {
    Map<String, String> headings =
        questions.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    Map<String, Long> counts = new TreeMap<>();
    for (CSVRecord row : rows) {
      for (String question : new TreeSet<>(headings.keySet())) {
        String option = OPTIONS.get(row.get(headings.get(question)).strip());
        Stream.concat(
                Stream.of("/"),
                breakdowns.stream()
                    .filter(breakdown -> !breakdown.equals(question))
                    .map(
                        breakdown ->
                            breakdown
                                + "/"
                                + OPTIONS.get(row.get(headings.get(breakdown)).strip())))
            .forEach(group -> counts.merge(question + "/" + option + "/" + group, 1L, Long::sum));
      }
    }
    return counts;
  }

  private static List<CSVRecord> rows(Path file, Charset charset) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, charset)) {
      if (charset.equals(StandardCharsets.UTF_8)) {
        reader.skip(1);
      }
      try (CSVParser parser =
          CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
        return parser.getRecords();
      }
    }
  }
}
