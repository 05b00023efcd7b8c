package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.List;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

/** Books written by hand: a sheet is its name and its rows, with a tab between cells. */
final class TestingBooks {
  private TestingBooks() {}

  static Document book(Sheet... sheets) {
    return new Document("a.xlsx", List.of(sheets));
  }

  static Sheet sheet(String name, String text) {
    List<Row> rows = new ArrayList<>();
    String[] lines = text.split("\n");
    for (int row = 1; row <= lines.length; row++) {
      List<Cell> cells = new ArrayList<>();
      for (String raw : lines[row - 1].split("\t", -1)) {
        cells.add(Cell.of(raw, CellRef.cell(name, row, cells.size() + 1)));
      }
      rows.add(new Row(row, cells));
    }
    return new Sheet(name, rows);
  }
}
