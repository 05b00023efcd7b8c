package tassei.answer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A book made of landed cells: one cell for each, as text; a line of text is a cell of the first
 * column.
 *
 * @param sheets by the name they were landed under
 */
record CellBook(XSSFWorkbook workbook, Map<String, Sheet> sheets) {
  private static final int LONGEST_SHEET_NAME = 31;

  /** Empty when no sheet of a book can hold a cell that far out. */
  static Optional<CellBook> of(List<LandedCell> cells) {
    SpreadsheetVersion limit = SpreadsheetVersion.EXCEL2007;
    if (cells.stream()
        .anyMatch(
            cell -> cell.row() > limit.getMaxRows() || cell.column() > limit.getMaxColumns())) {
      return Optional.empty();
    }
    XSSFWorkbook workbook = new XSSFWorkbook();
    SheetText text = new SheetText(workbook);
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (LandedCell cell : cells) {
      Sheet sheet =
          sheets.computeIfAbsent(cell.sheet(), name -> workbook.createSheet(freeName(name, taken)));
      if (!cell.text().isEmpty()) {
        text.write(cell(sheet, cell.row() - 1, Math.max(0, cell.column() - 1)), cell.text());
      }
    }
    return Optional.of(new CellBook(workbook, sheets));
  }

  static Cell cell(Sheet sheet, int row, int column) {
    Row found = sheet.getRow(row);
    Row there = found == null ? sheet.createRow(row) : found;
    return there.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  /** A name that a sheet can have, and that none has yet. */
  static String freeName(String wanted, Set<String> taken) {
    String safe = WorkbookUtil.createSafeSheetName(SheetText.valid(wanted));
    String name = safe;
    for (int no = 2; !taken.add(name.toLowerCase(Locale.ROOT)); no++) {
      String mark = " (" + no + ")";
      name = safe.substring(0, Math.min(safe.length(), LONGEST_SHEET_NAME - mark.length())) + mark;
    }
    return name;
  }
}
