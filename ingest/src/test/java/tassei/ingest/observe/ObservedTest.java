package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Observed.Declared;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.model.Observation.IndicatorFigure;

class ObservedTest {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));
  private static final Declared NOTHING = new Declared("", "");
  private static final FiscalYear R5 = new FiscalYear(2023);
  private static final FiscalYear R6 = new FiscalYear(2024);

  private static final Body MIDORI = chamber("x-midori", "みどり野商工会", "緑野商工会");
  private static final Body SORA = chamber("x-sora", "空野商工会", "そらの商工会");
  private static final BodyRegister BODIES = new BodyRegister(List.of(MIDORI, SORA));

  private static final String SUMMARY =
      """
      令和6年度 みどり野商工会アクションプログラム総括表
      戦略\t\t施策\t達成状況※1\t施策目標(指標)\tR6実績値(目標値)\t達成状況※2
      共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t12回(10回)\t達成
      \t\t達成数計\t1/1\t\t達成数計\t1/1
      """;

  @Test
  void aDocumentNamesItsBodyAndItsYear() {
    Observed observed = observed(SUMMARY, NOTHING);

    assertThat(observed.isAccepted()).isTrue();
    assertThat(observed.body()).contains(MIDORI);
    assertThat(observed.fiscalYear()).contains(R6);
    assertThat(observed.recognition().orElseThrow().winner().orElseThrow().layout().formType())
        .isEqualTo(FormType.ACTION_PROGRAM_SUMMARY);
    assertThat(messages(observed)).isEmpty();
  }

  @Test
  void aTableWhoseNumbersHaveCommasOutsideQuotationMarksWaits() {
    Observed observed =
        observed(
            """
            令和6年度 みどり野商工会アクションプログラム総括表
            戦略,,施策,達成状況※1,施策目標(指標),目標値,R6実績値,達成状況※2
            共通戦略,1 人,1 学び,達成,(1) 講座数(回),1,100,1,240,達成
            ,,,,(2) 参加者数(人),980,1,020,達成
            ,,達成数計,1/1,,,,2/2
            """,
            NOTHING);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv line 3: expected as many cells as the headings have (a number with commas stands"
                + " in quotation marks: \"1,150\"), found '共通戦略,1 人,1 学び,達成,(1)"
                + " 講座数(回),1,100,1,240,達成'. Check that it is the right form, or add a folder for it"
                + " under layouts.");
  }

  @Test
  void aRowWhoseNumbersAreInPiecesIsSetAside() {
    Observed observed =
        observed(
            """
            令和6年度 みどり野商工会アクションプログラム総括表,,,,,,,
            戦略,,施策,達成状況※1,施策目標(指標),目標値,R6実績値,達成状況※2
            共通戦略,1 人,1 学び,達成,(1) 講座数(回),100,120,達成
            ,,,,(2) 参加者数(人),980,990,達成
            ,,,,(3) 会員数(人),1,150,1,204,達成
            ,,達成数計,1/1,,,達成数計,3/3
            """,
            NOTHING);

    assertThat(
            observed.problems().stream()
                .filter(problem -> problem.code().name().equals("ROW_LENGTH"))
                .map(problem -> problem.messageEn("a.tsv")))
        .containsExactlyInAnyOrder(piecesAt("F5"), piecesAt("G5"));
  }

  private static String piecesAt(String cell) {
    return "a.tsv %s: expected as many cells as the headings have (a number with commas stands in quotation marks: \"1,150\"), found '1,150、1,204'. The row is shorter or longer than the headings and set aside. Check its separators and line breaks."
        .formatted(cell);
  }

  @Test
  void whereTheDocumentNamesNoBodyTheFilingsDo() {
    String nameless = SUMMARY.replace("みどり野商工会", "");

    assertThat(observed(nameless, new Declared("そらの商工会", "")).body()).contains(SORA);
    assertThat(observed(nameless, new Declared("そらの商工会", "")).isAccepted()).isTrue();
  }

  @Test
  void whereNobodyNamesTheBodyTheFileWaits() {
    Observed observed = observed(SUMMARY.replace("みどり野商工会", ""), NOTHING);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv: expected the name of the chamber or federation that files,"
                + " found '令和6年度 アクションプログラム総括表'."
                + " State who files this document in the column body of filings.csv.");
    assertThat(observed.observations()).isNotEmpty();
  }

  @Test
  void whereTheDocumentNamesTwoBodiesTheFilingsSayWhichFiles() {
    String joint = SUMMARY.replace("みどり野商工会", "みどり野商工会・空野商工会");
    Observed observed = observed(joint, NOTHING);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.body()).isEmpty();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected the name of the chamber or federation that files,"
                + " found 'みどり野商工会・空野商工会'."
                + " State who files this document in the column body of filings.csv.");
    assertThat(observed(joint, new Declared("空野商工会", "")).body()).contains(SORA);
    assertThat(observed(joint, new Declared("空野商工会", "")).isAccepted()).isTrue();
  }

  @Test
  void twoBodiesAboveAGoalTableWait() {
    String table =
        """
        みどり野商工会・空野商工会 経営発達支援計画 目標管理表
        事業\t項目別事項\t目標\t達成状況\tR6実績
        支援\t相談数\t10件\tA\t12件
        """;

    assertThat(observed(table, NOTHING).problems())
        .anyMatch(
            problem ->
                problem
                    .messageJa("a.tsv")
                    .equals(
                        "a.tsv A1:提出した商工会または連合会の名称 が入るところに「みどり野商工会・空野商工会」とあります。"
                            + "filings.csv にこのファイルの提出者(body)を書いてください。"));
    assertThat(observed(table, new Declared("空野商工会", "")).body()).contains(SORA);
  }

  @Test
  void twoNamesOfOneBodyAreOne() {
    Observed observed = observed(SUMMARY.replace("みどり野商工会", "みどり野商工会(緑野商工会)"), NOTHING);

    assertThat(observed.body()).contains(MIDORI);
    assertThat(observed.isAccepted()).isTrue();
  }

  @Test
  void aBodyNobodyKnowsWaitsAtItsCell() {
    Observed observed = observed(SUMMARY.replace("みどり野", "まぼろし"), new Declared("空野商工会", ""));

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.body()).isEmpty();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected the name of a chamber or federation of that year, found 'まぼろし商工会'."
                + " Check the name; if it is right, add the body or the alias to reference/bodies.csv.");
  }

  @Test
  void aDeclaredBodyNobodyKnowsWaitsWithoutACell() {
    Observed observed = observed(SUMMARY.replace("みどり野商工会", ""), new Declared("まぼろし商工会", ""));

    assertThat(messages(observed))
        .containsExactly(
            "a.tsv: expected the name of a chamber or federation of that year, found 'まぼろし商工会'."
                + " Check the name; if it is right, add the body or the alias to reference/bodies.csv.");
  }

  @Test
  void theDocumentWinsOverTheFilingsAndSomebodyIsTold() {
    Observed observed = observed(SUMMARY, new Declared("空野商工会", ""));

    assertThat(observed.isAccepted()).isTrue();
    assertThat(observed.body()).contains(MIDORI);
    assertThat(observed.problems().stream().map(problem -> problem.messageJa("a.tsv")))
        .containsExactly(
            "a.tsv A1:filings.csv の提出者「空野商工会」 が入るところに「みどり野商工会」とあります。"
                + "文書の名称を採用しました。filings.csv を確認してください。");
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected '空野商工会' as filings.csv says, found 'みどり野商工会'."
                + " The document's own name was taken. Check filings.csv.");
  }

  @Test
  void anAliasInTheFilingsContradictsNothing() {
    assertThat(messages(observed(SUMMARY, new Declared("緑野商工会", "")))).isEmpty();
  }

  @Test
  void twoYearsInOneDocumentWait() {
    Observed observed = observed(SUMMARY.replace("R6", "R5"), NOTHING);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected the fiscal year of the headings (令和5年度),"
                + " found '令和6年度 みどり野商工会アクションプログラム総括表'."
                + " Correct the year in the document, or state the right one in filings.csv.");
  }

  @Test
  void aDeclaredYearSettlesAConflictForEveryFigure() {
    for (FiscalYear year : List.of(R5, R6)) {
      Observed observed = observed(SUMMARY.replace("R6", "R5"), new Declared("", year.label()));

      assertThat(observed.isAccepted()).isTrue();
      assertThat(messages(observed)).isEmpty();
      assertThat(observed.fiscalYear()).contains(year);
      assertThat(years(observed)).containsOnly(year).hasSize(2);
    }
  }

  @Test
  void aDeclaredYearStandsInForOneThatIsNotPrinted() {
    String undated = SUMMARY.replace("令和6年度 ", "").replace("R6", "");

    Observed waiting = observed(undated, NOTHING);
    Observed accepted = observed(undated, new Declared("", "R6"));

    assertThat(messages(waiting))
        .containsExactly(
            "a.tsv A1: expected a fiscal year such as 令和6年度, found 'みどり野商工会アクションプログラム総括表'."
                + " Print the fiscal year in the title, or state it in filings.csv.");
    assertThat(waiting.isAccepted()).isFalse();
    assertThat(accepted.isAccepted()).isTrue();
    assertThat(accepted.fiscalYear()).contains(R6);
    assertThat(years(accepted)).containsOnly(R6).hasSize(2);
  }

  @Test
  void aGoalTableWithoutAYearTakesTheDeclaredOne() {
    String undated =
        """
        経営発達支援計画 目標管理表
        事業\t項目別事項\t目標\t達成状況\t実績
        相談\t相談件数\t10件\tA\t12件
        """;

    assertThat(observed(undated, new Declared("空野商工会", "")).isAccepted()).isFalse();
    Observed accepted = observed(undated, new Declared("空野商工会", "R6"));
    assertThat(messages(accepted)).isEmpty();
    assertThat(years(accepted)).containsOnly(R6).hasSize(2);
  }

  @Test
  void aDeclarationThatIsNoYearWaits() {
    Observed observed = observed(SUMMARY, new Declared("", "令和6年"));

    assertThat(observed.isAccepted()).isFalse();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv: expected a fiscal year such as 令和6年度, found 'filings.csv: 令和6年'."
                + " Print the fiscal year in the title, or state it in filings.csv.");
  }

  @Test
  void twoBodiesOfOneNameWait() {
    BodyRegister twins = new BodyRegister(List.of(MIDORI, chamber("y-midori", "みどり野商工会", "x")));

    Observed observed = Observed.of(document(SUMMARY), NOTHING, LAYOUTS, twins);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.body()).isEmpty();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected a name that means one body only (it is the name of x-midori, y-midori),"
                + " found 'みどり野商工会'. Give each body an alias of its own in reference/bodies.csv,"
                + " and state it in the column body of filings.csv.");
    assertThat(observed.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv A1:一つの団体だけを指す名称(この名称の団体: x-midori, y-midori)"
                + " が入るところに「みどり野商工会」とあります。reference/bodies.csv で団体ごとに異なる別名を付け、"
                + "filings.csv の提出者(body)にその別名を書いてください。");
    Observed told = Observed.of(document(SUMMARY), new Declared("緑野商工会", ""), LAYOUTS, twins);
    assertThat(told.body()).contains(MIDORI);
    assertThat(messages(told)).isEmpty();
  }

  @Test
  void aDocumentUnderTheFormerOrTheLaterNameOfABodyIsThatBodys() {
    Body former = during("x-hara", "北の原商工会", null, LocalDate.of(2024, 3, 31));
    Body later = during("x-hara", "新北原商工会", LocalDate.of(2024, 4, 1), null);
    BodyRegister renamed = new BodyRegister(List.of(former, later));
    String underLater = SUMMARY.replace("みどり野", "新北原").replace("令和6年度", "令和5年度");
    String underFormer = SUMMARY.replace("みどり野", "北の原");

    Observed before =
        Observed.of(document(underLater.replace("R6", "R5")), NOTHING, LAYOUTS, renamed);
    Observed after = Observed.of(document(underFormer), NOTHING, LAYOUTS, renamed);

    assertThat(before.body()).contains(former);
    assertThat(messages(before)).isEmpty();
    assertThat(after.body()).contains(later);
    assertThat(messages(after)).isEmpty();
  }

  @Test
  void aNameThatIsRegisteredForOtherYearsWaitsAndSaysForWhich() {
    BodyRegister merged =
        new BodyRegister(List.of(during("x-aoba", "青葉商工会", LocalDate.of(2025, 4, 1), null)));

    Observed observed =
        Observed.of(document(SUMMARY.replace("みどり野", "青葉")), NOTHING, LAYOUTS, merged);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.body()).isEmpty();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected the name of a body that existed in fiscal year 2024"
                + " (those of this name: x-aoba 2025-04-01–), found '青葉商工会'."
                + " Check the year and the name. If the figures are of the body before or after a merger,"
                + " print that body's name, or add the alias to its row in reference/bodies.csv.");
    assertThat(observed.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv A1:2024年度に存在した団体の名称(この名称の団体: x-aoba 2025-04-01–)"
                + " が入るところに「青葉商工会」とあります。年度と名称を確認してください。合併の前または後の団体の数値であれば、"
                + "その団体の名称に直すか、reference/bodies.csv のその団体の行に別名として加えてください。");
  }

  @Test
  void aFormNobodyKnowsIsToldTheNearestOneAndWhatItLacks() {
    Observed observed = observed("売上台帳\n戦略\t施策\n1\t2\n", NOTHING);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.header()).isEqualTo(Optional.empty());
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv A1: expected the title and headings of a known form (nearest is"
                + " 'action-program-plan-list' with 23 of 100 points: title 0/45 (missing アクションプログラム"
                + " 施策目標一覧), headings 11/35 (missing 指標・単位・基準値・目標値), order 10/10),"
                + " found '売上台帳'."
                + " Check that it is the right form, or add a folder for it under layouts.");
  }

  @Test
  void twoLayoutsThatFitAlikeAreAmbiguous() {
    Layout summary =
        LAYOUTS.all().stream()
            .filter(layout -> layout.id().equals("action-program-summary"))
            .findFirst()
            .orElseThrow();
    List<Layout> twins = new ArrayList<>(LAYOUTS.all());
    twins.add(
        new Layout(
            "twin",
            "双子の総括表",
            summary.reader(),
            summary.formType(),
            summary.recognise(),
            summary.words(),
            summary.scaleId()));

    Observed observed = Observed.of(document(SUMMARY), NOTHING, new Layouts(twins), BODIES);

    assertThat(observed.isAccepted()).isFalse();
    assertThat(messages(observed))
        .containsExactly(
            "a.tsv: expected a title and headings that fit one form only"
                + " ('action-program-summary' has 100 points: title 45/45, headings 35/35, order 10/10,"
                + " numbering 10/10; 'twin' has 100 points: title 45/45, headings 35/35, order 10/10,"
                + " numbering 10/10),"
                + " found 'アクションプログラム 総括表 / 双子の総括表'."
                + " Print the form's name in the title, or make the layouts tell the two apart.");
  }

  @Test
  void theFileNameIsNoEvidence() {
    Recognition recognition =
        Recognition.of(
            ((SheetFile.Opened)
                    SheetFile.open("総括表_R6.tsv", "a\tb\n".getBytes(StandardCharsets.UTF_8)))
                .document(),
            LAYOUTS);

    assertThat(recognition.winner()).isEmpty();
    assertThat(recognition.candidates()).allMatch(candidate -> candidate.score() == 0);
  }

  private static List<FiscalYear> years(Observed observed) {
    return observed.observations().stream()
        .filter(IndicatorFigure.class::isInstance)
        .map(IndicatorFigure.class::cast)
        .map(IndicatorFigure::year)
        .toList();
  }

  private static List<String> messages(Observed observed) {
    return observed.problems().stream().map(problem -> problem.messageEn("a.tsv")).toList();
  }

  private static Observed observed(String text, Declared declared) {
    return Observed.of(document(text), declared, LAYOUTS, BODIES);
  }

  private static Document document(String text) {
    return ((SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8)))
        .document();
  }

  private static Body during(String code, String name, LocalDate from, LocalDate to) {
    return new Body(
        code,
        Body.Type.CHAMBER,
        name,
        List.of(),
        "99",
        "99-federation",
        from == null ? LocalDate.MIN : from,
        to == null ? LocalDate.MAX : to);
  }

  private static Body chamber(String code, String name, String alias) {
    return new Body(
        code,
        Body.Type.CHAMBER,
        name,
        List.of(alias),
        "99",
        "99-federation",
        LocalDate.MIN,
        LocalDate.MAX);
  }
}
