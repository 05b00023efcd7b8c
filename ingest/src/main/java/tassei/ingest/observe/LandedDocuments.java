package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import tassei.ingest.sheet.Document;
import tassei.model.CellRef;

/**
 * Puts landed cells together again: one document after the other, never more than one in memory.
 */
final class LandedDocuments implements Iterator<LandedDocuments.Landed> {
  private final Iterator<Row> cells;
  private Row next;

  /**
   * @param cells of whole files, ordered by file_hash, sheet_no, row_no, column_no
   */
  LandedDocuments(Iterator<Row> cells) {
    this.cells = cells;
    advance();
  }

  record Landed(String fileHash, List<Document.Sheet> sheets) {
    Document document(String fileName) {
      return new Document(fileName, sheets);
    }
  }

  Stream<Landed> stream() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Landed next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    String hash = next.getString(0);
    List<Document.Sheet> sheets = new ArrayList<>();
    while (next != null && next.getString(0).equals(hash)) {
      sheets.add(sheet(hash));
    }
    return new Landed(hash, sheets);
  }

  private Document.Sheet sheet(String hash) {
    int sheetNo = next.getInt(1);
    String name = next.getString(2);
    List<Document.Row> rows = new ArrayList<>();
    while (next != null && next.getString(0).equals(hash) && next.getInt(1) == sheetNo) {
      rows.add(row(hash, sheetNo, name));
    }
    return new Document.Sheet(name, rows);
  }

  private Document.Row row(String hash, int sheetNo, String sheetName) {
    int rowNo = next.getInt(3);
    List<Document.Cell> row = new ArrayList<>();
    while (next != null
        && next.getString(0).equals(hash)
        && next.getInt(1) == sheetNo
        && next.getInt(3) == rowNo) {
      int column = next.getInt(4);
      CellRef at =
          column == 0
              ? new CellRef(sheetName, rowNo, 0, 0)
              : CellRef.cell(sheetName, rowNo, column);
      // of a book only filled cells are landed
      while (row.size() < column - 1) {
        row.add(Document.Cell.of("", CellRef.cell(sheetName, rowNo, row.size() + 1)));
      }
      row.add(Document.Cell.of(next.getString(5), at, origin()));
      advance();
    }
    return new Document.Row(rowNo, row);
  }

  private Document.Origin origin() {
    return new Document.Origin(
        Document.Kind.valueOf(next.getString(6)),
        text(7),
        next.getBoolean(8),
        next.getBoolean(9),
        text(10),
        text(11));
  }

  private String text(int column) {
    return next.isNullAt(column) ? "" : next.getString(column);
  }

  private void advance() {
    next = cells.hasNext() ? cells.next() : null;
  }
}
