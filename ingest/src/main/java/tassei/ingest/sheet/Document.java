package tassei.ingest.sheet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tassei.model.CellRef;

/**
 * A document as rows of cells, as it stands in landing: nothing moved, merged or dropped.
 *
 * @param fileName the name it was delivered under, for messages only
 */
public record Document(String fileName, List<Sheet> sheets) {
  public Document {
    requireNonNull(fileName, "fileName is null");
    sheets = List.copyOf(sheets);
  }

  /** One sheet of a book; a text file has exactly one. */
  public record Sheet(String name, List<Row> rows) {
    public Sheet {
      requireNonNull(name, "name is null");
      rows = List.copyOf(rows);
    }
  }

  /**
   * One row or line, empty ones included.
   *
   * @param number 1-based
   */
  public record Row(int number, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** The cell at a 0-based column; an empty one beyond the last. */
    public Cell cell(int column) {
      return column < cells.size() ? cells.get(column) : Cell.BEYOND;
    }

    public boolean isBlank() {
      return cells.stream().allMatch(Cell::isBlank);
    }

    /** How many of its cells are not blank. */
    public int filled() {
      return (int) cells.stream().filter(cell -> !cell.isBlank()).count();
    }
  }

  /**
   * One cell.
   *
   * @param raw the text as a person sees it: 46% for 0.46 with a percent format
   * @param text the text NFKC-normalised, inner white space made single blanks, stripped
   * @param at its address
   * @param origin what a book says of it besides
   */
  public record Cell(String raw, String text, CellRef at, Origin origin) {
    static final Cell BEYOND = new Cell("", "", CellRef.document(), Origin.TEXT);

    public Cell {
      requireNonNull(raw, "raw is null");
      requireNonNull(text, "text is null");
      requireNonNull(at, "at is null");
      requireNonNull(origin, "origin is null");
    }

    public static Cell of(String raw, CellRef at) {
      return of(raw, at, Origin.TEXT);
    }

    public static Cell of(String raw, CellRef at, Origin origin) {
      return new Cell(raw, CellText.normal(raw), at, origin);
    }

    public boolean isBlank() {
      return text.isEmpty();
    }

    /** Whether it has a formula whose value was not saved with the book. */
    public boolean isNotComputed() {
      return raw.isEmpty() && origin.formula() && !origin.stored().isEmpty();
    }
  }

  /**
   * What a book says of a cell besides the text it shows.
   *
   * @param stored the value underneath, where another is shown: 0.46, 2025-06-12; the whole of a
   *     text with what is struck out between ~~, ~~12~~13; the formula where its value was not
   *     saved; else empty
   * @param hidden whether its sheet, row or column is hidden or filtered away
   * @param formula whether a formula gave the value, which is the one last computed
   * @param merged the range it is merged into, such as A5:A14; else empty
   * @param comment the note fixed to it; else empty
   */
  public record Origin(
      Kind kind, String stored, boolean hidden, boolean formula, String merged, String comment) {
    /** Of a cell of a text file, and of a plain text cell of a book. */
    public static final Origin TEXT = new Origin(Kind.TEXT, "", false, false, "", "");

    static final String STRUCK = "~~";

    public Origin {
      requireNonNull(kind, "kind is null");
      requireNonNull(stored, "stored is null");
      requireNonNull(merged, "merged is null");
      requireNonNull(comment, "comment is null");
    }

    /** Whether all of the cell is struck out; of a part, that part is no text of the cell. */
    public boolean isStruckOut() {
      return stored.length() > 2 * STRUCK.length()
          && stored.startsWith(STRUCK)
          && stored.indexOf(STRUCK, STRUCK.length()) == stored.length() - STRUCK.length();
    }
  }

  /** What kind of value a cell holds. */
  public enum Kind {
    TEXT,
    NUMBER,
    PERCENT,
    DATE,
    BOOLEAN,
    ERROR
  }
}
