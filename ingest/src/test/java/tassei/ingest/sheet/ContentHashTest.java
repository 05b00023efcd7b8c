package tassei.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.model.CellRef;

class ContentHashTest {
  private static final String FORM = "総括表\n\n指標\t実績\t目標\n相談 件数\t65(70)\t\n研修 回数\t1 146\t12\n";

  @Test
  void aFileSavedAgainInAnotherCharacterSetAndWidthIsTheSameContent() {
    String wide = FORM.replace("65(70)", "６５（７０）").replace("\n", "\r\n");

    assertThat(hash(("\uFEFF" + wide).getBytes(UTF_16LE))).isEqualTo(hash(FORM));
  }

  @Test
  void spacesBlankRowsAndBlankCellsAtTheEndDoNotCount() {
    assertThat(hash("総括表\n指標\t実績\t目標\t\t\n\n\n 相談件数\t65 (70)\n研修　回数\t1  146\t12\t"))
        .isEqualTo(hash(FORM));
  }

  @Test
  void aFigureTheColumnItStandsInAndTheOrderOfRowsCount() {
    assertThat(
            List.of(
                hash(FORM.replace("65(70)", "66(70)")),
                hash(FORM.replace("65(70)\t", "\t65(70)")),
                hash("総括表\n\n指標\t実績\t目標\n研修 回数\t1 146\t12\n相談 件数\t65(70)\t\n"),
                hash(FORM.replace("件数\t65", "件\t数65")),
                hash(FORM)))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSpaceBetweenDigitsCountsBecauseItMayPartTwoNumbers() {
    assertThat(hash(FORM.replace("1 146", "1146"))).isNotEqualTo(hash(FORM));
  }

  @Test
  void sheetsCountInTheirOrderAndBlankSheetsAndNamesDoNot() {
    Document book = book("表1", "指標", "", "", "別紙", "注記");

    assertThat(ContentHash.of(book("Sheet1", "指標", "Sheet2", "注記")))
        .isEqualTo(ContentHash.of(book));
    assertThat(ContentHash.of(book("別紙", "注記", "表1", "指標"))).isNotEqualTo(ContentHash.of(book));
    assertThat(
            ContentHash.of(new Document("x", List.of(new Document.Sheet("表", rows("指標", "注記"))))))
        .isNotEqualTo(ContentHash.of(book));
  }

  private static String hash(String text) {
    return hash(text.getBytes(UTF_8));
  }

  private static String hash(byte[] bytes) {
    SheetFile.Opened opened = (SheetFile.Opened) SheetFile.open("form.tsv", bytes);
    return ContentHash.of(opened.document());
  }

  /** A book of sheets, each a name and the one text it holds. */
  private static Document book(String... namesAndTexts) {
    List<Document.Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      sheets.add(new Document.Sheet(namesAndTexts[i], rows(namesAndTexts[i + 1])));
    }
    return new Document("book.xlsx", sheets);
  }

  private static List<Document.Row> rows(String... texts) {
    List<Document.Row> rows = new ArrayList<>();
    for (String text : texts) {
      int number = rows.size() + 1;
      rows.add(
          new Document.Row(number, List.of(Document.Cell.of(text, CellRef.cell("表", number, 1)))));
    }
    return rows;
  }
}
