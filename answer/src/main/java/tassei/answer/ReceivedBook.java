package tassei.answer;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A received file, opened to be marked if it is a book; what it is, its bytes say. */
sealed interface ReceivedBook {
  int HEAD = 100;

  /** A book that can be marked. */
  record Opened(Workbook workbook, String extension) implements ReceivedBook {}

  /** A file whose landed cells are marked in its place: text, or a book that is not written. */
  record OnlyCells(Note note) implements ReceivedBook {}

  /** A file that is answered by its list alone. */
  record Closed(Note note) implements ReceivedBook {}

  /** Reads no more than the head of a file that is no book, or too large a one. */
  static ReceivedBook open(Path file, Budget budget) throws IOException {
    requireNonNull(budget, "budget is null");
    byte[] head = head(file);
    boolean isZip = startsWith(head, 'P', 'K', 3, 4);
    boolean isOle = startsWith(head, 0xD0, 0xCF, 0x11, 0xE0);
    if (isZip && isOpenDocument(head)) {
      return new OnlyCells(Note.OPEN_DOCUMENT);
    }
    if (!isZip && !isOle) {
      return new OnlyCells(Note.NONE);
    }
    if (Files.size(file) > budget.bytes()) {
      return new Closed(Note.TOO_LARGE);
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      if (isZip && budget.isExceededByZip(bytes)) {
        return new Closed(Note.TOO_LARGE);
      }
      return isZip ? xlsx(bytes) : xls(bytes);
    } catch (EncryptedDocumentException encrypted) {
      return new Closed(Note.ENCRYPTED);
    } catch (IOException | RuntimeException unreadable) {
      // the file is at fault, and its problem is on the list already
      return new Closed(Note.UNREADABLE);
    }
  }

  private static ReceivedBook xlsx(byte[] bytes) throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
    return new Opened(workbook, workbook.isMacroEnabled() ? "xlsm" : "xlsx");
  }

  private static ReceivedBook xls(byte[] bytes) throws IOException {
    POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes));
    DirectoryNode root = files.getRoot();
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      files.close();
      return new Closed(Note.ENCRYPTED);
    }
    return new Opened(new HSSFWorkbook(files), "xls");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  /** An OpenDocument says what it is in its first part, which is not compressed. */
  private static boolean isOpenDocument(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return text.startsWith("mimetypeapplication/vnd.oasis.opendocument", 30);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
