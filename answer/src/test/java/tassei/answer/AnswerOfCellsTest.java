package tassei.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.answer.TestingBooks.error;
import static tassei.answer.TestingBooks.file;
import static tassei.answer.TestingBooks.kept;
import static tassei.answer.TestingBooks.read;
import static tassei.answer.TestingBooks.said;
import static tassei.answer.TestingBooks.saved;
import static tassei.answer.TestingBooks.warning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is no workbook goes back as one of its cells, or as the list alone. */
class AnswerOfCellsTest {
  private static final List<LandedCell> TABLE =
      List.of(
          new LandedCell(1, "本文", 1, 1, "表題"),
          new LandedCell(1, "本文", 3, 1, "社数"),
          new LandedCell(1, "本文", 3, 2, "=1+1"),
          new LandedCell(1, "本文", 3, 3, ""),
          new LandedCell(1, "本文", 3, 4, "-3"));

  @TempDir private Path folder;

  @Test
  void aTableOfTextIsABookOfTheSameCellsAllOfThemText() throws IOException {
    AnswerBook answer = of("表.tsv", text("…"), TABLE, error("本文", "B3", "=1+1"));

    assertThat(answer.extension()).isEqualTo("xlsx");
    assertThat(answer.note()).isEqualTo(Note.NONE);
    try (Workbook back = read(answer)) {
      assertThat(said(back.getSheet("本文")))
          .containsExactly(
              "A1 表題",
              "A3 社数",
              "B3 =1+1 [tassei: 要訂正:数値 が入るところに「=1+1」とあります。セルを直してください。] red",
              "D3 -3");
      Cell formula = back.getSheet("本文").getRow(2).getCell(1);
      assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
      assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
      Cell listed = back.getSheetAt(0).getRow(ListSheet.HEADER_ROW + 1).getCell(3);
      assertThat(listed.getStringCellValue()).isEqualTo("=1+1");
      assertThat(listed.getCellType()).isEqualTo(CellType.STRING);
      assertThat(listed.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  @Test
  void aTextIsABookOfALineARow() throws IOException {
    AnswerBook answer =
        of(
            "計画.txt",
            text("…"),
            List.of(new LandedCell(1, "本文", 1, 0, "表題"), new LandedCell(1, "本文", 7, 0, "３件　４件")),
            warning("本文", "line 7 item 2", "４件"));

    try (Workbook back = read(answer)) {
      assertThat(said(back.getSheet("本文")))
          .containsExactly(
              "A1 表題", "A7 ３件　４件 [tassei: 要確認:単位 が入るところに「４件」とあります。単位を書いてください。] yellow");
      assertThat(said(back.getSheetAt(0))).contains("C7 7行目(2番目) -> '本文'!A7");
    }
  }

  @Test
  void anOpenDocumentIsWrittenAsAnXlsxThatSaysSo() throws IOException {
    AnswerBook answer = of("表.ods", openDocument(), TABLE, error("本文", "D3", "-3"));

    assertThat(answer.extension()).isEqualTo("xlsx");
    assertThat(answer.note()).isEqualTo(Note.OPEN_DOCUMENT);
    try (Workbook back = read(answer)) {
      assertThat(said(back.getSheetAt(0)))
          .contains("A5 お送りいただいた .ods の内容を .xlsx に写して印を付けました。書式は写していません。");
    }
  }

  @Test
  void whatNoWorkbookCanHoldIsReplacedAndNothingIsLostToEscapes() throws IOException {
    AnswerBook answer =
        of(
            "文字.csv",
            text("…"),
            List.of(
                new LandedCell(1, "a/b:[c]?*", 1, 1, "nul\u0000 half\uD842 tab\t"),
                new LandedCell(1, "a/b:[c]?*", 1, 2, "_x0041_"),
                new LandedCell(1, "a/b:[c]?*", 1, 3, "長".repeat(40_000)),
                new LandedCell(2, "A/B:[C]?*", 1, 1, "𠮷")),
            error("A/B:[C]?*", "A1", "𠮷"));

    try (Workbook back = read(answer)) {
      assertThat(back.getSheetName(1)).isEqualTo("a b  c   ");
      assertThat(back.getSheetName(2)).isEqualTo("A B  C    (2)");
      assertThat(said(back.getSheetAt(1)))
          .containsExactly(
              "A1 nul\uFFFD half\uFFFD tab\t", "B1 _x0041_", "C1 " + "長".repeat(32_766) + "…");
      assertThat(said(back.getSheetAt(0))).contains("C7 A1 -> 'A B  C    (2)'!A1");
    }
  }

  @Test
  void aFileWithoutCellsAndOneWithTooManyGetTheListAlone() throws IOException {
    assertListOnly(of("空.tsv", text(""), List.of(), error("本文", "", "0 bytes")), Note.NO_CELLS);
    assertListOnly(
        AnswerBook.of(
            file("大.csv", error("本文", "A1", "x")),
            Optional.of(text("x")),
            Optional::empty,
            Budget.USUAL),
        Note.TOO_LARGE);
    assertListOnly(
        of(
            "遠.csv",
            text("x"),
            List.of(new LandedCell(1, "本文", 1_048_577, 1, "x")),
            error("本文", "A1048577", "x")),
        Note.TOO_LARGE);
  }

  @Test
  void aBookOverTheBudgetGetsTheListAloneWithoutBeingOpened() throws IOException {
    Path received = saved(large(), folder.resolve("received"));
    ReturnedFile file = file("大.xlsx", error("一枚目", "A1", "x"));

    assertListOnly(
        AnswerBook.of(file, Optional.of(received), Optional::empty, new Budget(1_000, 1 << 20, 9)),
        Note.TOO_LARGE);
    assertListOnly(
        AnswerBook.of(file, Optional.of(received), Optional::empty, new Budget(1 << 20, 9_000, 9)),
        Note.TOO_LARGE);
  }

  @Test
  void anEncryptedBookAndADamagedOneGetTheListAlone() throws IOException {
    assertListOnly(of("鍵.xlsx", encrypted(), TABLE, error("本文", "", "x")), Note.ENCRYPTED);
    Path damaged = folder.resolve("damaged");
    Files.write(damaged, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2, 3});
    assertListOnly(of("壊.xlsx", damaged, TABLE, error("本文", "", "x")), Note.UNREADABLE);
    Files.write(
        damaged, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4, 5, 6, 7});
    assertListOnly(of("壊.xls", damaged, TABLE, error("本文", "", "x")), Note.UNREADABLE);
  }

  @Test
  void aFileWhoseBytesWereNotKeptIsMadeOfItsCells() throws IOException {
    AnswerBook answer =
        AnswerBook.of(
            file("古.xlsx", error("本文", "A1", "表題")),
            Optional.empty(),
            () -> Optional.of(TABLE),
            Budget.USUAL);

    assertThat(answer.note()).isEqualTo(Note.NOT_KEPT);
    assertThat(answer.marked()).isEqualTo(1);
  }

  private static void assertListOnly(AnswerBook answer, Note note) throws IOException {
    assertThat(answer.note()).isEqualTo(note);
    assertThat(answer.extension()).isEqualTo("xlsx");
    assertThat(answer.marked()).isZero();
    try (Workbook back = read(answer)) {
      assertThat(back.getNumberOfSheets()).isEqualTo(1);
      assertThat(said(back.getSheetAt(0))).contains("A5 " + note.ja(), "E7 数値");
    }
  }

  private static AnswerBook of(
      String name, Path received, List<LandedCell> cells, Finding... findings) {
    return kept(
        name,
        AnswerBook.of(
            file(name, findings), Optional.of(received), () -> Optional.of(cells), Budget.USUAL));
  }

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("received"), content, StandardCharsets.UTF_8);
  }

  private static XSSFWorkbook large() {
    XSSFWorkbook book = new XSSFWorkbook();
    book.createSheet("一枚目").createRow(0).createCell(0).setCellValue("x".repeat(10_000));
    return book;
  }

  private Path openDocument() throws IOException {
    byte[] type =
        "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    ZipEntry first = new ZipEntry("mimetype");
    first.setMethod(ZipEntry.STORED);
    first.setSize(type.length);
    first.setCrc(sum.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(first);
      zip.write(type);
    }
    return Files.write(folder.resolve("received.ods"), bytes.toByteArray());
  }

  private Path encrypted() throws IOException {
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword("himitsu");
    Path file = folder.resolve("encrypted");
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      try (var out = encryptor.getDataStream(files);
          XSSFWorkbook book = large()) {
        book.write(out);
      } catch (java.security.GeneralSecurityException cause) {
        throw new IOException(cause);
      }
      try (var out = Files.newOutputStream(file)) {
        files.writeFilesystem(out);
      }
    }
    return file;
  }
}
