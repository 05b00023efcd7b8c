package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.CellRef;

/** A sheet before it is a file: cells by row and column from 1, and which of them are merged. */
final class Grid {
  /**
   * What a cell holds.
   *
   * @param text as shown
   * @param number what a workbook stores; null where it stores the text
   * @param format how a workbook shows the number
   */
  record GridCell(String text, BigDecimal number, String format) {}

  /** A range of merged cells. */
  record Range(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

  private final Map<Integer, Map<Integer, GridCell>> rows = new TreeMap<>();
  private final List<Range> merged = new ArrayList<>();

  /** Puts a text, and says where it stands; a blank text is no cell. */
  String put(int row, int column, String text) {
    return put(row, column, new GridCell(text, null, ""));
  }

  String number(int row, int column, BigDecimal number, String format, String shown) {
    return put(row, column, new GridCell(shown, number, format));
  }

  private String put(int row, int column, GridCell cell) {
    if (!cell.text().isEmpty()) {
      rows.computeIfAbsent(row, no -> new TreeMap<>()).put(column, cell);
    }
    return address(row, column);
  }

  void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    if (firstRow < lastRow || firstColumn < lastColumn) {
      merged.add(new Range(firstRow, lastRow, firstColumn, lastColumn));
    }
  }

  Map<Integer, Map<Integer, GridCell>> rows() {
    return rows;
  }

  List<Range> merged() {
    return merged;
  }

  int lastRow() {
    return rows.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  int lastColumn() {
    return rows.values().stream()
        .flatMap(row -> row.keySet().stream())
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  static String address(int row, int column) {
    return CellRef.cell(CellRef.TEXT_SHEET, row, column).address();
  }
}
