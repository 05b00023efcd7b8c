package tassei.ingest.sheet;

/**
 * How large a text that is read row by row may be; beyond it is refused, naming the limit.
 *
 * @param rows or lines
 * @param cells of all rows together, empty ones included
 * @param columns of the longest row
 * @param rowCharacters of the longest row, which is held in memory
 */
public record TextBudget(long rows, long cells, int columns, int rowCharacters) {
  /** A survey of a prefecture has a million rows of twenty columns. */
  public static final TextBudget STANDARD = new TextBudget(3_000_000, 60_000_000, 16_384, 4 << 20);

  void check(long rowCount, long cellCount, int columnCount) {
    check("rows", rowCount, rows);
    check("cells", cellCount, cells);
    check("columns", columnCount, columns);
  }

  void check(String limit, long found, long most) {
    if (found > most) {
      throw new BookBudget.ExceededException(limit, most);
    }
  }
}
