package tassei.ingest.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;

/**
 * The units that the headings of a summary tell: a column 単位 of the indicators, and units in
 * brackets behind a heading, 実績値(件).
 *
 * @param column the column of units, counted from 1; 0 where there is none
 * @param headings the units behind headings, by their columns
 */
record SummaryUnits(int column, Map<Integer, String> headings) {
  static final SummaryUnits NONE = new SummaryUnits(0, Map.of());

  SummaryUnits {
    headings = Map.copyOf(headings);
  }

  static SummaryUnits of(List<Cell> headings) {
    int column = 0;
    Map<Integer, String> units = new HashMap<>();
    for (Cell heading : headings) {
      if (column == 0 && new SummaryHeading(heading).name().equals("単位")) {
        column = heading.at().column();
      }
      units.put(heading.at().column(), Units.ofHeading(heading.text()));
    }
    return new SummaryUnits(column, units);
  }

  /** The unit behind the heading of a column; empty where it has none. */
  String of(int column) {
    return headings.getOrDefault(column, "");
  }

  /** The cell of a row that should hold its unit. */
  Optional<Cell> cell(List<Cell> row) {
    return row.stream().filter(cell -> column > 0 && cell.at().column() == column).findFirst();
  }
}
