package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Figure;

/**
 * Where a summary prints actual and target in two columns, either first, instead of {@code
 * actual(target)} in one cell. Told by the headings: a target of its own beside the actuals. Cells
 * are then taken by their column, so a row whose indicator stands elsewhere is not read.
 *
 * @param indicator the column of the indicators, counted from 1 like the others
 */
record TwoColumns(int indicator, int actual, int target) {
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\([^()]*\\)|※\\d*|\\s+|(?:昭和|平成|令和)(?:元|\\d{1,2})年度?|[SHR]\\d{1,2}(?:年度)?|\\d{4}年度");
  private static final Set<String> TARGETS = Set.of("目標", "目標値", "数値目標", "年度目標");
  private static final Set<String> ACTUALS = Set.of("実績", "実績値", "年度実績");

  static Optional<TwoColumns> of(List<Cell> headings, Layout layout) {
    int indicator = column(headings, layout, "indicator");
    int actual = 0;
    int target = 0;
    for (Cell heading : headings) {
      String name = ASIDE.matcher(heading.text()).replaceAll("");
      boolean pair = heading.text().contains("目標") && !TARGETS.contains(name);
      boolean ofActual = ACTUALS.contains(name) || layout.words("value").contains(name);
      if (ofActual && !pair && actual == 0) {
        actual = heading.at().column();
      } else if (TARGETS.contains(name) && target == 0) {
        target = heading.at().column();
      }
    }
    return indicator > 0 && actual > 0 && target > 0
        ? Optional.of(new TwoColumns(indicator, actual, target))
        : Optional.empty();
  }

  private static int column(List<Cell> headings, Layout layout, String thing) {
    return headings.stream()
        .filter(cell -> layout.words(thing).stream().anyMatch(cell.text()::startsWith))
        .mapToInt(cell -> cell.at().column())
        .findFirst()
        .orElse(0);
  }

  boolean standsUnderItsHeading(Cell indicatorCell) {
    return indicatorCell.at().column() == indicator;
  }

  boolean isOne(Cell cell) {
    return cell.at().column() == actual || cell.at().column() == target;
  }

  /** The cells of both that are no figures; a blank one is not reported. */
  List<Cell> unreadable(List<Cell> right) {
    return right.stream().filter(this::isOne).filter(cell -> figure(cell).isEmpty()).toList();
  }

  SummaryValue value(Cell indicatorCell, List<Cell> right, String labelUnit) {
    return SummaryValue.of(
        at(right, actual).map(Cell::at).orElse(beside(indicatorCell, actual)),
        at(right, target).map(Cell::at).orElse(beside(indicatorCell, target)),
        at(right, actual).flatMap(this::figure).orElse(Figure.notReported("")),
        at(right, target).flatMap(this::figure).orElse(Figure.notReported("")),
        labelUnit);
  }

  private Optional<Figure> figure(Cell cell) {
    return NumberText.parse(cell, cell.at().column() == target ? Context.TARGET : Context.FIGURE);
  }

  private static Optional<Cell> at(List<Cell> right, int column) {
    return right.stream().filter(cell -> cell.at().column() == column).findFirst();
  }

  private static CellRef beside(Cell cell, int column) {
    return CellRef.cell(cell.at().sheet(), cell.at().row(), column);
  }
}
