package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The column of the actuals of a year: of the year of the form, else of the latest; of the whole
 * year where halves or a running total stand beside it.
 *
 * @param column -1 where there is none, or where the headings do not say which
 * @param problems why there is none, at the headings
 */
record GoalTableActual(int column, List<Problem> problems) {
  GoalTableActual {
    problems = List.copyOf(problems);
  }

  /**
   * @param known the year that the title or a person says
   */
  static GoalTableActual of(Row headings, Layout layout, Optional<FiscalYear> known) {
    List<String> words = layout.words("actual");
    List<Cell> found =
        headings.cells().stream().filter(cell -> GoalTableHeadings.is(cell, words)).toList();
    if (found.isEmpty()) {
      return new GoalTableActual(-1, List.of(none(headings, words.getFirst())));
    }
    List<Cell> ofYear = ofTheYear(plainest(found, words.getFirst()), known);
    List<Cell> full = ofYear.stream().filter(cell -> !isPart(cell)).toList();
    List<Cell> whole = full.stream().filter(GoalTableHeadings::isOfAWholeYear).toList();
    List<Cell> fitting = whole.isEmpty() ? full : whole;
    if (fitting.size() != 1) {
      List<Cell> unclear = ofYear.isEmpty() ? found : ofYear;
      return new GoalTableActual(-1, unclear.stream().map(GoalTableActual::unclear).toList());
    }
    int column =
        IntStream.range(0, headings.cells().size())
            .filter(at -> headings.cell(at) == fitting.getFirst())
            .findFirst()
            .orElseThrow();
    return new GoalTableActual(column, List.of());
  }

  /** A word such as 結果 may be a remark where 実績 has a column. */
  private static List<Cell> plainest(List<Cell> found, String word) {
    List<Cell> plain = found.stream().filter(cell -> cell.text().contains(word)).toList();
    return plain.isEmpty() ? found : plain;
  }

  private static List<Cell> ofTheYear(List<Cell> found, Optional<FiscalYear> known) {
    int wanted = known.map(FiscalYear::startYear).orElse(0);
    int latest = found.stream().mapToInt(GoalTableHeadings::year).max().orElse(0);
    List<Cell> named = of(found, wanted);
    if (wanted > 0 && !named.isEmpty()) {
      return named;
    }
    List<Cell> undated = of(found, 0);
    if (undated.isEmpty() || latest == 0) {
      return of(found, latest);
    }
    return wanted > 0 ? undated : List.of();
  }

  private static List<Cell> of(List<Cell> found, int year) {
    return found.stream().filter(cell -> GoalTableHeadings.year(cell) == year).toList();
  }

  private static boolean isPart(Cell cell) {
    return GoalTableHeadings.isPartOfAYear(cell.text())
        || GoalTableHeadings.isOfSeveralYears(cell.text())
        || HeadingAside.isOfOtherFigures(cell.text());
  }

  private static Problem none(Row headings, String word) {
    List<Cell> filled = headings.cells().stream().filter(cell -> !cell.isBlank()).toList();
    return Problem.of(
        Code.HEADINGS_NOT_FOUND,
        filled.getFirst().at(),
        filled.stream().map(Cell::text).collect(Collectors.joining(" | ")),
        "「%s」を含む見出しの行".formatted(word),
        "a row of headings with %s".formatted(word));
  }

  private static Problem unclear(Cell heading) {
    return Problem.of(
        Code.HEADINGS_NOT_FOUND,
        heading.at(),
        heading.text(),
        "一年間の実績の列が一つだけの見出し",
        "headings with one column of the actuals of a whole year");
  }
}
