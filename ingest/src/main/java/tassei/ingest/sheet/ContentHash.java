package tassei.ingest.sheet;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;

/**
 * The SHA-256 of what a document says, whatever bytes it came in: two files with the same hash are
 * one content.
 *
 * <p>What counts: the order of the sheets that are not blank; in each, the order of the rows that
 * are not blank; in each row, the text and the column of every cell that is not blank. Text counts
 * as {@link CellText#normal} gives it, without white space except between two Latin letters or
 * digits, where it keeps numbers apart. What does not count: blank cells, rows and sheets, so row
 * numbers neither; names of sheets; the list of problems of a workbook that was sent back;
 * character set and format of the file; whatever a cell has besides its text.
 */
public final class ContentHash {
  private static final Pattern SPACE_THAT_PARTS_NOTHING =
      Pattern.compile("(?<![A-Za-z0-9]) | (?![A-Za-z0-9])");
  private static final byte SHEET = 'S';
  private static final byte ROW = 'R';

  private final MessageDigest digest = sha256();
  private boolean sheetOpen;
  private boolean ours;

  /** The hash of a whole document: 64 hexadecimal digits. */
  public static String of(Document document) {
    ContentHash hash = new ContentHash();
    for (Document.Sheet sheet : document.sheets()) {
      hash.nextSheet();
      sheet.rows().forEach(hash::add);
    }
    return hash.hex();
  }

  /** The rows that follow stand in another sheet. */
  public void nextSheet() {
    sheetOpen = false;
    ours = false;
  }

  /** Adds a row of the sheet; rows come in their order. */
  public void add(Document.Row row) {
    requireNonNull(row, "row is null");
    if (row.isBlank() || ours) {
      return;
    }
    if (!sheetOpen && OwnMarks.isHead(row)) {
      ours = true;
      return;
    }
    if (!sheetOpen) {
      digest.update(SHEET);
      sheetOpen = true;
    }
    digest.update(ROW);
    for (Cell cell : row.cells()) {
      if (!cell.isBlank()) {
        add(cell);
      }
    }
  }

  /** The hash of everything added; ends the work of this object. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(Cell cell) {
    String text =
        cell.text().indexOf(' ') < 0
            ? cell.text()
            : SPACE_THAT_PARTS_NOTHING.matcher(cell.text()).replaceAll("");
    String entry = cell.at().column() + ":" + text.length() + ":" + text;
    digest.update(entry.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }
}
