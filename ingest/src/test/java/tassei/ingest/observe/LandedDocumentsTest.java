package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetFile;
import tassei.model.CellRef;

class LandedDocumentsTest {
  @Test
  void aLandedTableIsTheDocumentThatWasOpened() {
    comesBack("戦略\t施策\n\n１\u3000連携\t\t116社\n(2)\n");
  }

  @Test
  void aLandedTextIsTheDocumentThatWasOpened() {
    comesBack("1 計画\n\n①件数\n  ・ 回数");
  }

  @Test
  void documentsAndSheetsAreKeptApart() {
    Document first = book("甲", "乙");
    Document second = book("甲");
    List<Row> rows = new ArrayList<>(landed("h1", first));
    rows.addAll(landed("h2", second));

    List<LandedDocuments.Landed> landed = new LandedDocuments(rows.iterator()).stream().toList();

    assertThat(landed)
        .containsExactly(
            new LandedDocuments.Landed("h1", first.sheets()),
            new LandedDocuments.Landed("h2", second.sheets()));
    assertThat(landed.getFirst().document("a.tsv")).isEqualTo(first);
  }

  @Test
  void nothingLandedIsNoDocument() {
    Iterator<LandedDocuments.Landed> none = new LandedDocuments(List.<Row>of().iterator());

    assertThat(none).isExhausted();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }

  private static void comesBack(String text) {
    Document document =
        ((SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8)))
            .document();

    assertThat(new LandedDocuments(landed("h", document).iterator()).next().document("a.tsv"))
        .isEqualTo(document);
  }

  private static Document book(String... names) {
    List<Sheet> sheets = new ArrayList<>();
    for (String name : names) {
      sheets.add(
          new Sheet(
              name,
              List.of(
                  new Document.Row(
                      1,
                      List.of(
                          Cell.of(name + "１", CellRef.cell(name, 1, 1)),
                          Cell.of("", CellRef.cell(name, 1, 2)))))));
    }
    return new Document("a.tsv", sheets);
  }

  /** The cells as landing.cell holds them, in the order observe asks for. */
  private static List<Row> landed(String hash, Document document) {
    List<Row> rows = new ArrayList<>();
    int sheetNo = 0;
    for (Sheet sheet : document.sheets()) {
      sheetNo++;
      for (Document.Row row : sheet.rows()) {
        for (Cell cell : row.cells()) {
          rows.add(
              RowFactory.create(
                  hash,
                  sheetNo,
                  sheet.name(),
                  row.number(),
                  cell.at().column(),
                  cell.raw(),
                  cell.origin().kind().name(),
                  null,
                  false,
                  false,
                  null,
                  null));
        }
      }
    }
    return rows;
  }
}
