package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The main job on the bundled forms: files in, marts out, asked of the real Trino. Whole marts are
 * held against the files in {@code src/test/resources/expected}; {@code -Dtassei.accept=true}
 * rewrites them after the difference has been looked at.
 */
class MainJobTest {
  private static final Path EXPECTED = Path.of("src/test/resources/expected");

  @TempDir private static Path folder;
  private static Path warehouse;
  private static RunVerb.Outcome outcome;
  private static Asked asked;

  @BeforeAll
  static void runEverything() {
    warehouse = folder.resolve("倉庫 100%");
    outcome = Sample.run(warehouse, Sample.forms(folder.resolve("forms")));
    asked = Asked.of(warehouse);
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void fiveFormsAreReadAndNoneWaits() {
    assertThat(outcome.landed()).isEqualTo(5);
    assertThat(outcome.observed()).isEqualTo(5);
    assertThat(outcome.waiting()).isZero();
    assertThat(
            asked.rows(
                "SELECT body_name, form_type, fiscal_year, state, file_name FROM core.dim_filing ORDER BY file_name"))
        .containsExactly(
            "にかほ市商工会 | action_program_plan | 2022 | CURRENT | chamber_plan_r4_r8.txt",
            "かづの商工会 | action_program_summary | 2025 | CURRENT | chamber_summary_r7.tsv",
            "兵庫県商工会連合会 | implementation_plan | 2026 | CURRENT | federation_plan_r8.md",
            "秋田県商工会連合会 | action_program_summary | 2024 | CURRENT | federation_summary_r6.tsv",
            "呉広域商工会 | goal_table | 2021 | CURRENT | goal_table_r3.tsv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "indicator_achievement",
        "measure_achievement",
        "program_achievement",
        "target_progress",
        "district_result",
        "discrepancy",
        "data_problem",
        "filing_status"
      })
  void everyRowOfTheMartIsAsExpected(String mart) throws IOException, SQLException {
    List<String> rows = csv("SELECT * FROM mart." + mart);
    Path expected = EXPECTED.resolve(mart + ".csv");
    if (Boolean.getBoolean("tassei.accept")) {
      Files.createDirectories(EXPECTED);
      Files.write(expected, rows, StandardCharsets.UTF_8);
    }
    assertThat(rows)
        .hasSizeGreaterThan(1)
        .isEqualTo(Files.readAllLines(expected, StandardCharsets.UTF_8));
  }

  @Test
  void theBalanceAddsToTheFilledCellsOfTheWarehouseAndOfEachFile() {
    assertThat(cells(new AccountVerb()))
        .isEqualTo(asked.one("SELECT sum(filled_count) FROM landing.file"));
    for (String file : List.of("chamber_summary_r7.tsv", "goal_table_r3.tsv")) {
      CommandLine said = Main.commandLine();
      said.parseArgs("account", "--file=" + file);
      assertThat(cells(said.getSubcommands().get("account").getCommand()))
          .as(file)
          .isEqualTo(
              asked.one(
                  "SELECT sum(filled_count) FROM landing.file WHERE file_name = '%s'"
                      .formatted(file)));
    }
    assertThat(asked.rows(new AccountVerb().query()))
        .noneMatch(row -> row.contains(" | NONE | ") || row.contains(" | LOST | "));
  }

  @Test
  void theSumsOfARunAreThoseOfTheBalance() {
    assertThat(
            asked.rows(
                "SELECT stage, fate, files, items FROM ops.run_account WHERE stage <> 'LANDING' ORDER BY stage, fate"))
        .containsExactlyElementsOf(
            asked.rows(
                "SELECT * FROM (%s) ORDER BY stage, fate"
                    .formatted(new AccountVerb().query().replaceAll("(?s)ORDER BY.*", ""))))
        .hasSizeGreaterThan(10);
    assertThat(asked.rows("SELECT files, items FROM ops.run_account WHERE stage = 'LANDING'"))
        .isEqualTo(asked.rows("SELECT count(*), sum(filled_count) FROM landing.file"));
    assertThat(asked.one("SELECT sum(items) FROM ops.run_account WHERE stage = 'CELL'"))
        .isEqualTo(asked.one("SELECT items FROM ops.run_account WHERE stage = 'LANDING'"));
  }

  private static String cells(AccountVerb account) {
    return asked.one(
        "SELECT sum(items) FROM (%s) WHERE stage = 'CELL'"
            .formatted(account.query().replaceAll("(?s)ORDER BY.*", "")));
  }

  @Test
  void theFederationsTotalsFollowFromItsIndicatorsAndNothingDisagrees() {
    assertThat(
            asked.rows(
                """
                SELECT measures_met, measures_rated, indicators_met, indicators_rated, printed_measures,
                  printed_indicators, agrees_with_printed
                FROM mart.program_achievement WHERE body_code = '05-federation'
                """))
        .containsExactly("6 | 12 | 16 | 24 | 6/12 | 16/24 | true");
    assertThat(asked.rows("SELECT * FROM mart.discrepancy WHERE body_code = '05-federation'"))
        .isEmpty();
  }

  @Test
  void fewerOfficesAreBetterBecauseTheRegisterSaysSo() {
    assertThat(
            asked.one(
                """
                SELECT actual, target, achievement, direction, direction_source, printed_status, source_file, source_cell
                FROM mart.indicator_achievement WHERE indicator_name = '全県の拠点数'
                """))
        .isEqualTo(
            "45.0000 | 47.0000 | MET | LOWER | REFERENCE | 達成 | federation_summary_r6.tsv | E18");
  }

  @Test
  void theChambersMeasuresAreDerivedWhereTheirColumnIsLost() {
    assertThat(
            asked.rows(
                """
                SELECT achievement, is_derived, count(*) FROM mart.measure_achievement
                WHERE body_code = '05-kazuno' GROUP BY 1, 2 ORDER BY 1
                """))
        .containsExactly("MET | true | 4", "MISSED | true | 6");
    assertThat(
            asked.one(
                "SELECT achievement FROM mart.indicator_achievement WHERE actual = DECIMAL '58.7'"))
        .isEqualTo("MISSED");
    assertThat(asked.rows("SELECT cell FROM mart.data_problem WHERE code = 'UNIT_MISSING'"))
        .containsExactly("D9");
  }

  @Test
  void gradesAreKeptAsPrintedAndNotRecomputed() {
    assertThat(
            asked.rows(
                """
                SELECT printed_status, count(*), count(agrees_with_printed) FROM mart.indicator_achievement
                WHERE form_type = 'goal_table' GROUP BY 1 ORDER BY 1
                """))
        .containsExactly("A | 29 | 0", "B | 29 | 0", "C | 2 | 0", "毎年 | 1 | 0", "null | 1 | 0");
  }

  @Test
  void districtsAreHeldAgainstTheirTotal() {
    assertThat(asked.one("SELECT count(*) FROM mart.district_result")).isEqualTo("204");
    assertThat(
            asked.one(
                """
                SELECT count(DISTINCT indicator_code) FILTER (WHERE sums_agree),
                  count(DISTINCT indicator_code) FILTER (WHERE NOT sums_agree),
                  count(DISTINCT indicator_code) FILTER (WHERE decision = 'AMBIGUOUS')
                FROM mart.district_result WHERE row_role = 'INDICATOR'
                """))
        .isEqualTo("14 | 16 | 1");
    assertThat(asked.one("SELECT count(*) FROM mart.discrepancy WHERE kind = 'DISTRICT_SUM'"))
        .isEqualTo("16");
  }

  @Test
  void aTargetThatTwoRowsShareIsHeldAgainstTheirSum() {
    assertThat(
            asked.rows(
                """
                SELECT indicator_no, actual, target, judged_actual, achievement, target_shared_with, target_cell
                FROM mart.indicator_achievement WHERE target_shared_with IS NOT NULL ORDER BY 1
                """))
        .containsExactly(
            "11 | 3035.0000 | 6600.0000 | 10151.0000 | MET | 11,12 | C20",
            "12 | 7116.0000 | 6600.0000 | 10151.0000 | MET | 11,12 | C20");
  }

  @Test
  void thePlanIsTwentyOneIndicatorsOfABaselineAndFiveTargets() {
    assertThat(
            asked.one(
                """
                SELECT count(DISTINCT indicator_code), count(*), count(baseline), count(target_planned),
                  count(DISTINCT indicator_code) FILTER (WHERE is_cumulative)
                FROM mart.target_progress WHERE body_code = '05-nikaho'
                """))
        .isEqualTo("21 | 105 | 105 | 105 | 8");
    assertThat(
            asked.one(
                "SELECT count(DISTINCT (measure_code, action_no)), count(*), count(*) FILTER (WHERE cell_kind = 'CONTINUES') FROM core.fct_activity_schedule"))
        .isEqualTo("20 | 200 | 107");
  }

  @Test
  void theCatalogueIsThirtyFourIndicatorsInNineteenSections() {
    assertThat(
            asked.one(
                """
                SELECT count(*), count(DISTINCT strategy_no), count(DISTINCT measure_label),
                  max(indicator_name) FILTER (WHERE direction = 'LOWER')
                FROM core.dim_indicator WHERE form_type = 'implementation_plan'
                """))
        .isEqualTo("34 | 4 | 19 | 不正事案発生件数(懲戒処分件数)");
    assertThat(
            asked.rows(
                "SELECT indicator_mark, indicator_name FROM core.dim_indicator WHERE form_type = 'implementation_plan' AND indicator_no BETWEEN 24 AND 26 ORDER BY indicator_no"))
        .containsExactly("㉔ | 青年部新規加入部員数", "㉕ | 女性部新規加入部員数", "㉖ | 壮青年部新規加入部員数");
  }

  @Test
  void problemsAreFoundByAnAliasOfTheChamberAndGuardedAgainstSpreadsheets() {
    assertThat(asked.rows(ProblemsVerbTest.query("--chamber", "かつの", "--format", "csv")))
        .containsExactly(
            "WARN | UNIT_MISSING | かづの商工会 | 2025 | chamber_summary_r7.tsv | 本文 | D9 | (2) 起業・創業支援事業"
                + " | chamber_summary_r7.tsv D9:単位(件、社、% など) が入るところに「(2) 起業・創業支援事業」とあります。指標名または値に単位を書いてください。単位は推測しません。");
    assertThat(
            asked.rows(
                "SELECT %s FROM (VALUES '=1+1', '-1', '+5%%', '-x', '@a', '△5', '') AS t (found)"
                    .formatted(ProblemsVerb.asText("found"))))
        .containsExactly("'=1+1", "-1", "+5%", "'-x", "'@a", "△5", "");
  }

  @Test
  void namesOfStaffAndRemarksStopAtLanding() {
    List<String> tables =
        asked.rows(
            """
            SELECT table_schema || '.' || table_name,
              array_join(array_agg('''' || column_name || '''' ORDER BY column_name), ', '),
              array_join(array_agg('"' || column_name || '"' ORDER BY column_name), ', ')
            FROM tassei.information_schema.columns
            WHERE table_schema IN ('staging', 'core', 'mart') AND data_type = 'varchar'
            GROUP BY 1
            """);
    assertThat(tables).hasSizeGreaterThan(40);
    for (String table : tables) {
      String[] parts = table.split(" \\| ");
      assertThat(
              asked.rows(
                  """
                  SELECT texts.name, texts.value
                  FROM %s CROSS JOIN UNNEST(ARRAY[%s], ARRAY[%s]) AS texts (name, value)
                  WHERE regexp_like(texts.value, '担当[A-Z]|各指導員$|正副会長$|配帳担当') AND texts.value NOT LIKE '%%名×%%'
                  """
                      .formatted(parts[0], parts[1], parts[2])))
          .as(parts[0])
          .isEmpty();
    }
    assertThat(asked.one("SELECT count(*) FROM landing.cell WHERE raw_text LIKE '担当%'"))
        .isNotEqualTo("0");
  }

  @Test
  void everyTableAndColumnHasAJapaneseComment() {
    assertThat(
            asked.rows(
                """
                SELECT table_schema, table_name, column_name FROM tassei.information_schema.columns
                WHERE table_schema IN ('landing', 'staging', 'core', 'mart', 'ops')
                """))
        .hasSizeGreaterThan(300);
    assertThat(
            asked.rows(
                """
                SELECT schema_name, table_name FROM system.metadata.table_comments
                WHERE catalog_name = 'tassei' AND schema_name IN ('landing', 'staging', 'core', 'mart', 'ops')
                  AND (comment IS NULL OR NOT regexp_like(comment, '[ぁ-んァ-ヶ一-龠]'))
                """))
        .isEmpty();
    List<String> without = new ArrayList<>();
    for (String table :
        asked.rows(
            "SELECT table_schema || '.' || table_name FROM tassei.information_schema.tables WHERE table_schema IN ('landing', 'staging', 'core', 'mart', 'ops')")) {
      for (String column : asked.rows("SHOW COLUMNS FROM " + table)) {
        if (!column.matches("(?s).*[ぁ-んァ-ヶ一-龠].*")) {
          without.add(table + " " + column);
        }
      }
    }
    assertThat(without).isEmpty();
  }

  /** As CSV lines, sorted, so that only a changed row changes a line. */
  private static List<String> csv(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(asked.jdbcUrl());
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        header.add(rows.getMetaData().getColumnName(i));
      }
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(field(rows.getString(i)));
        }
        lines.add(String.join(",", values));
      }
      lines.sort(null);
      lines.addFirst(String.join(",", header));
    }
    return lines;
  }

  private static String field(String value) {
    if (value == null) {
      return "";
    }
    String plain = value.replace("\n", "\\n");
    return plain.matches("(?s).*[\",].*|") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
