package tassei.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetFile.Opened;
import tassei.ingest.sheet.SheetFile.Refused;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

class SheetFileTest {
  private static final String TABLE = "戦略\t施策\n１ 連携\t\n";

  @Test
  void aTableKeepsEveryCellAndEveryRow() {
    assertThat(rows(open(TABLE.getBytes(UTF_8))))
        .containsExactly("1: A1=戦略 B1=施策", "2: A2=１ 連携 B2=", "3: A3=");
    assertThat(((Opened) open(TABLE.getBytes(UTF_8))).format()).isEqualTo("tsv");
    assertThat(((Opened) open(TABLE.getBytes(UTF_8))).charset()).isEqualTo("UTF-8");
  }

  @Test
  void aRunningTextIsLines() {
    SheetFile opened = open("1 計画\n\n  ・\t件数\n① 回数".getBytes(UTF_8));

    assertThat(rows(opened))
        .containsExactly("1: line 1=1 計画", "2: line 2=", "3: line 3=  ・\t件数", "4: line 4=① 回数");
    assertThat(((Opened) opened).format()).isEqualTo("text");
  }

  @Test
  void aCellHasItsTextNormalAndItsRawTextAsItStood() {
    Document.Cell cell = sheet(open("Ｒ６\u3000実績\t1".getBytes(UTF_8))).rows().getFirst().cell(0);

    assertThat(cell).isEqualTo(Document.Cell.of("Ｒ６\u3000実績", CellRef.cell("本文", 1, 1)));
    assertThat(cell.text()).isEqualTo("R6 実績");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(rows(open(("\uFEFF" + TABLE).getBytes(UTF_8))))
        .isEqualTo(rows(open(TABLE.getBytes(UTF_8))));
  }

  @Test
  void utf16IsReadByItsMark() {
    SheetFile little = open(("\uFEFF" + TABLE).getBytes(UTF_16LE));
    SheetFile big = open(("\uFEFF" + TABLE).getBytes(UTF_16BE));

    assertThat(rows(little)).isEqualTo(rows(open(TABLE.getBytes(UTF_8))));
    assertThat(rows(big)).isEqualTo(rows(open(TABLE.getBytes(UTF_8))));
    assertThat(((Opened) little).charset()).isEqualTo("UTF-16LE");
    assertThat(((Opened) big).charset()).isEqualTo("UTF-16BE");
  }

  @Test
  void everyEndOfLineIsOne() {
    assertThat(rows(open("a\tb\r\nc\td\re\tf\ng\th".getBytes(UTF_8))))
        .containsExactly("1: A1=a B1=b", "2: A2=c B2=d", "3: A3=e B3=f", "4: A4=g B4=h");
  }

  @Test
  void aTableHasTabsInMoreLinesThanNotBlankLinesAside() {
    assertThat(((Opened) open("題\n\n\n\na\tb\nc\td".getBytes(UTF_8))).format()).isEqualTo("tsv");
    assertThat(((Opened) open("題\n注\na\tb\nc\td".getBytes(UTF_8))).format()).isEqualTo("text");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(open(new byte[0])).isEqualTo(refused(Code.EMPTY_FILE, "0 bytes"));
  }

  @Test
  void whiteSpaceIsNoContent() {
    assertThat(open(" \t\r\n\u3000\n".getBytes(UTF_8)))
        .isEqualTo(refused(Code.EMPTY_FILE, "8 bytes of white space"));
    assertThat(open("\uFEFF".getBytes(UTF_8)))
        .isEqualTo(refused(Code.EMPTY_FILE, "3 bytes of white space"));
    assertThat(open("\u200B\u00A0".getBytes(UTF_8)))
        .isEqualTo(refused(Code.EMPTY_FILE, "5 bytes of white space"));
  }

  @Test
  void binaryBytesAreNoText() {
    assertThat(open("戦略\u0000施策".getBytes(UTF_8)))
        .isEqualTo(refused(Code.NOT_TEXT, "E6 88 A6 E7 95 A5 00 E6"));
  }

  @Test
  void bytesThatOnlyBeginLikeUtf16AreNoText() {
    assertThat(open(HexFormat.of().parseHex("fffe0000010002000300")))
        .isEqualTo(refused(Code.NOT_TEXT, "FF FE 00 00 01 00 02 00"));
  }

  @Test
  void theCharsetsOfJapanAreToldApart() {
    String text = "令和6年度\t総括表\n戦略\t施策①\n目標\t達成\n";
    for (String name : List.of("windows-31j", "EUC-JP", "ISO-2022-JP", "UTF-8")) {
      String written = name.equals("windows-31j") ? text : text.replace("①", "一");
      SheetFile.Opened opened = (SheetFile.Opened) open(written.getBytes(Charset.forName(name)));

      assertThat(opened.charset()).isEqualTo(name.equals("windows-31j") ? "CP932" : name);
      assertThat(raws(opened)).isEqualTo(List.of(written.split("[\t\n]")));
    }
  }

  @Test
  void bytesThatGiveNoJapaneseAreNotGuessed() {
    assertThat(open("Müller\tCafé\n".getBytes(Charset.forName("windows-1252"))))
        .isEqualTo(refused(Code.UNKNOWN_CHARSET, "4D FC 6C 6C 65 72 09 43"));
    assertThat(open(HexFormat.of().parseHex("fffe00d8410042")))
        .isEqualTo(refused(Code.UNKNOWN_CHARSET, "FF FE 00 D8 41 00 42"));
  }

  @Test
  void aCommaSeparatedTableKeepsQuotedCommasAndLineBreaks() {
    SheetFile.Opened opened =
        (SheetFile.Opened)
            open("戦略,実績\r\n\"つなぐ,結ぶ\",\"3,300\n万円\"\r\n,\"2\"\"\"\r\n".getBytes(UTF_8));

    assertThat(opened.format()).isEqualTo("csv");
    assertThat(raws(opened)).containsExactly("戦略", "実績", "つなぐ,結ぶ", "3,300\n万円", "2\"");
    assertThat(opened.document().sheets().getFirst().rows().get(2).cell(1).at().address())
        .isEqualTo("B3");
  }

  @Test
  void proseWithCommasStaysText() {
    assertThat(
            ((SheetFile.Opened) open("会員は 1,440 人\n目標は多い\n12,500千円を目指す\nよい\n".getBytes(UTF_8)))
                .format())
        .isEqualTo("text");
  }

  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(21);
    for (int run = 0; run < 2000; run++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (run % 3 == 0 && bytes.length > 1) {
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xFE;
      }
      assertThat(open(bytes)).isNotNull();
    }
  }

  private static SheetFile open(byte[] bytes) {
    return SheetFile.open("a.tsv", bytes);
  }

  private static Sheet sheet(SheetFile file) {
    assertThat(file).isInstanceOf(Opened.class);
    return ((Opened) file).document().sheets().getFirst();
  }

  private static List<String> rows(SheetFile file) {
    List<String> rows = new ArrayList<>();
    for (Document.Row row : sheet(file).rows()) {
      rows.add(
          row.number()
              + ": "
              + row.cells().stream()
                  .map(cell -> cell.at().address() + "=" + cell.raw())
                  .collect(Collectors.joining(" ")));
    }
    return rows;
  }

  private static Refused refused(Code code, String found) {
    return new Refused(Problem.of(code, CellRef.document(), found));
  }

  /** The filled cells of a document in their order, as they stood. */
  private static List<String> raws(SheetFile.Opened opened) {
    return opened.document().sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .map(Document.Cell::raw)
        .filter(raw -> !raw.isEmpty())
        .toList();
  }
}
