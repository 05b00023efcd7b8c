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
  }

  /**
   * One cell.
   *
   * @param raw the text as it stood
   * @param text the text NFKC-normalised, inner white space made single blanks, stripped
   * @param at its address
   */
  public record Cell(String raw, String text, CellRef at) {
    static final Cell BEYOND = new Cell("", "", CellRef.document());

    public Cell {
      requireNonNull(raw, "raw is null");
      requireNonNull(text, "text is null");
      requireNonNull(at, "at is null");
    }

    public static Cell of(String raw, CellRef at) {
      return new Cell(raw, CellText.normal(raw), at);
    }

    public boolean isBlank() {
      return text.isEmpty();
    }
  }
}
