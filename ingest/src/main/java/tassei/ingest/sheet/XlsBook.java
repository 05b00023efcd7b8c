package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
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

  private final HSSFWorkbook book;

  private XlsBook(HSSFWorkbook book, BookBudget budget) {
    this.book = book;
    this.count = new SheetBuilder.Count(budget);
  }

  /** Whether an OLE2 file is an encrypted book of the new format. */
  static boolean isEncryptedPackage(POIFSFileSystem files) {
    return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
  }

  static List<Document.Sheet> read(byte[] bytes, BookBudget budget) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
      XlsBook reader = new XlsBook(book, budget);
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
    Found found = shown(cell, since1904);
    boolean text = found.kind() == Kind.TEXT;
    return text || !isStruck(cell) ? found : found.struckOut();
  }

  private boolean isStruck(Cell cell) {
    return book.getFontAt(cell.getCellStyle().getFontIndex()).getStrikeout();
  }

  /** What stands before the first run is in the font of the cell. */
  private RichText richText(Cell cell) {
    HSSFRichTextString rich = (HSSFRichTextString) cell.getRichStringCellValue();
    String text = rich.getString();
    List<RichText.Run> runs = new ArrayList<>();
    int from = 0;
    HSSFFont font = null;
    for (int i = 0; i <= rich.numFormattingRuns(); i++) {
      boolean last = i == rich.numFormattingRuns();
      int end = last ? text.length() : rich.getIndexOfFormattingRun(i);
      if (end > from && end <= text.length()) {
        runs.add(run(text.substring(from, end), font));
        from = end;
      }
      font = last ? font : book.getFontAt(rich.getFontOfFormattingRun(i));
    }
    return new RichText(runs);
  }

  private static RichText.Run run(String text, HSSFFont font) {
    if (font == null) {
      return new RichText.Run(text, RichText.Strike.AS_CELL, false);
    }
    RichText.Strike strike =
        font.getStrikeout() ? RichText.Strike.STRUCK : RichText.Strike.NOT_STRUCK;
    return new RichText.Run(text, strike, font.getTypeOffset() == Font.SS_SUPER);
  }

  private Found shown(Cell cell, boolean since1904) {
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    return switch (type) {
      case STRING -> richText(cell).found(isStruck(cell), formula);
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
