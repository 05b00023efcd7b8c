package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Opens the bytes of a file as rows of cells, or says why they cannot be opened. What a file is,
 * its content says: a book of the old format under the name of the new one is read as what it is.
 */
public sealed interface SheetFile {
  /**
   * A file that could be opened.
   *
   * @param format xlsx, xls, ods, csv, tsv or text, by content
   * @param charset as decoded; empty for a book
   */
  record Opened(Document document, String format, String charset) implements SheetFile {}

  /** A file that could not be opened. */
  record Refused(Problem problem) implements SheetFile {}

  /** Opens a file; the name is for messages only. */
  static SheetFile open(String fileName, byte[] bytes) {
    return open(fileName, bytes, BookBudget.STANDARD);
  }

  /** No content makes this throw: what a library trips over is a problem of the file. */
  static SheetFile open(String fileName, byte[] bytes, BookBudget budget) {
    if (bytes.length == 0) {
      return refused(Code.EMPTY_FILE, "0 bytes");
    }
    try {
      if (startsWith(bytes, 'P', 'K', 3, 4)) {
        return zipped(fileName, bytes, budget);
      }
      if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
        return compound(fileName, bytes, budget);
      }
      return text(fileName, bytes);
    } catch (BookBudget.ExceededException exceeded) {
      return refused(Code.TOO_LARGE, exceeded.getMessage());
    } catch (ZipGuard.UnsafeZipException unsafe) {
      return refused(Code.UNSAFE_ARCHIVE, unsafe.getMessage());
    } catch (EncryptedDocumentException | OdsBook.EncryptedBookException encrypted) {
      return refused(Code.ENCRYPTED_BOOK, "encrypted");
    } catch (IOException | XMLStreamException | RuntimeException unreadable) {
      return refused(Code.UNREADABLE_BOOK, reason(unreadable));
    }
  }

  /** The answer to a file of so many bytes that it is not even read; empty for any other. */
  static Optional<Refused> tooLarge(long byteCount) {
    long most = BookBudget.ARCHIVE.inflatedBytes();
    String limit = "bytes > %,d".formatted(most);
    return byteCount <= most
        ? Optional.empty()
        : Optional.of(new Refused(Problem.of(Code.TOO_LARGE, CellRef.document(), limit)));
  }

  private static SheetFile zipped(String fileName, byte[] bytes, BookBudget budget)
      throws IOException, XMLStreamException {
    boolean openDocument = contains(bytes, "mimetypeapplication/vnd.oasis.opendocument");
    List<Sheet> sheets = openDocument ? OdsBook.read(bytes, budget) : XlsxBook.read(bytes, budget);
    return book(fileName, sheets, openDocument ? "ods" : "xlsx");
  }

  private static SheetFile compound(String fileName, byte[] bytes, BookBudget budget)
      throws IOException {
    budget.check("bytes of an .xls book", bytes.length, XlsBook.MOST_BYTES);
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      if (XlsBook.isEncryptedPackage(files)) {
        return refused(Code.ENCRYPTED_BOOK, "encrypted");
      }
    }
    return book(fileName, XlsBook.read(bytes, budget), "xls");
  }

  private static SheetFile book(String fileName, List<Sheet> sheets, String format) {
    boolean empty = sheets.stream().allMatch(sheet -> sheet.rows().isEmpty());
    if (sheets.isEmpty()) {
      return refused(Code.UNREADABLE_BOOK, "no sheets");
    }
    return empty
        ? refused(Code.EMPTY_FILE, "%d sheets without a filled cell".formatted(sheets.size()))
        : new Opened(new Document(fileName, sheets), format, "");
  }

  private static SheetFile text(String fileName, byte[] bytes) {
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes);
    if (decoded.isEmpty()) {
      boolean marked = startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
      boolean binary = !marked && hasControlBytes(bytes);
      return refused(binary ? Code.NOT_TEXT : Code.UNKNOWN_CHARSET, firstBytes(bytes));
    }
    String text = decoded.get().text();
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (content.chars().anyMatch(SheetFile::isControl)) {
      return refused(Code.NOT_TEXT, firstBytes(bytes));
    }
    if (CellText.normal(content).isEmpty()) {
      return refused(Code.EMPTY_FILE, "%d bytes of white space".formatted(bytes.length));
    }
    String head = content.strip().substring(0, Math.min(200, content.strip().length()));
    if (isMarkup(head)) {
      return refused(Code.UNREADABLE_BOOK, head.lines().findFirst().orElse(""));
    }
    TextTable table = TextTable.of(content);
    Document document =
        new Document(fileName, List.of(new Sheet(CellRef.TEXT_SHEET, table.rows())));
    return new Opened(document, table.format(), decoded.get().name());
  }

  /** Whether a text begins as a web page or a book in XML does. */
  static boolean isMarkup(String head) {
    String folded = head.strip().toLowerCase(Locale.ROOT);
    return folded.startsWith("<html")
        || folded.startsWith("<!doctype html")
        || folded.contains("urn:schemas-microsoft-com:office:spreadsheet")
        || folded.startsWith("<table");
  }

  private static String reason(Exception unreadable) {
    String message = unreadable.getMessage();
    return unreadable.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.replaceAll("\\s+", " "));
  }

  private static boolean contains(byte[] bytes, String ascii) {
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    return head.contains(ascii);
  }

  static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
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

  static String firstBytes(byte[] bytes) {
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
