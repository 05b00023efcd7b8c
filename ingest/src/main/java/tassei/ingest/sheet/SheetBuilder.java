package tassei.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

/** Collects the filled cells of one sheet of a book, then makes rows of them. */
final class SheetBuilder {
  private final String name;
  private final boolean hiddenSheet;
  private final Count count;
  private final TreeMap<Integer, TreeMap<Integer, Found>> rows = new TreeMap<>();
  private final Map<Integer, Boolean> hiddenRows = new HashMap<>();
  private final Map<Integer, Boolean> hiddenColumns = new HashMap<>();
  private final Map<String, String> merged = new HashMap<>();
  private final Map<String, String> comments = new HashMap<>();

  SheetBuilder(String name, boolean hiddenSheet, Count count) {
    this.name = name;
    this.hiddenSheet = hiddenSheet;
    this.count = count;
  }

  /** What one cell holds; the address is known elsewhere. */
  record Found(String raw, Kind kind, String stored, boolean formula) {
    /** A formula whose value was not saved with the book. */
    static Found notComputed(String formula) {
      return new Found("", Kind.TEXT, "=" + formula, true);
    }

    /** The same, all of it struck out. */
    Found struckOut() {
      String value = stored.isEmpty() ? raw : stored;
      return new Found(raw, kind, Origin.STRUCK + value + Origin.STRUCK, formula);
    }

    private boolean isFilled() {
      return !raw.isEmpty() || !stored.isEmpty();
    }
  }

  /** Counts the cells and the time of one book against its budget. */
  static final class Count {
    private final BookBudget budget;
    private final long end;
    private long cells;

    Count(BookBudget budget) {
      this.budget = budget;
      this.end = System.nanoTime() + budget.seconds() * 1_000_000_000L;
    }

    void cell(int row, int column) {
      cells++;
      budget.check("cells", cells, budget.cells());
      budget.check("rows", row, budget.rows());
      budget.check("columns", column, budget.columns());
      if (cells % 1000 == 0) {
        time();
      }
    }

    void time() {
      if (System.nanoTime() > end) {
        throw new BookBudget.ExceededException("seconds", budget.seconds());
      }
    }
  }

  /**
   * @param row 1-based
   * @param column 1-based
   */
  void cell(int row, int column, Found found) {
    if (found.isFilled()) {
      count.cell(row, column);
      rows.computeIfAbsent(row, no -> new TreeMap<>()).put(column, found);
    }
  }

  void hideRow(int row) {
    hiddenRows.put(row, true);
  }

  void hideColumns(int first, int last) {
    for (int column = first; column <= Math.min(last, 16_384); column++) {
      hiddenColumns.put(column, true);
    }
  }

  /** A range such as A5:A14; its first cell carries it. */
  void merge(String range) {
    merged.put(range.substring(0, Math.max(range.indexOf(':'), 0)), range);
  }

  /** What is ours in a comment is none of the file's. */
  void comment(String address, String author, String text) {
    comments.put(address, OwnMarks.comment(author, text));
  }

  Sheet sheet() {
    List<Row> built = new ArrayList<>();
    rows.forEach((no, cells) -> built.add(new Row(no, row(no, cells))));
    return new Sheet(name, built);
  }

  private List<Cell> row(int no, TreeMap<Integer, Found> cells) {
    List<Cell> row = new ArrayList<>();
    for (int column = 1; column <= cells.lastKey(); column++) {
      CellRef at = CellRef.cell(name, no, column);
      Found found = cells.get(column);
      row.add(
          found == null
              ? new Cell("", "", at, Origin.TEXT)
              : Cell.of(found.raw(), at, origin(found, at)));
    }
    return row;
  }

  private Origin origin(Found found, CellRef at) {
    String address = merged.isEmpty() && comments.isEmpty() ? "" : at.address();
    boolean hidden =
        hiddenSheet || hiddenRows.containsKey(at.row()) || hiddenColumns.containsKey(at.column());
    boolean plainText = found.kind() == Kind.TEXT && found.stored().isEmpty();
    if (plainText && !hidden && !found.formula() && address.isEmpty()) {
      return Origin.TEXT;
    }
    return new Origin(
        found.kind(),
        found.stored().equals(found.raw()) ? "" : found.stored(),
        hidden,
        found.formula(),
        merged.getOrDefault(address, ""),
        comments.getOrDefault(address, ""));
  }
}
