package tassei.ingest.reader;

import java.util.Set;
import tassei.ingest.sheet.Document.Cell;

/** Marks that stand for the cell above: 〃, 同上. */
final class GoalTableDitto {
  private static final Set<String> MARKS =
      Set.of("〃", "″", "′′", "\"", "''", "々", "ゝ", "仝", "同", "同上", "同左", "上に同じ", "同じ");

  /** With a blank between any two letters. */
  private static final int LONGEST = 7;

  private GoalTableDitto() {}

  static boolean is(Cell cell) {
    return cell.text().length() <= LONGEST && MARKS.contains(cell.text().replace(" ", ""));
  }

  /** A blank, or a mark that says no more than a blank does. */
  static boolean isOrBlank(Cell cell) {
    return cell.isBlank() || is(cell);
  }
}
