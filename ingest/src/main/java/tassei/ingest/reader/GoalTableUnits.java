package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;

/**
 * The column 単位 of a goal table taken out of its rows, which are read like those of a table without
 * one. Cells keep their addresses.
 *
 * @param sheet the sheet without the column
 * @param cells what stood in it, by the number of the row
 */
record GoalTableUnits(Sheet sheet, Map<Integer, Cell> cells) {
  private static final String HEADING = "単位";

  GoalTableUnits {
    cells = Map.copyOf(cells);
  }

  static GoalTableUnits of(Sheet sheet, Layout layout) {
    List<Row> rows = new ArrayList<>();
    Map<Integer, Cell> units = new HashMap<>();
    int column = -1;
    for (Row row : sheet.rows()) {
      boolean headings = GoalTableHeader.isAt(row, layout);
      column = headings ? columnOfUnits(row) : column;
      int taken = headings ? column : taken(row, column);
      if (taken >= 0 && !headings && !row.cell(taken).isBlank()) {
        units.put(row.number(), row.cell(taken));
      }
      rows.add(taken < 0 ? row : without(row, taken));
    }
    return new GoalTableUnits(new Sheet(sheet.name(), rows), units);
  }

  /** The unit of a row; empty where none is printed, or none that is known. */
  Optional<String> of(GoalTableRow row) {
    return cell(row).map(Units::ofCell).filter(unit -> !unit.isEmpty());
  }

  /** The cell that should hold the unit of a row. */
  Optional<Cell> cell(GoalTableRow row) {
    return Optional.ofNullable(cells.get(row.row().number()));
  }

  private static int columnOfUnits(Row headings) {
    return IntStream.range(0, headings.cells().size())
        .filter(column -> GoalTableHeadings.name(headings.cell(column)).equals(HEADING))
        .findFirst()
        .orElse(-1);
  }

  /** Where the unit stands: a row may have slid, and one that lost its unit has a figure there. */
  private static int taken(Row row, int column) {
    if (column < 0 || column >= row.cells().size()) {
      return -1;
    }
    if (!Units.ofCell(row.cell(column)).isEmpty()) {
      return column;
    }
    return IntStream.of(column - 1, column + 1)
        .filter(beside -> beside >= 0 && !Units.ofCell(row.cell(beside)).isEmpty())
        .findFirst()
        .orElse(GoalTableCells.isMeasured(row.cell(column)) ? -1 : column);
  }

  private static Row without(Row row, int column) {
    List<Cell> cells = new ArrayList<>(row.cells());
    cells.remove(column);
    return new Row(row.number(), cells);
  }
}
