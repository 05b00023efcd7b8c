package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;

/**
 * The headings of a summary as one row, also where they are printed in two: figures divided below
 * their heading, or headings below the year that they are of.
 *
 * @param last the index of the last row that they are printed in
 */
record SummaryHeadings(List<Cell> cells, int last) {
  SummaryHeadings {
    cells = List.copyOf(cells);
  }

  /** The headings that begin in a row; empty where none do. */
  static Optional<SummaryHeadings> at(List<Row> rows, int row, SummaryWords words) {
    List<Cell> filled = GroupedTable.filled(rows.get(row));
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    int below = nextFilled(rows, row);
    List<Cell> next = below == row ? List.of() : GroupedTable.filled(rows.get(below));
    if (words.isHeader(filled)) {
      return SummarySubHeadings.joined(filled, next, words)
          .map(joined -> new SummaryHeadings(joined, below))
          .or(() -> Optional.of(new SummaryHeadings(filled, row)));
    }
    return SummarySubHeadings.belowYears(filled, next, words)
        .map(joined -> new SummaryHeadings(joined, below));
  }

  /** The next row that is not blank; the row itself where there is none. */
  private static int nextFilled(List<Row> rows, int row) {
    int next = row + 1;
    while (next < rows.size() && rows.get(next).isBlank()) {
      next++;
    }
    return next < rows.size() ? next : row;
  }
}
