package tassei.ingest.reader;

import java.util.Optional;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Figure;

/** Looks at single cells of a goal table. */
final class GoalTableCells {
  /** No figure is longer; a longer text is a remark and is not worth matching. */
  private static final int LONGEST_FIGURE = 60;

  private static final Pattern BARE =
      Pattern.compile("[▲△+\\-\\u2212]?\\s?\\d[\\d,.・]*\\s?" + Units.PATTERN + "?");
  private static final Pattern PERCENT = Pattern.compile("\\d[\\d,.・]*\\s?%");
  private static final Pattern NOTE = Pattern.compile("(?:[※*注]|\\(注|備考).*|[-\\s\\d/]+(?:頁|ページ)?");

  private GoalTableCells() {}

  /** The cell at a column; an empty one where the row has none. */
  static Cell at(Row row, int column) {
    return row.cell(column < 0 ? Integer.MAX_VALUE : column);
  }

  static CellRef address(String sheet, Row row, int column) {
    return CellRef.cell(sheet, row.number(), Math.max(0, column) + 1);
  }

  static Optional<Figure> figure(Cell cell) {
    return cell.text().length() > LONGEST_FIGURE ? Optional.empty() : NumberText.parse(cell.raw());
  }

  /** A number, or a mark for none; not a blank. */
  static boolean isFigure(Cell cell) {
    return !cell.isBlank() && figure(cell).isPresent();
  }

  static boolean isMeasured(Cell cell) {
    return figure(cell).map(Figure::isMeasured).orElse(false);
  }

  /** A number with nothing before it: 12, 1,164, -6, 3件; 年間12回 is a remark. */
  static boolean isBareNumber(Cell cell) {
    return cell.text().length() <= LONGEST_FIGURE
        && BARE.matcher(cell.text()).matches()
        && isMeasured(cell);
  }

  static boolean isPercent(Cell cell) {
    return isBareNumber(cell) && PERCENT.matcher(cell.text()).matches();
  }

  /** A text that is no figure: a label, a name, a remark. */
  static boolean isText(Cell cell) {
    return !cell.isBlank() && figure(cell).isEmpty();
  }

  /** A footnote or a page number. */
  static boolean isNote(Cell cell) {
    return NOTE.matcher(cell.text()).matches();
  }

  static int first(Row row) {
    for (int column = 0; column < row.cells().size(); column++) {
      if (!row.cell(column).isBlank()) {
        return column;
      }
    }
    return -1;
  }

  static int last(Row row) {
    int column = row.cells().size() - 1;
    while (column >= 0 && row.cell(column).isBlank()) {
      column--;
    }
    return column;
  }
}
