package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;

/**
 * Headings over several rows made one row: 実績 merged over 上期 and 計 becomes 実績(上期) and 実績(計), at the
 * cells of the lower row; so do grades, 評価(自己) and 評価(外部).
 *
 * @param headings the headings of all rows as one
 * @param last index of the last of the rows
 */
record GoalTableSubHeadings(Row headings, int last) {
  private static final int LONGEST = 20;

  static GoalTableSubHeadings of(List<Row> rows, int index, Layout layout) {
    GoalTableSubHeadings all = new GoalTableSubHeadings(rows.get(index), index);
    int next = filled(rows, index + 1);
    while (next < rows.size() && all.standAbove(rows.get(next), layout)) {
      all = new GoalTableSubHeadings(all.joined(rows.get(next), layout), next);
      next = filled(rows, next + 1);
    }
    return all;
  }

  /** Index of the first row from here that is not blank; the end where there is none. */
  static int filled(List<Row> rows, int from) {
    int row = from;
    while (row < rows.size() && rows.get(row).isBlank()) {
      row++;
    }
    return row;
  }

  /** The row holds short texts only, none left of the figures, and one just below their heading. */
  private boolean standAbove(Row row, Layout layout) {
    int figures =
        IntStream.range(0, headings.cells().size())
            .filter(column -> GoalTableHeadings.isOfFigures(headings.cell(column), layout))
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    boolean below = false;
    for (int column = 0; column < row.cells().size(); column++) {
      Cell cell = row.cell(column);
      if (!cell.isBlank() && (column < figures || !mayBeAHeading(cell, layout))) {
        return false;
      }
      below |= !cell.isBlank() && isDivided(headings.cell(column), layout);
    }
    return below;
  }

  private static boolean isDivided(Cell heading, Layout layout) {
    return GoalTableHeadings.isOfFigures(heading, layout)
        || GoalTableHeadings.is(heading, layout.words("status"));
  }

  private static boolean mayBeAHeading(Cell cell, Layout layout) {
    String text = cell.text();
    boolean grade = text.matches("[A-Z]") || layout.words("grade").contains(text);
    return text.length() <= LONGEST && !grade && GoalTableCells.isText(cell);
  }

  private Row joined(Row below, Layout layout) {
    List<Cell> cells = new ArrayList<>();
    Cell above = headings.cell(0);
    for (int column = 0; column < width(below); column++) {
      Cell own = headings.cell(column);
      above = own.isBlank() ? above : own;
      Cell sub = below.cell(column);
      boolean two = !sub.isBlank() && isDivided(above, layout);
      cells.add(two ? joined(above, sub) : own);
    }
    return new Row(headings.number(), cells);
  }

  private int width(Row below) {
    return Math.max(headings.cells().size(), below.cells().size());
  }

  private static Cell joined(Cell above, Cell below) {
    String inner = below.text().replaceAll("[()]", " ").strip();
    return Cell.of(above.raw().strip() + "(" + inner + ")", below.at(), below.origin());
  }
}
