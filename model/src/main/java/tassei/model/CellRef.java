package tassei.model;

import static java.util.Objects.requireNonNull;

/**
 * The address of a cell or of a line inside one document.
 *
 * @param sheet the sheet's name; a text file has one sheet
 * @param row 1-based row or line
 * @param column 1-based column of a grid; 0 for a line of running text
 * @param item 1-based place of a value among the values of one line; 0 for the whole cell or line
 */
public record CellRef(String sheet, int row, int column, int item) {
  /** The name of the only sheet of a file that has no sheets. */
  public static final String TEXT_SHEET = "本文";

  public CellRef {
    requireNonNull(sheet, "sheet is null");
    if (row < 0 || column < 0 || item < 0) {
      throw new IllegalArgumentException(
          "Invalid cell: row %d, column %d, item %d".formatted(row, column, item));
    }
  }

  public static CellRef cell(String sheet, int row, int column) {
    return new CellRef(sheet, row, column, 0);
  }

  public static CellRef line(int row) {
    return new CellRef(TEXT_SHEET, row, 0, 0);
  }

  /** The document as a whole, for what has no place in it. */
  public static CellRef document() {
    return new CellRef(TEXT_SHEET, 0, 0, 0);
  }

  public CellRef item(int item) {
    return new CellRef(sheet, row, column, item);
  }

  /**
   * As people write it: {@code F14} in a grid, {@code line 301} or {@code line 301 item 3} in text.
   */
  public String address() {
    if (row == 0) {
      return "";
    }
    String place = column == 0 ? "line " + row : letters(column) + row;
    return item == 0 ? place : place + " item " + item;
  }

  private static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.append((char) ('A' + (rest - 1) % 26));
    }
    return letters.reverse().toString();
  }
}
