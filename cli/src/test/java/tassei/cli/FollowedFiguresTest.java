package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.TableName;
import tassei.serve.ResultFormat;

/** Figures followed, editions compared and concepts proposed, asked of the real Trino. */
class FollowedFiguresTest {
  @TempDir private static Path folder;
  private static TwoEditions editions;
  private static Asked asked;

  @BeforeAll
  static void publishTwoEditions() throws IOException, SQLException {
    editions = TwoEditions.in(folder);
    asked = Asked.of(editions.warehouse().folder());
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void aFederationsFigureIsFollowedToTheCells() {
    assertThat(traced("--federation", "秋田県商工会連合会", "--concept", "商談", "--year", "R7"))
        .containsExactlyElementsOf(expected("trace_of_federation"));
  }

  @Test
  void aRatioSaysWhichPartsItHasAndWhyItCannotBePutTogether() {
    assertThat(
            traced(
                "--federation",
                "05-federation",
                "--concept",
                "organisation_rate",
                "--year",
                "2025"))
        .filteredOn(line -> !line.startsWith("CELL") && !line.startsWith("FILING"))
        .containsExactly(
            "level,no,body,fiscal_year,code,name,unit,actual,target,achievement,file,sheet,cell,text,note",
            "ROLLUP,1,秋田県商工会連合会,2025,organisation_rate,組織率,%,,,NOT_RATED,,,,,RATIO_OF_SUMS: 分子の合計÷分母の合計。その年度の構成。10商工会のうち2が報告、評価対象2のうち0が達成。報告なし: 大仙市商工会、藤里町商工会、潟上市商工会、河辺雄和商工会、北秋田市商工会、大館北秋商工会、男鹿市商工会、ゆざわ小町商工会。集計できない理由 PARTS_MISSING: 分子・分母の登録がない(にかほ市商工会)",
            "BODY,1.1,かづの商工会,2025,organisation_rate,組織率,%,58.7000,59.0000,MISSED,,,,,登録された分子 587、分母 1000",
            "FACT,1.1.1,かづの商工会,2025,05-kazuno:action_program_summary:C3-5-1,組織率の維持向上 ※組織率,%,58.7000,59.0000,MISSED,chamber_summary_r7.tsv,本文,E14,58.7(59),読み取り 58.7。良い方向 HIGHER(登録)。計算 MISSED、書かれた達成状況「未達成」(一致)",
            "SUPERSEDED,1.1.1.2,かづの商工会,2025,05-kazuno:action_program_summary:2025:9ff8848f,令和7年度 かつの商工会アクションプログラム 総括表,%,58.7000,59.0000,MISSED,chamber_summary_r7.tsv,本文,E14,58.7(59),1番目の版、2026-05-25受領。差し替え済み",
            "BODY,1.2,にかほ市商工会,2025,organisation_rate,組織率,%,58.7000,59.0000,MISSED,,,,,分子・分母の登録なし",
            "FACT,1.2.1,にかほ市商工会,2025,05-nikaho:action_program_summary:C3-5-1,組織率の維持向上 ※組織率,%,58.7000,59.0000,MISSED,nikaho.tsv,本文,E14,58.7(59),読み取り 58.7。良い方向 HIGHER(登録)。計算 MISSED、書かれた達成状況「未達成」(一致)");
  }

  @Test
  void aChamberOfTodayIsFollowedToItsPredecessors() {
    assertThat(traced("--chamber", "八幡平商工会", "--concept", "sales_channel", "--year", "R7"))
        .filteredOn(line -> line.matches("(HISTORY|BODY),.*"))
        .containsExactly(
            "HISTORY,1,八幡平商工会,2025,sales_channel,販路開拓 / 商談 / 成約,社,85.0000,75.0000,MET,,,,,"
                + "SUM: 合計。その年度の2団体のうち2が報告",
            "BODY,1.1,かづの商工会,2025,sales_channel,販路開拓 / 商談 / 成約,社,44.0000,45.0000,MISSED,,,,,指標2件の合計",
            "BODY,1.2,にかほ市商工会,2025,sales_channel,販路開拓 / 商談 / 成約,社,41.0000,30.0000,MET,,,,,指標2件の合計");
  }

  @Test
  void aTargetOfAPlanIsFollowedToItsLine() {
    assertThat(traced("--indicator", "05-nikaho:action_program_plan:C1-2-1", "--year", "令和5年度"))
        .containsExactly(
            "level,no,body,fiscal_year,code,name,unit,actual,target,achievement,file,sheet,cell,text,note",
            "TARGET,1,にかほ市商工会,2023,05-nikaho:action_program_plan:C1-2-1,事業の新陳代謝に向けた円滑な引継ぎの実現,件,,17.0000,,plan.txt,本文,line 477 item 3,17,計画の目標。2022-03-31に判明。有効な版",
            "FILING,1.1,にかほ市商工会,2022,05-nikaho:action_program_plan:2022:9a5a389d,にかほ市商工会アクションプログラム,,,,,plan.txt,,,,1番目の版、2022-03-31受領",
            "CELL,1.1.1,にかほ市商工会,2023,,目標,,,,,plan.txt,本文,line 477 item 3,\"10 14 17 20 25 30 \",");
  }

  @Test
  void whatIsNotThereIsAnErrorThatNamesWhatIsNear() {
    assertRefused(
        () -> traced("--chamber", "かずの商工会", "--concept", "組織率", "--year", "R7"),
        "Unknown chamber 'かずの商工会': near names are かつの商工会, かづの商工会, くびきの商工会, しばた商工会, つばめ商工会");
    assertRefused(
        () -> traced("--chamber", "かづの商工会", "--concept", "会員満足", "--year", "R7"),
        "Unknown concept '会員満足': near names are 会員満足度, 会員数, 職員満足度, AI活用, BCP");
    assertRefused(
        () -> traced("--indicator", "05-kazuno:action_program_summary:C2-3-3", "--year", "R7"),
        "Unknown indicator '05-kazuno:action_program_summary:C2-3-3': near names are 05-kazuno:action_program_summary:C2-3-1,"
            + " 05-kazuno:action_program_summary:C2-3-2, 05-kazuno:action_program_summary:C2-4-1,"
            + " 05-kazuno:action_program_summary:C2-4-2, 05-kazuno:action_program_summary:C3-6-3");
    assertRefused(
        () -> traced("--federation", "かづの商工会", "--concept", "組織率", "--year", "R7"),
        "Unknown federation 'かづの商工会': near names are 三重県商工会連合会, 京都府商工会連合会, 佐賀県商工会連合会, 兵庫県商工会連合会, 北海道商工会連合会");
    assertRefused(
        () -> traced("--chamber", "05-kazuno", "--concept", "組織率", "--year", "R6"),
        "Nothing to trace in 令和6年度: there are figures in 令和7年度");
    assertRefused(
        () -> traced("--chamber", "05-kazuno", "--year", "R6"),
        "Cannot tell what to trace: give --concept CODE");
  }

  @Test
  void twoEditionsDifferInTheFiguresThatWereCorrected() {
    assertThat(differences("E1", "E2"))
        .filteredOn(
            line ->
                line.matches(
                    "mart.(indicator_achievement|federation_rollup|chamber_comparison|strategy_rollup),.*"))
        .containsExactlyElementsOf(expected("diff_of_editions"));
  }

  @Test
  void theRowsOfOneTableAreShownWhereItIsAskedFor() {
    assertThat(differences("E1", "E2", "--table", "core.fct_correction"))
        .containsExactly(
            "table,kind,key,column,before,after,row_count",
            "core.fct_correction,ROW_ONLY_AFTER,,,,\"body_code=05-kazuno, form_type=action_program_summary, fiscal_year=2025, measure_no=3, indicator_no=1, indicator_name=域外市場への販路開拓取組事業者数, field=ACTUAL, value_year=2025, expected=26, found=24, corrected=25, known_at=2026-07-10, reason=転記の誤り, source=事務局の電話, filing_code=05-kazuno:action_program_summary:2025:9ff8848f, file_hash=9ff8848f59dee9423d9714ba24c278de7deb768dce3d45eca923e8f821361361, indicator_place=C2-3-1, state=OUTDATED, federation_code=05-federation\",1",
            "core.fct_correction,ROW_ONLY_AFTER,,,,\"body_code=05-kazuno, form_type=action_program_summary, fiscal_year=2025, measure_no=3, indicator_no=1, indicator_name=域外市場への販路開拓取組事業者数, field=ACTUAL, value_year=2025, expected=26, found=26, corrected=25, known_at=2026-07-10, reason=転記の誤り, source=事務局の電話, filing_code=05-kazuno:action_program_summary:2025:515f5dc0, file_hash=515f5dc0cc9b20f3efd8a817f0900f64173c8b6fd11b79a0dbace7c17a46da71, indicator_place=C2-3-1, state=APPLIED, federation_code=05-federation\",1");
    assertThat(differences("E1", "E1"))
        .containsExactly("table,kind,key,column,before,after,row_count");
  }

  @Test
  void anEditionOrTableThatNobodyKnowsIsAnErrorThatNamesThoseThereAre() {
    assertRefused(() -> differences("E1", "E3"), "Unknown edition 'E3': known are E1, E2");
    assertRefused(
        () -> differences("E1", "E2", "--table", "mart.discrepency"),
        "Unknown table 'mart.discrepency': near names are mart.discrepancy, mart.figure_change, core.dim_region, core.dim_strategy, mart.district_result");
  }

  @Test
  void columnsThatOnlyOneEditionHasAreNamed() {
    TableName table = new TableName("mart", "x");
    EditionTables.Pair pair =
        new EditionTables.Pair(
            table,
            Map.of("kept", "int", "old", "string", "wider", "int"),
            Map.of("kept", "int", "new", "date", "wider", "long"));

    assertThat(pair.shared()).containsExactly("kept");
    assertThat(new EditionTables(List.of(pair)).inOneOnly())
        .containsExactlyInAnyOrder(
            DiffRow.column(table, DiffRow.Kind.COLUMN_ONLY_BEFORE, "old", "string", null),
            DiffRow.column(table, DiffRow.Kind.COLUMN_ONLY_AFTER, "new", null, "date"),
            DiffRow.column(table, DiffRow.Kind.COLUMN_CHANGED, "wider", "int", "long"));
  }

  @Test
  void everyTableCanBeAskedAsOfAnEditionMadeBeforeIt() {
    List<String> tables =
        asked.rows(
            """
            SELECT concat(table_schema, '.', table_name) FROM information_schema.tables
            WHERE table_schema IN ('core', 'mart')
            """);

    assertThat(tables).contains("mart.strategy_rollup").hasSizeGreaterThan(30);
    for (String table : tables) {
      assertThat(asked.one("SELECT count(*) FROM %s FOR VERSION AS OF 'E1'".formatted(table)))
          .as(table)
          .matches("\\d+");
    }
    assertThat(asked.one("SELECT count(*) FROM mart.strategy_rollup FOR VERSION AS OF 'E1'"))
        .isEqualTo("0");
  }

  @Test
  void conceptsAreProposedInRowsThatCanBeAppended() throws IOException {
    List<String> rows = suggested(ResultFormat.CSV);

    assertThat(rows).containsExactlyElementsOf(expected("suggest"));
    Path own = TwoEditions.copyOfReference(folder.resolve("own"));
    Files.write(
        own.resolve("indicators.csv"), rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    assertThat(TwoEditions.knowledge(own).reference().mapped())
        .hasSize(
            TwoEditions.knowledge(Sample.INSTALLATION.reference()).reference().mapped().size()
                + rows.size());
  }

  private static List<String> suggested(ResultFormat format) {
    return lines(
        out ->
            SuggestVerb.run(
                editions.warehouse(),
                new BigDecimal("0.5"),
                format,
                TwoEditions.knowledge(editions.reference()),
                out));
  }

  private static List<String> traced(String... arguments) {
    TraceVerb verb = new TraceVerb();
    new picocli.CommandLine(verb)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(csv(arguments));
    return lines(out -> verb.print(asked.jdbcUrl(), out));
  }

  private static List<String> differences(String... arguments) {
    DiffVerb verb = new DiffVerb();
    new picocli.CommandLine(verb)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(csv(arguments));
    return lines(out -> verb.print(asked.jdbcUrl(), verb.tables(editions.warehouse()), out));
  }

  private static String[] csv(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--format", "csv")).toArray(String[]::new);
  }

  private static void assertRefused(Runnable asking, String message) {
    assertThatThrownBy(asking::run).isInstanceOf(UsageException.class).hasMessage(message);
  }

  private static List<String> lines(Consumer<PrintStream> printing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    printing.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The lines of a file of expected ones. */
  private static List<String> expected(String name) {
    try {
      return Files.readAllLines(
          Path.of("src/test/resources/expected", name + ".csv"), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
