package tassei.ingest.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;

/**
 * What tassei itself has written into a workbook that it sent back, and what a spreadsheet program
 * writes around a comment: none of it is said by the office that fills the form.
 */
public final class OwnMarks {
  /** The first cell of the list of problems, whatever the sheet is called. */
  private static final String LIST = CellText.normal("確認事項(tassei)");

  private static final String AUTHOR = "tassei";
  private static final Pattern OURS_BELOW =
      Pattern.compile("(?:^|\\R\\R?)" + AUTHOR + ":\\R.*", Pattern.DOTALL);

  /** The author of the copy of a threaded comment that older programs show. */
  private static final String THREAD = "tc=";

  private static final Pattern THREADED =
      Pattern.compile("^\\[[^\\]]+\\].*?\\R(?:Comment|コメント)\\s*[::]\\s*", Pattern.DOTALL);

  private OwnMarks() {}

  /** Whether a sheet is the list of problems of a workbook that was sent back. */
  public static boolean isList(Sheet sheet) {
    return sheet.rows().stream()
        .filter(row -> !row.isBlank())
        .findFirst()
        .filter(OwnMarks::isHead)
        .isPresent();
  }

  static boolean isHead(Row firstFilled) {
    return firstFilled.cells().stream()
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .filter(cell -> cell.text().equals(LIST))
        .isPresent();
  }

  /** A comment without what is ours in it and without a notice about threads; may be empty. */
  static String comment(String author, String text) {
    String theirs = OURS_BELOW.matcher(text).replaceFirst("");
    if (author.equals(AUTHOR)) {
      return "";
    }
    Matcher threaded = THREADED.matcher(theirs);
    return author.startsWith(THREAD) && threaded.find()
        ? theirs.substring(threaded.end()).strip()
        : theirs;
  }
}
