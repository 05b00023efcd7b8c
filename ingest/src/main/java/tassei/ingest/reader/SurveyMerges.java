package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;

/** Breakdowns that several responses share: 製造業 once, its cell merged down to the last of them. */
final class SurveyMerges {
  private static final Pattern DOWN = Pattern.compile("([A-Z]+)[0-9]+:\\1([0-9]+)");

  private final String sheet;
  private final Set<Integer> columns;
  private final Map<Integer, Shared> shared = new HashMap<>();

  private record Shared(Cell cell, int lastRow) {}

  /**
   * @param columns from 0, those of breakdowns
   */
  SurveyMerges(String sheet, Set<Integer> columns) {
    this.sheet = sheet;
    this.columns = Set.copyOf(columns);
  }

  /** The row with what the cells merged into it say. */
  Row filled(Row row) {
    Row whole = row;
    for (int column : columns) {
      Cell cell = row.cell(column);
      Matcher range = DOWN.matcher(cell.origin().merged());
      Shared above = shared.get(column);
      if (range.matches()) {
        shared.put(column, new Shared(cell, Integer.parseInt(range.group(2))));
      } else if (above != null && cell.isBlank() && row.number() <= above.lastRow) {
        whole = with(whole, column, above.cell);
      }
    }
    return whole;
  }

  private Row with(Row row, int column, Cell above) {
    List<Cell> cells = new ArrayList<>(row.cells());
    while (cells.size() <= column) {
      cells.add(Cell.of("", CellRef.cell(sheet, row.number(), cells.size() + 1)));
    }
    cells.set(column, Cell.of(above.raw(), CellRef.cell(sheet, row.number(), column + 1)));
    return new Row(row.number(), cells);
  }
}
