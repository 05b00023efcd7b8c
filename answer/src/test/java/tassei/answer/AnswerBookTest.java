package tassei.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.answer.TestingBooks.answer;
import static tassei.answer.TestingBooks.error;
import static tassei.answer.TestingBooks.read;
import static tassei.answer.TestingBooks.said;
import static tassei.answer.TestingBooks.saved;
import static tassei.answer.TestingBooks.warning;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook as received goes back as the same workbook, marked. */
class AnswerBookTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xlsm", "xls"})
  void theBookIsAsReceivedWithItsCellsMarkedAndTheListInFront(String kind) throws IOException {
    AnswerBook answer =
        answer(
            "総括表." + kind,
            saved(book(kind), folder.resolve("received")),
            error("総括'表", "B2", "=abc"),
            warning("総括'表", "B2", "abc"),
            warning("二枚目", "B1", "12"),
            error("二枚目", "C5", "9"),
            error("本文", "", "令和6年度"),
            error("ない", "A1", "x"));

    assertThat(answer.extension()).isEqualTo(kind);
    assertThat(answer.marked()).isEqualTo(3);
    assertThat(answer.note()).isEqualTo(Note.NONE);
    try (Workbook back = read(answer)) {
      assertThat(back.getSheetAt(0).getSheetName()).isEqualTo("確認事項");
      assertThat(said(back.getSheetAt(0)))
          .containsExactly(
              "A1 確認事項(tassei)",
              "A2 ファイル: 総括表." + kind,
              "A3 提出者: かづの商工会 令和7年度",
              "A4 色の付いたセルのコメントと下の一覧をご確認のうえ、訂正したファイルをお送りください。要訂正は必ず直してください。",
              "A6 No",
              "B6 シート",
              "C6 セル",
              "D6 見つかったもの",
              "E6 正しくは",
              "F6 お願いしたいこと",
              "G6 区分",
              "A7 1",
              "B7 総括'表",
              "C7 B2 -> '総括''表'!B2",
              "D7 =abc",
              "E7 数値",
              "F7 セルを直してください。",
              "G7 要訂正",
              "A8 2",
              "B8 総括'表",
              "C8 B2 -> '総括''表'!B2",
              "D8 abc",
              "E8 単位",
              "F8 単位を書いてください。",
              "G8 要確認",
              "A9 3",
              "B9 二枚目",
              "C9 B1 -> '二枚目'!B1",
              "D9 12",
              "E9 単位",
              "F9 単位を書いてください。",
              "G9 要確認",
              "A10 4",
              "B10 二枚目",
              "C10 C5 -> '二枚目'!C5",
              "D10 9",
              "E10 数値",
              "F10 セルを直してください。",
              "G10 要訂正",
              "A11 5",
              "C11 ファイル全体",
              "D11 令和6年度",
              "E11 数値",
              "F11 セルを直してください。",
              "G11 要訂正",
              "A12 6",
              "B12 ない",
              "C12 A1",
              "D12 x",
              "E12 数値",
              "F12 セルを直してください。",
              "G12 要訂正");
      assertThat(said(back.getSheet("総括'表")))
          .containsExactly(
              "A1 表題",
              "A2 社数",
              "B2 abc [tassei: 要訂正:数値 が入るところに「=abc」とあります。セルを直してください。\n\n要確認:単位 が入るところに「abc」とあります。単位を書いてください。] red",
              "C2 formula SUM(二枚目!A1:A2)+二枚目!A1 [会の担当: 元のコメント]");
      assertThat(said(back.getSheet("二枚目")))
          .containsExactly(
              "A1 41",
              "B1 12 [会の担当: 元のコメント\n\ntassei:\n要確認:単位 が入るところに「12」とあります。単位を書いてください。] yellow",
              "B4  [tassei: 要訂正:数値 が入るところに「9」とあります。セルを直してください。] red",
              "A10 formula '総括''表'!B2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void namesAndPrintAreasStayWithTheirSheetsAndOneTabIsSelected(String kind) throws IOException {
    Workbook book = book(kind);
    book.setPrintArea(0, 0, 2, 0, 9);
    book.setPrintArea(1, 0, 1, 0, 4);
    book.getSheetAt(1).setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    Name local = book.createName();
    local.setNameName("figures");
    local.setSheetIndex(1);
    local.setRefersToFormula("'二枚目'!$A$1:$A$3");
    Name global = book.createName();
    global.setNameName("everywhere");
    global.setRefersToFormula("'二枚目'!$B$1");
    book.setActiveSheet(1);
    book.setSelectedTab(1);

    AnswerBook answer =
        answer("名前." + kind, saved(book, folder.resolve("received")), error("二枚目", "B1", "12"));

    try (Workbook back = read(answer)) {
      assertThat(back.getPrintArea(0)).isNull();
      assertThat(back.getPrintArea(1)).isEqualTo("'総括''表'!$A$1:$C$10");
      assertThat(back.getPrintArea(2)).matches("'?二枚目'?!\\$A\\$1:\\$B\\$5");
      assertThat(back.getSheetAt(2).getRepeatingRows().formatAsString()).isEqualTo("1:1");
      assertThat(back.getName("figures").getSheetIndex()).isEqualTo(2);
      assertThat(back.getName("figures").getRefersToFormula()).matches("'?二枚目'?!\\$A\\$1:\\$A\\$3");
      assertThat(back.getName("everywhere").getSheetIndex()).isEqualTo(-1);
      assertThat(back.getName("everywhere").getRefersToFormula()).matches("'?二枚目'?!\\$B\\$1");
      assertThat(back.getActiveSheetIndex()).isZero();
      assertThat(back.getFirstVisibleTab()).isZero();
      assertThat(back.getSheetAt(0).isSelected()).isTrue();
      assertThat(back.getSheetAt(1).isSelected()).isFalse();
      assertThat(back.getSheetAt(2).isSelected()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void anAnswerThatComesBackGetsOneListAndNoOldComments(String kind) throws IOException {
    Path first = folder.resolve("first");
    java.nio.file.Files.write(
        first,
        answer(
                "一度目." + kind,
                saved(book(kind), folder.resolve("received")),
                error("総括'表", "B2", "abc"))
            .bytes());

    AnswerBook again = answer("二度目." + kind, first, error("総括'表", "A2", "社数"));

    try (Workbook back = read(again)) {
      assertThat(back.getNumberOfSheets()).isEqualTo(3);
      assertThat(back.getSheetAt(0).getSheetName()).isEqualTo("確認事項");
      assertThat(said(back.getSheetAt(1)))
          .containsExactly(
              "A1 表題",
              "A2 社数 [tassei: 要訂正:数値 が入るところに「社数」とあります。セルを直してください。] red",
              "B2 abc red",
              "C2 formula SUM(二枚目!A1:A2)+二枚目!A1 [会の担当: 元のコメント]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aSheetOfTheirsOfThatNameStays(String kind) throws IOException {
    Workbook book = book(kind);
    book.createSheet("確認事項").createRow(0).createCell(0).setCellValue("会のもの");

    AnswerBook answer =
        answer("同名." + kind, saved(book, folder.resolve("received")), error("確認事項", "A1", "会のもの"));

    try (Workbook back = read(answer)) {
      assertThat(back.getSheetAt(0).getSheetName()).isEqualTo("確認事項 (2)");
      assertThat(said(back.getSheet("確認事項")))
          .containsExactly("A1 会のもの [tassei: 要訂正:数値 が入るところに「会のもの」とあります。セルを直してください。] red");
    }
  }

  /** Two sheets, a formula, comments beside each other, and merged cells B4:C5 without content. */
  private static Workbook book(String kind) {
    Workbook book =
        switch (kind) {
          case "xls" -> new HSSFWorkbook();
          case "xlsm" -> new XSSFWorkbook(XSSFWorkbookType.XLSM);
          default -> new XSSFWorkbook();
        };
    Sheet first = book.createSheet("総括'表");
    Sheet second = book.createSheet("二枚目");
    second.createRow(0).createCell(0).setCellValue(41);
    second.getRow(0).createCell(1).setCellValue("12");
    second.addMergedRegion(CellRangeAddress.valueOf("B4:C5"));
    first.createRow(0).createCell(0).setCellValue("表題");
    first.createRow(1).createCell(0).setCellValue("社数");
    first.getRow(1).createCell(1).setCellValue("abc");
    first.getRow(1).createCell(2).setCellFormula("SUM(二枚目!A1:A2)+二枚目!A1");
    second.createRow(9).createCell(0).setCellFormula("'総括''表'!B2");
    comment(first.getRow(1).getCell(2));
    comment(second.getRow(0).getCell(1));
    return book;
  }

  private static void comment(Cell cell) {
    ClientAnchor anchor = cell.getSheet().getWorkbook().getCreationHelper().createClientAnchor();
    anchor.setCol1(cell.getColumnIndex() + 1);
    anchor.setRow1(cell.getRowIndex());
    anchor.setCol2(cell.getColumnIndex() + 3);
    anchor.setRow2(cell.getRowIndex() + 3);
    var drawing = cell.getSheet().createDrawingPatriarch();
    Comment comment = drawing.createCellComment(anchor);
    comment.setString(
        cell.getSheet().getWorkbook().getCreationHelper().createRichTextString("元のコメント"));
    comment.setAuthor("会の担当");
    cell.setCellComment(comment);
  }
}
