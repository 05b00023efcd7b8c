package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.BodyRegister;
import tassei.model.Observation;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem.Effect;

/** What a book hides, strikes out or has not computed never stands for a figure that is shown. */
class DoubtfulFiguresTest {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));

  private static final String HEAD =
      """
      令和6年度 みどり野商工会アクションプログラム総括表
      戦略\t\t施策\t達成状況※1\t施策目標(指標)\tR6実績値(目標値)\t達成状況※2
      """;

  private static final String ROWS =
      """
      共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t12回(10回)\t達成
      \t\t\t\t(2) 参加者数\t35人(30人)\t達成
      \t\t達成数計\t1/1\t\t達成数計\t2/2
      """;

  @Test
  void anActualThatIsARangeIsSetAside() {
    Observed observed = observed(form(HEAD + ROWS.replace("35人", "30人~40人")), Map.of());

    assertThat(problems(observed))
        .containsExactly(
            "a.xlsx sheet 表 F4: expected an actual that is one number, found '30人~40人(30人)'."
                + " Correct the cell to a number.");
    assertThat(observed.problems().getFirst().messageJa("a.xlsx"))
        .isEqualTo("a.xlsx シート 表 F4:一つの数値の実績 が入るところに「30人~40人(30人)」とあります。数値に直してください。");
  }

  @Test
  void anActualThatIsABoundIsTakenAndTold() {
    for (String bound : List.of("35人以上", "35人以下", "35人超", "35人未満", "約35人")) {
      Observed observed = observed(form(HEAD + ROWS.replace("35人", bound)), Map.of());

      assertThat(problems(observed))
          .containsExactly(
              "a.xlsx sheet 表 F4: expected an actual that is one exact number, found '"
                  + bound
                  + "(30人)'. Print the number that was reached. It was read and judged by the number"
                  + " as printed.");
      assertThat(observed.problems().getFirst().code().effect()).isEqualTo(Effect.NOTICE);
    }
    assertThat(problems(observed(form(HEAD + ROWS.replace("30人", "30人以上")), Map.of()))).isEmpty();
  }

  @Test
  void aCellThatIsStruckOutIsSetAside() {
    Observed observed =
        observed(form(HEAD + ROWS), Map.of("F4", struck("35人(30人)"), "G4", struck("達成")));

    assertThat(problems(observed))
        .containsExactly(
            "a.xlsx sheet 表 F4: expected a number that is not struck out, found '35人(30人)'."
                + " Correct the cell to a number.",
            "a.xlsx sheet 表 G4: expected a status word of the form that is not struck out, found"
                + " '達成'. Use one of the form's status words, or add the word to scales.csv.");
  }

  @Test
  void aFormulaSavedWithoutItsValueIsSetAside() {
    Observed observed =
        observed(
            form(HEAD + ROWS.replace("35人(30人)", "")),
            Map.of("F4", new Origin(Kind.TEXT, "=H4+I4", false, true, "", "")));

    assertThat(problems(observed))
        .contains(
            "a.xlsx sheet 表 F4: expected a value that was computed (open the book in a spreadsheet"
                + " and save it again), found '=H4+I4'. Correct the cell to a number.");
  }

  @Test
  void hiddenRowsOfLastYearDoNotStandForThoseThatAreShown() {
    Sheet form =
        form(
            HEAD
                + "共通戦略\t1 人\t1 学び\t未達成\t(1) 講座数\t8回(10回)\t未達成\n"
                + "\t\t\t\t(2) 参加者数\t25人(30人)\t未達成\n"
                + ROWS);

    Observed observed = observed(form, hiddenRows(3, 4));

    assertThat(actuals(observed)).containsExactly("F5 12", "F6 35");
    assertThat(problems(observed))
        .containsExactly(
            "a.xlsx sheet 表 F3: expected a row of an indicator that is neither hidden nor struck"
                + " out, found '8回(10回)'. Put the cells of this row where the form has them.",
            "a.xlsx sheet 表 F4: expected a row of an indicator that is neither hidden nor struck"
                + " out, found '25人(30人)'. Put the cells of this row where the form has them.");
  }

  @Test
  void aHiddenSheetOfTheSameFormDoesNotStandForTheOneThatIsShown() {
    Sheet draft = hidden(TestingBooks.sheet("作業用", HEAD + ROWS.replace("12回", "7回")));

    Observed observed = observed(TestingBooks.book(draft, TestingBooks.sheet("表", HEAD + ROWS)));

    assertThat(actuals(observed)).containsExactly("F3 12", "F4 35");
    assertThat(problems(observed))
        .containsExactly(
            "a.xlsx sheet 作業用 A1: expected a row of an indicator that is neither hidden nor struck"
                + " out, found '令和6年度 みどり野商工会アクションプログラム総括表'. Put the cells of this row"
                + " where the form has them.");
  }

  @Test
  void aRowStruckOutAboveItsNewWordingDoesNotStandForIt() {
    Sheet form =
        form(HEAD + ROWS.replace("\t\t\t\t(2)", "\t\t\t\t(2) 参加者数\t20人(30人)\t未達成\n\t\t\t\t(2)"));

    Observed observed =
        observed(
            form, Map.of("E4", struck("(2) 参加者数"), "F4", struck("20人(30人)"), "G4", struck("未達成")));

    assertThat(actuals(observed)).containsExactly("F3 12", "F5 35");
    assertThat(problems(observed))
        .containsExactly(
            "a.xlsx sheet 表 F4: expected a row of an indicator that is neither hidden nor struck"
                + " out, found '20人(30人)'. Put the cells of this row where the form has them.");
  }

  @Test
  void aRowThatAFilterHidesIsReadWhereItTakesNothingFromTheOthers() {
    Observed observed = observed(form(HEAD + ROWS), hiddenRows(3));

    assertThat(actuals(observed)).containsExactly("F3 12", "F4 35");
    assertThat(problems(observed)).isEmpty();
  }

  @Test
  void aStrategyMergedFromAHiddenRowIsShownInTheNext() {
    String form =
        HEAD
            + "共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t8回(10回)\t達成\n"
            + "\t\t\t\t(1) 講座数\t12回(10回)\t達成\n"
            + "\t\t達成数計\t1/1\t\t達成数計\t1/1\n";
    Map<String, Origin> origins =
        Map.of(
            "A3", hidden("A3:A4"),
            "B3", hidden("B3:B4"),
            "C3", hidden("C3:C4"),
            "D3", hidden("D3:D4"),
            "E3", hidden(""),
            "F3", hidden(""),
            "G3", hidden(""));

    Observed observed = observed(form(form), origins);

    assertThat(actuals(observed)).containsExactly("F4 12");
    assertThat(
            observed.observations().stream()
                .filter(IndicatorFigure.class::isInstance)
                .map(Observation::place)
                .map(place -> place.indicatorCode() + " " + place.strategyName())
                .distinct())
        .containsExactly("C1-1-1 人");
  }

  private static Sheet form(String text) {
    return TestingBooks.sheet("表", text);
  }

  private static Origin struck(String text) {
    return new Origin(Kind.TEXT, "~~" + text + "~~", false, false, "", "");
  }

  private static Origin hidden(String merged) {
    return new Origin(Kind.TEXT, "", true, false, merged, "");
  }

  private static Map<String, Origin> hiddenRows(int... rows) {
    Map<String, Origin> origins = new java.util.HashMap<>();
    for (int row : rows) {
      for (char column = 'A'; column <= 'G'; column++) {
        origins.put("" + column + row, hidden(""));
      }
    }
    return origins;
  }

  private static Sheet hidden(Sheet sheet) {
    return with(sheet, cell -> hidden(""));
  }

  private static Observed observed(Sheet form, Map<String, Origin> origins) {
    return observed(
        TestingBooks.book(
            with(form, cell -> origins.getOrDefault(cell.at().address(), cell.origin()))));
  }

  private static Observed observed(Document document) {
    return Observed.of(
        document, new Observed.Declared("", "R6"), LAYOUTS, new BodyRegister(List.of()));
  }

  private static Sheet with(Sheet sheet, java.util.function.Function<Cell, Origin> origin) {
    List<Row> rows = new ArrayList<>();
    for (Row row : sheet.rows()) {
      rows.add(
          new Row(
              row.number(),
              row.cells().stream()
                  .map(cell -> Cell.of(cell.raw(), cell.at(), origin.apply(cell)))
                  .toList()));
    }
    return new Sheet(sheet.name(), rows);
  }

  private static List<String> actuals(Observed observed) {
    return observed.observations().stream()
        .filter(IndicatorFigure.class::isInstance)
        .map(IndicatorFigure.class::cast)
        .filter(figure -> figure.role() == Role.ACTUAL)
        .map(figure -> figure.at().address() + " " + ((Measured) figure.figure().value()).amount())
        .toList();
  }

  /** But for the body, which is in no register here. */
  private static List<String> problems(Observed observed) {
    return observed.problems().stream()
        .filter(problem -> !problem.code().name().startsWith("BODY_"))
        .map(problem -> problem.messageEn("a.xlsx"))
        .toList();
  }
}
