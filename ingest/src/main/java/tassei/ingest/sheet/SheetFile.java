package tassei.ingest.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Opens the bytes of a file as rows of cells, or says why they cannot be opened. */
public sealed interface SheetFile {
  /**
   * A file that could be opened.
   *
   * @param format tsv or text, by content
   * @param charset as decoded
   */
  record Opened(Document document, String format, String charset) implements SheetFile {}

  /** A file that could not be opened. */
  record Refused(Problem problem) implements SheetFile {}

  /** Opens a file; the name is for messages only. */
  static SheetFile open(String fileName, byte[] bytes) {
    if (bytes.length == 0) {
      return refused(Code.EMPTY_FILE, "0 bytes");
    }
    Charset charset = charsetOf(bytes);
    if (charset == StandardCharsets.UTF_8 && hasControlBytes(bytes)) {
      return refused(Code.NOT_TEXT, firstBytes(bytes));
    }

    String text;
    try {
      text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException notThisCharset) {
      return refused(Code.UNKNOWN_CHARSET, firstBytes(bytes));
    }

    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (content.chars().anyMatch(SheetFile::isControl)) {
      return refused(Code.NOT_TEXT, firstBytes(bytes));
    }
    if (CellText.normal(content).isEmpty()) {
      return refused(Code.EMPTY_FILE, "%d bytes of white space".formatted(bytes.length));
    }
    return opened(fileName, content, charset);
  }

  private static SheetFile opened(String fileName, String text, Charset charset) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    boolean tabbed = isTabSeparated(lines);
    List<Row> rows = new ArrayList<>(lines.length);

    for (int line = 1; line <= lines.length; line++) {
      rows.add(new Row(line, tabbed ? cells(line, lines[line - 1]) : line(line, lines[line - 1])));
    }

    Document document = new Document(fileName, List.of(new Sheet(CellRef.TEXT_SHEET, rows)));
    return new Opened(document, tabbed ? "tsv" : "text", charset.name());
  }

  private static List<Cell> cells(int line, String text) {
    String[] parts = text.split("\t", -1);
    List<Cell> cells = new ArrayList<>(parts.length);
    for (int column = 0; column < parts.length; column++) {
      cells.add(Cell.of(parts[column], CellRef.cell(CellRef.TEXT_SHEET, line, column + 1)));
    }
    return cells;
  }

  private static List<Cell> line(int line, String text) {
    return List.of(Cell.of(text, CellRef.line(line)));
  }

  /** A table has tabs in more lines than not, blank lines aside. */
  private static boolean isTabSeparated(String[] lines) {
    int tabbed = 0;
    int other = 0;
    for (String line : lines) {
      if (line.indexOf('\t') >= 0) {
        tabbed++;
      } else if (!line.isBlank()) {
        other++;
      }
    }
    return tabbed > other;
  }

  private static Charset charsetOf(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static boolean hasControlBytes(byte[] bytes) {
    for (byte value : bytes) {
      if (isControl(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControl(int value) {
    return value >= 0
        && value < 0x20
        && value != '\t'
        && value != '\n'
        && value != '\r'
        && value != '\f';
  }

  private static String firstBytes(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(8, bytes.length); i++) {
      hex.append(i == 0 ? "" : " ").append("%02X".formatted(bytes[i]));
    }
    return hex.toString();
  }

  private static SheetFile refused(Code code, String found) {
    return new Refused(Problem.of(code, CellRef.document(), found));
  }
}
