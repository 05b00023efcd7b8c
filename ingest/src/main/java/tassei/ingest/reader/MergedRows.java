package tassei.ingest.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;

/** Over how many rows a cell of a book is merged. */
final class MergedRows {
  private static final Pattern ROWS = Pattern.compile("[A-Z]+(\\d{1,7}):[A-Z]+(\\d{1,7})");

  private MergedRows() {}

  /** 1 where it is not merged over rows. */
  static int of(Cell cell) {
    Matcher range = ROWS.matcher(cell.origin().merged());
    return range.matches()
        ? Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1
        : 1;
  }
}
