package tassei.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tassei.sample.Grid.GridCell;

/** A grid as the bytes of a file; the same grid gives the same bytes. */
final class GridFile {
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final LocalDateTime ZIPPED = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final int HOUR_OF_SAVING = 9;

  private GridFile() {}

  /**
   * @param sheet the name of the sheet, in a workbook
   * @param savedOn the day a workbook says it was saved
   */
  static byte[] of(Grid grid, FileKind kind, String sheet, LocalDate savedOn) {
    return kind == FileKind.XLSX ? book(grid, sheet, savedOn) : text(grid, kind);
  }

  private static byte[] text(Grid grid, FileKind kind) {
    StringBuilder text = new StringBuilder();
    int width = grid.lastColumn();
    String end = kind.isCp932() ? "\r\n" : "\n";
    for (int row = 1; row <= grid.lastRow(); row++) {
      Map<Integer, GridCell> cells = grid.rows().getOrDefault(row, Map.of());
      for (int column = 1; column <= width; column++) {
        String shown = cells.containsKey(column) ? cells.get(column).text() : "";
        text.append(column == 1 ? "" : kind.separator()).append(quoted(shown, kind.separator()));
      }
      text.append(end);
    }
    return encoded(text.toString(), kind.isCp932() ? CP932 : StandardCharsets.UTF_8);
  }

  private static String quoted(String text, char separator) {
    return text.indexOf(separator) < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static byte[] encoded(String text, Charset charset) {
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(java.nio.CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write in " + charset + ": " + text, cause);
    }
  }

  private static byte[] book(Grid grid, String name, LocalDate savedOn) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet(name);
      Map<String, XSSFCellStyle> styles = new HashMap<>();
      for (Map.Entry<Integer, Map<Integer, GridCell>> row : grid.rows().entrySet()) {
        XSSFRow written = sheet.createRow(row.getKey() - 1);
        for (Map.Entry<Integer, GridCell> cell : row.getValue().entrySet()) {
          write(book, written.createCell(cell.getKey() - 1), cell.getValue(), styles);
        }
      }
      for (Grid.Range range : grid.merged()) {
        sheet.addMergedRegionUnsafe(
            new CellRangeAddress(
                range.firstRow() - 1,
                range.lastRow() - 1,
                range.firstColumn() - 1,
                range.lastColumn() - 1));
      }
      Date saved = Date.from(savedOn.atTime(HOUR_OF_SAVING, 0).toInstant(ZoneOffset.UTC));
      PackagePropertiesPart properties =
          book.getProperties().getCoreProperties().getUnderlyingProperties();
      properties.setCreatorProperty("tassei sample");
      properties.setCreatedProperty(Optional.of(saved));
      properties.setModifiedProperty(Optional.of(saved));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return atOneTime(bytes.toByteArray());
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write a workbook: " + name, cause);
    }
  }

  private static void write(
      XSSFWorkbook book, XSSFCell cell, GridCell content, Map<String, XSSFCellStyle> styles) {
    if (content.number() == null) {
      cell.setCellValue(content.text());
      return;
    }
    cell.setCellValue(content.number().doubleValue());
    cell.setCellStyle(
        styles.computeIfAbsent(
            content.format(),
            format -> {
              XSSFCellStyle style = book.createCellStyle();
              style.setDataFormat(book.createDataFormat().getFormat(format));
              return style;
            }));
  }

  /** The same entries, none of which tells when it was written. */
  private static byte[] atOneTime(byte[] book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(book.length);
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(book));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(ZIPPED);
        to.putNextEntry(same);
        from.transferTo(to);
        to.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
