package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Problem;
import tassei.model.Problem.Code;

class LargeTextTest {
  private static final String CSV = "年度,\"目標,実績\",ﾀﾞｲｱﾙ\r\n令和６年度,\"１\n２\",\r\n,,\r\n合計,３,４";
  private static final String TSV = "商工会\t会員\n\"か\tの\"\t５\n\n計\t６";

  @Test
  void aLargeTextIsReadAsASmallOne() throws IOException {
    for (String text : List.of(CSV, CSV.replace(',', ';'), TSV, "第１章 会員\n目標, 実績\n", "かな\rカナ")) {
      for (String charset :
          List.of("UTF-8", "windows-31j", "EUC-JP", "x-windows-iso2022jp", "UTF-16")) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        SheetFile.Opened small = (SheetFile.Opened) SheetFile.open("a.csv", bytes);
        LargeText.Opened large = (LargeText.Opened) large(bytes);

        assertThat(large.formatName()).isEqualTo(small.format());
        assertThat(large.charset()).isEqualTo(small.charset());
        assertThat(filled(rows(large)))
            .as(text + charset)
            .isEqualTo(filled(small.document().sheets().getFirst().rows()));
      }
    }
  }

  @Test
  void theMarkOfTheByteOrderIsNoText() throws IOException {
    LargeText.Opened large =
        (LargeText.Opened) large("\uFEFF年度,目標\n6,7".getBytes(StandardCharsets.UTF_8));

    assertThat(rows(large).getFirst().cell(0).raw()).isEqualTo("年度");
  }

  @Test
  void whatIsNoTextOrNoJapaneseIsRefused() throws IOException {
    assertThat(problem(new byte[] {'a', 0, 'b'}).code()).isEqualTo(Code.NOT_TEXT);
    assertThat(problem("caf\u00E9".getBytes(StandardCharsets.ISO_8859_1)).code())
        .isEqualTo(Code.UNKNOWN_CHARSET);
    assertThat(problem(" \n\t\n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(Code.EMPTY_FILE);
    assertThat(problem("<html><table>".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(Code.UNREADABLE_BOOK);
  }

  @Test
  void aTextBeyondALimitIsRefusedByItsName() throws IOException {
    byte[] text = "年,月\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);

    assertThat(problem(text, new TextBudget(2, 9, 9, 99)).found()).isEqualTo("rows > 2");
    assertThat(problem(text, new TextBudget(9, 5, 9, 99)).found()).isEqualTo("cells > 5");
    assertThat(problem(text, new TextBudget(9, 9, 1, 99)).found()).isEqualTo("columns > 1");
  }

  @Test
  void aQuoteThatNothingClosesIsNotHeldAsOneCell() throws IOException {
    String line = "あ,い,う,え,お\n";
    byte[] open = ("あ,\"い\n" + line.repeat(100_000)).getBytes(StandardCharsets.UTF_8);

    LargeText.Opened opened =
        (LargeText.Opened)
            LargeText.open(
                () -> new ByteArrayInputStream(open), new TextBudget(200_000, 200_000, 9, 99_999));

    assertThat(opened.format()).isEqualTo("text");
    assertThat(rows(opened)).hasSize(100_001);
  }

  private static LargeText large(byte[] bytes) throws IOException {
    return LargeText.open(() -> new ByteArrayInputStream(bytes));
  }

  private static Problem problem(byte[] bytes) throws IOException {
    return ((LargeText.Refused) large(bytes)).problem();
  }

  private static Problem problem(byte[] bytes, TextBudget budget) throws IOException {
    return ((LargeText.Refused) LargeText.open(() -> new ByteArrayInputStream(bytes), budget))
        .problem();
  }

  private static List<Row> rows(LargeText.Opened opened) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TextRows all = opened.rows()) {
      all.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static List<Row> filled(List<Row> rows) {
    return rows.stream().filter(row -> !row.isBlank()).toList();
  }
}
