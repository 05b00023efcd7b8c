package tassei.answer;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import tassei.model.FormulaGuard;

/**
 * Writes text into cells as text, whatever it says: never a formula, nor after somebody has edited
 * the cell.
 */
final class SheetText {
  static final int LONGEST = 32_767;
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final boolean isXml;
  private final java.util.Map<Short, CellStyle> quoted = new java.util.HashMap<>();

  SheetText(Workbook workbook) {
    this.isXml = workbook instanceof org.apache.poi.xssf.usermodel.XSSFWorkbook;
  }

  void write(Cell cell, String text) {
    String valid = valid(text);
    cell.setCellValue(isXml ? ESCAPE.matcher(valid).replaceAll("_x005F_") : valid);
    if (FormulaGuard.isRisky(text)) {
      cell.setCellStyle(
          quoted.computeIfAbsent(cell.getCellStyle().getIndex(), unused -> quoted(cell)));
    }
  }

  private static CellStyle quoted(Cell cell) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setQuotePrefixed(true);
    return style;
  }

  /** What no workbook can hold is replaced; what is too long for a cell is cut. */
  static String valid(String text) {
    StringBuilder valid = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int kept = isValid(point) ? point : 0xFFFD;
      if (valid.length() + Character.charCount(kept) > LONGEST - (i < text.length() ? 1 : 0)) {
        return valid.append('…').toString();
      }
      valid.appendCodePoint(kept);
    }
    return valid.toString();
  }

  private static boolean isValid(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point < 0xD800
        || point >= 0xE000 && point < 0xFFFE
        || point > 0xFFFF;
  }
}
