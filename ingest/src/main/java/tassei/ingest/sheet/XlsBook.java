package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.SheetBuilder.Found;

/** Reads .xls (BIFF8) by Apache POI. */
final class XlsBook {
  /** POI holds a book of the old format as a model, of many times its bytes. */
  static final int MOST_BYTES = 24 << 20;

  private final ShownNumber numbers = new ShownNumber();
  private final SheetBuilder.Count count;

  private XlsBook(BookBudget budget) {
    this.count = new SheetBuilder.Count(budget);
  }

  /** Whether an OLE2 file is an encrypted book of the new format. */
  static boolean isEncryptedPackage(POIFSFileSystem files) {
    return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
  }

  static List<Document.Sheet> read(byte[] bytes, BookBudget budget) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
      XlsBook reader = new XlsBook(budget);
      List<Document.Sheet> sheets = new ArrayList<>();
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        boolean hidden = book.getSheetVisibility(i) != SheetVisibility.VISIBLE;
        sheets.add(
            reader.sheet(
                book.getSheetAt(i), hidden, book.getInternalWorkbook().isUsing1904DateWindowing()));
      }
      return sheets;
    }
  }

  private Document.Sheet sheet(Sheet sheet, boolean hidden, boolean since1904) {
    SheetBuilder builder = new SheetBuilder(sheet.getSheetName(), hidden, count);
    sheet.getMergedRegions().forEach(range -> builder.merge(range.formatAsString()));
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        builder.hideRow(row.getRowNum() + 1);
      }
      for (Cell cell : row) {
        if (sheet.isColumnHidden(cell.getColumnIndex())) {
          builder.hideColumns(cell.getColumnIndex() + 1, cell.getColumnIndex() + 1);
        }
        if (cell.getCellComment() != null) {
          builder.comment(
              cell.getAddress().formatAsString(),
              java.util.Objects.requireNonNullElse(cell.getCellComment().getAuthor(), ""),
              cell.getCellComment().getString().getString());
        }
        builder.cell(row.getRowNum() + 1, cell.getColumnIndex() + 1, found(cell, since1904));
      }
    }
    return builder.sheet();
  }

  private Found found(Cell cell, boolean since1904) {
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    return switch (type) {
      case STRING -> new Found(cell.getStringCellValue(), Kind.TEXT, "", formula);
      case NUMERIC ->
          numbers.of(
              cell.getNumericCellValue(),
              cell.getCellStyle().getDataFormat(),
              cell.getCellStyle().getDataFormatString(),
              since1904,
              formula);
      case BOOLEAN ->
          new Found(cell.getBooleanCellValue() ? "TRUE" : "FALSE", Kind.BOOLEAN, "", formula);
      case ERROR ->
          new Found(
              FormulaError.forInt(cell.getErrorCellValue()).getString(), Kind.ERROR, "", formula);
      default -> new Found("", Kind.TEXT, "", formula);
    };
  }
}
