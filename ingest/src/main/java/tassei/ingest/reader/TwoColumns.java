package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;

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

  /** Each in the unit of its heading, where neither the cell nor its row has one. */
  SummaryValue value(Cell indicatorCell, List<Cell> right, SummaryUnit unit, SummaryUnits units) {
    return SummaryValue.of(
        at(right, actual).map(Cell::at).orElse(beside(indicatorCell, actual)),
        at(right, target).map(Cell::at).orElse(beside(indicatorCell, target)),
        figure(right, actual, unit, units),
        figure(right, target, unit, units),
        unit);
  }

  private Figure figure(List<Cell> right, int column, SummaryUnit unit, SummaryUnits units) {
    Figure figure = at(right, column).flatMap(this::figure).orElse(Figure.notReported(""));
    return unit.name().isEmpty() && figure.isMeasured()
        ? figure.orUnit(units.of(column), UnitSource.HEADER)
        : figure;
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
