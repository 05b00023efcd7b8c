package tassei.answer;

import static java.util.Objects.requireNonNull;

/**
 * A cell as it was landed.
 *
 * @param sheetNo 1-based
 * @param row 1-based
 * @param column 1-based; 0 for a line of text
 */
public record LandedCell(int sheetNo, String sheet, int row, int column, String text) {
  public LandedCell {
    requireNonNull(sheet, "sheet is null");
    requireNonNull(text, "text is null");
  }
}
