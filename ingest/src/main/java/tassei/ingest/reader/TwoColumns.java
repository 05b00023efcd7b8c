package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Figure;

/**
 * Where a summary prints actual and target in two columns, either first, instead of {@code
 * actual(target)} in one cell. Cells are taken by their column, so a row whose indicator stands
 * elsewhere is not read.
 *
 * @param actual its column, counted from 1 like the other
 */
record TwoColumns(int actual, int target) {
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
