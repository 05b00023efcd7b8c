package tassei.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import tassei.model.Problem;

/** Books give the text a person sees, with what stands underneath beside it. */
class BookTest {
  private static final BookBudget SMALL = new BookBudget(20, 200_000, 50, 100, 50, 2000, 5000, 10);

  @Test
  void bothFormatsOfExcelGiveTheSameCells() throws IOException {
    List<String> expected =
        List.of(
            "A1 目標管理表 TEXT merged=A1:B2",
            "A3 会員数 TEXT",
            "B3 46% PERCENT stored=0.46",
            "C3 58.7 NUMBER",
            "D3 3,300 NUMBER stored=3300",
            "E3 6/12 DATE stored=2025-06-12",
            "F3 3 NUMBER formula",
            "G3 #REF! ERROR",
            "H3 TRUE BOOLEAN",
            "A4 一行目\n二行目 TEXT comment=要確認",
            "B4 12.5% PERCENT stored=0.125",
            "A9 隠れた行 TEXT hidden",
            "隠しシート A1 裏 TEXT hidden");

    assertThat(cells(open(book(new XSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(cells(open(book(new HSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(((SheetFile.Opened) open(book(new XSSFWorkbook()))).format()).isEqualTo("xlsx");
    assertThat(((SheetFile.Opened) open(book(new HSSFWorkbook()))).format()).isEqualTo("xls");
  }

  @Test
  void aFormatThatShowsThousandsGivesThousands() throws IOException {
    List<String> expected =
        List.of(
            "A1 12,500 NUMBER stored=12500000",
            "B1 12345.678千円 NUMBER stored=12345678",
            "C1 △3 NUMBER stored=-3000000",
            "D1 1.5 NUMBER stored=1500000",
            "E1 400 NUMBER",
            "F1 2百万円 NUMBER stored=2000000",
            "G1 -2500 NUMBER stored=-2500000",
            "H1 0.4 NUMBER stored=400",
            "I1 3,300 NUMBER stored=3300");

    assertThat(cells(open(thousands(new XSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(cells(open(thousands(new HSSFWorkbook())))).containsExactlyElementsOf(expected);
  }

  @Test
  void aNegativeNumberShowsItsSignEvenWhereItsFormatDoesNot() throws IOException {
    List<String> expected =
        List.of(
            "A1 -7 NUMBER",
            "B1 -5 NUMBER",
            "C1 -3社 NUMBER stored=-3",
            "D1 △4 NUMBER stored=-4",
            "E1 -2.5 NUMBER",
            "F1 6人減 NUMBER stored=-6",
            "G1 -1,200 NUMBER stored=-1200",
            "H1 (5) NUMBER stored=5");

    assertThat(cells(open(negative(new XSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(cells(open(negative(new HSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(ShownNumber.asShown("12", new BigDecimal("-12"))).isEqualTo("-12");
    assertThat(ShownNumber.asShown("(12社)", new BigDecimal("-12"))).isEqualTo("-12社");
  }

  private static byte[] negative(Workbook book) throws IOException {
    try (book) {
      Row row = book.createSheet("表").createRow(0);
      styled(row, 0, -7, style(book, "#,##0_ ;[Red]#,##0\\ "));
      styled(row, 1, -5, style(book, "#,##0_);[Red]\\(#,##0\\)"));
      styled(row, 2, -3, style(book, "0\"社\"_ ;[Red]0\"社\"\\ "));
      styled(row, 3, -4, style(book, "0;\"△\"0"));
      styled(row, 4, -2.5, style(book, "0.0_ ;[Red]0.0\\ "));
      styled(row, 5, -6, style(book, "0\"人\";0\"人減\""));
      styled(row, 6, -1200, style(book, "#,##0;[Red]#,##0"));
      styled(row, 7, 5, style(book, "\\(0\\)"));
      return bytes(book);
    }
  }

  @Test
  void whatIsStruckOutIsNoTextUnlessAllOfTheCellIs() throws IOException {
    List<String> expected =
        List.of(
            "A1 13(10) TEXT stored=~~12~~13(10)",
            "B1 達成 TEXT stored=~~未~~達成",
            "C1 古い行 TEXT stored=~~古い行~~",
            "D1 3,300 NUMBER stored=~~3300~~",
            "E1 116¹ TEXT",
            "F1 120m² TEXT",
            "G1 7社 TEXT stored=~~6~~7社");

    assertThat(cells(open(struck(new XSSFWorkbook())))).containsExactlyElementsOf(expected);
    assertThat(cells(open(struck(new HSSFWorkbook())))).containsExactlyElementsOf(expected);
  }

  private static byte[] struck(Workbook book) throws IOException {
    try (book) {
      Font plain = book.createFont();
      Font struck = book.createFont();
      struck.setStrikeout(true);
      Font raised = book.createFont();
      raised.setTypeOffset(Font.SS_SUPER);
      CellStyle crossed = book.createCellStyle();
      crossed.setFont(struck);
      crossed.setDataFormat(book.createDataFormat().getFormat("#,##0"));
      Row row = book.createSheet("表").createRow(0);
      row.createCell(0).setCellValue(rich(book, "1213(10)", struck, 2, plain));
      row.createCell(1).setCellValue(rich(book, "未達成", struck, 1, plain));
      row.createCell(2).setCellValue("古い行");
      row.getCell(2).setCellStyle(crossed);
      styled(row, 3, 3300, crossed);
      row.createCell(4).setCellValue(rich(book, "1161", plain, 3, raised));
      row.createCell(5).setCellValue(rich(book, "120m2", plain, 4, raised));
      row.createCell(6).setCellValue(rich(book, "67社", struck, 1, plain));
      row.getCell(6).setCellStyle(crossed);
      return bytes(book);
    }
  }

  private static RichTextString rich(Workbook book, String text, Font before, int at, Font after) {
    RichTextString rich = book.getCreationHelper().createRichTextString(text);
    rich.applyFont(0, at, before);
    rich.applyFont(at, text.length(), after);
    return rich;
  }

  @Test
  void whatIsStruckOutInAnOpenDocumentIsNoText() throws IOException {
    String style = "<style:style style:name='%s'><style:text-properties %s/></style:style>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
            + "<office:automatic-styles>"
            + style.formatted("ce1", "style:text-line-through-style='solid'")
            + style.formatted("T1", "style:text-line-through-style='solid'")
            + style.formatted("T2", "style:text-line-through-style='none'")
            + style.formatted("T3", "style:text-position='super 58%'")
            + "</office:automatic-styles><office:body><office:spreadsheet>"
            + "<table:table table:name='表'><table:table-row>"
            + "<table:table-cell><text:p><text:span text:style-name='T1'>12</text:span>13</text:p>"
            + "</table:table-cell>"
            + "<table:table-cell table:style-name='ce1' office:value-type='float' office:value='5'>"
            + "<text:p>5</text:p></table:table-cell>"
            + "<table:table-cell table:style-name='ce1'><text:p>6"
            + "<text:span text:style-name='T2'>7社</text:span></text:p></table:table-cell>"
            + "<table:table-cell><text:p>116<text:span text:style-name='T3'>1</text:span></text:p>"
            + "</table:table-cell>"
            + "</table:table-row></table:table></office:spreadsheet></office:body>"
            + "</office:document-content>");

    assertThat(cells(open(stored(parts))))
        .containsExactly(
            "A1 13 TEXT stored=~~12~~13",
            "B1 5 NUMBER stored=~~5~~",
            "C1 7社 TEXT stored=~~6~~7社",
            "D1 116¹ TEXT");
  }

  @Test
  void aFormulaWithoutItsValueIsKept() throws IOException {
    Map<String, String> parts = parts();
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
            + "<row r='1'><c r='A1'><f>SUM(B1:C1)</f><v/></c><c r='B1'><f>B2</f></c>"
            + "<c r='C1' t='str'><f>IF(D1=\"\",\"\",D1)</f><v></v></c><c r='D1'><v>1</v></c></row>"
            + "</sheetData></worksheet>");

    List<Document.Cell> cells =
        ((SheetFile.Opened) open(zip(parts)))
            .document()
            .sheets()
            .getFirst()
            .rows()
            .getFirst()
            .cells();
    assertThat(cells.stream().map(Document.Cell::isNotComputed))
        .containsExactly(true, true, false, false);
    assertThat(line(cells.getFirst())).isEqualTo("A1  TEXT stored==SUM(B1:C1) formula");
  }

  private static byte[] thousands(Workbook book) throws IOException {
    try (book) {
      Row row = book.createSheet("表").createRow(0);
      styled(row, 0, 12_500_000, style(book, "#,##0,"));
      styled(row, 1, 12_345_678, style(book, "#,##0,\"千円\""));
      styled(row, 2, -3_000_000, style(book, "#,##0;\"△\"#,##0,,"));
      styled(row, 3, 1_500_000, style(book, "0.0,,"));
      styled(row, 4, 400, style(book, "[>=1000000]#,##0,,;#,##0"));
      styled(row, 5, 2_000_000, style(book, "[>=1000000]#,##0,,\"百万円\";#,##0"));
      styled(row, 6, -2_500_000, style(book, "0,"));
      styled(row, 7, 400, style(book, "#,##0,"));
      styled(row, 8, 3300, style(book, "#,##0_ ;[Red]\\-#,##0\\ "));
      return bytes(book);
    }
  }

  @Test
  void furiganaIsNoText() throws IOException {
    Map<String, String> parts = parts();
    parts.put(
        "xl/sharedStrings.xml",
        "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><r><t>商</t></r>"
            + "<r><t>工会</t></r><rPh sb='0' eb='3'><t>ショウコウカイ</t></rPh></si></sst>");

    assertThat(cells(open(zip(parts)))).containsExactly("A1 商工会 TEXT");
  }

  @Test
  void openDocumentCellsAreReadAsShown() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>"
            + "<office:spreadsheet><table:table table:name='表'><table:table-row>"
            + "<table:table-cell table:number-columns-spanned='2'><text:p>商<text:ruby>"
            + "<text:ruby-base>工会</text:ruby-base><text:ruby-text>こうかい</text:ruby-text>"
            + "</text:ruby></text:p></table:table-cell><table:covered-table-cell/>"
            + "<table:table-cell office:value-type='percentage' office:value='0.46'>"
            + "<text:p>46%</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='float' office:value='58.7'>"
            + "<text:p>59</text:p></table:table-cell>"
            + "<table:table-cell office:value-type='float' office:value='12345678'>"
            + "<text:p>12,346千円</text:p></table:table-cell></table:table-row>"
            + "<table:table-row table:number-rows-repeated='1048574'><table:table-cell"
            + " table:number-columns-repeated='16384'/></table:table-row>"
            + "<table:table-row table:visibility='filter'><table:table-cell><office:annotation>"
            + "<text:p>注</text:p></office:annotation><text:p>一</text:p><text:p>二</text:p>"
            + "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
            + "</office:body></office:document-content>");

    assertThat(cells(open(stored(parts))))
        .containsExactly(
            "A1 商工会 TEXT merged=A1:B1",
            "C1 46% PERCENT stored=0.46",
            "D1 58.7 NUMBER",
            "E1 12345.678千円 NUMBER stored=12345678",
            "A1048576 一\n二 TEXT hidden comment=注");
  }

  @Test
  void openDocumentSheetsRowsAndColumnsThatAreHiddenAreReadAndMarked() throws IOException {
    String row =
        "<table:table-row%s><table:table-cell><text:p>%s</text:p></table:table-cell>"
            + "<table:table-cell><text:p>%s</text:p></table:table-cell></table:table-row>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
            + "<office:automatic-styles><style:style style:name='ta2'>"
            + "<style:table-properties table:display='false'/></style:style>"
            + "</office:automatic-styles><office:body><office:spreadsheet>"
            + "<table:table table:name='表' table:style-name='ta1'><table:table-column/>"
            + "<table:table-column table:visibility='collapse'/>"
            + row.formatted("", "A", "B")
            + row.formatted(" table:visibility='collapse'", "隠", "隠")
            + row.formatted(" table:visibility='filter'", "絞", "絞")
            + "</table:table><table:table table:name='控' table:style-name='ta2'>"
            + row.formatted("", "<text:span>控え</text:span>", "")
                .replace(
                    "<table:table-cell><text:p><text:span>",
                    "<table:table-cell><office:annotation><dc:creator>tassei</dc:creator>"
                        + "<text:p>数値に直してください。</text:p></office:annotation><text:p><text:span>")
            + "</table:table></office:spreadsheet></office:body></office:document-content>");

    assertThat(cells(open(stored(parts))))
        .containsExactly(
            "A1 A TEXT",
            "B1 B TEXT hidden",
            "A2 隠 TEXT hidden",
            "B2 隠 TEXT hidden",
            "A3 絞 TEXT hidden",
            "B3 絞 TEXT hidden",
            "控 A1 控え TEXT hidden");
  }

  @Test
  void threeFilledRowsOfAMillionAreThreeRows() throws IOException {
    try (Workbook book = new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("表");
      for (int row : List.of(0, 500_000, 1_048_575)) {
        sheet.createRow(row).createCell(0).setCellValue("行" + row);
      }
      assertThat(cells(open(bytes(book))))
          .containsExactly("A1 行0 TEXT", "A500001 行500000 TEXT", "A1048576 行1048575 TEXT");
    }
  }

  @Test
  void aBookBehindAPasswordIsSaidToBe() throws Exception {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (var out = encryptor.getDataStream(files)) {
        out.write(book(new XSSFWorkbook()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);

      assertThat(message(open(bytes.toByteArray())))
          .isEqualTo(
              "ENCRYPTED_BOOK: a.xlsx: expected a book without a password, found 'encrypted'. Take"
                  + " the password off and send the book again.");
    }
  }

  @Test
  void everyLimitIsNamed() throws IOException {
    Map<String, String> bomb = parts();
    bomb.put("xl/media/a", "0".repeat(1_500_000));
    assertThat(message(open(zip(bomb), SMALL)))
        .contains("TOO_LARGE")
        .contains("inflated bytes > 200,000");

    BookBudget wide = new BookBudget(20, 8_000_000, 50, 100, 50, 2000, 5000, 10);
    assertThat(message(open(zip(bomb), wide))).contains("inflated bytes a packed byte > 50");
    assertThat(message(open(zip(entries(21)), SMALL))).contains("entries > 20");
    assertThat(message(open(rows(101, 1), SMALL))).contains("cells > 100");
    assertThat(message(open(rows(1, 51), SMALL))).contains("columns > 50");
    Map<String, String> texts = parts();
    texts.put("xl/sharedStrings.xml", "<sst>" + "<si><t>字</t></si>".repeat(400) + "</sst>");
    assertThat(message(open(zip(texts), SMALL))).contains("bytes of shared texts > 5,000");
  }

  @Test
  void archivesThatLieAreRefused() throws IOException {
    Map<String, String> out = parts();
    out.put("../../etc/passwd", "x");
    assertThat(message(open(zip(out))))
        .isEqualTo(
            "UNSAFE_ARCHIVE: a.xlsx: expected an archive that can be unpacked safely, found 'entry"
                + " that leads out of the archive: ../../etc/passwd'. Send the files again one by"
                + " one.");

    byte[] twice = zip(Map.of("xl/workbook.xml", "<a/>", "xl/workbook.xm2", "<b/>"));
    String bytes = new String(twice, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] same =
        bytes
            .replace("xl/workbook.xm2", "xl/workbook.xml")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(message(open(same))).contains("two entries of one name: xl/workbook.xml");
  }

  @Test
  void anExternalEntityIsNotFetched() throws IOException {
    Map<String, String> parts = parts();
    parts.put(
        "xl/sharedStrings.xml",
        "<!DOCTYPE sst [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><sst><si><t>&x;</t></si></sst>");

    SheetFile file = open(zip(parts));

    assertThat(file).isInstanceOf(SheetFile.Refused.class);
    assertThat(message(file)).startsWith("UNREADABLE_BOOK");
  }

  @Test
  void whatIsNoBookUnderABooksNameIsSaidToBeNone() {
    assertThat(message(open("<html><table><tr><td>総括表</td></tr></table></html>".getBytes(UTF_8))))
        .isEqualTo(
            "UNREADABLE_BOOK: a.xlsx: expected a spreadsheet's book (xlsx, xls, ods) or a CSV,"
                + " found '<html><table><tr><td>総括表</td></tr></table></html>'. Open it in a"
                + " spreadsheet and save it again as an Excel workbook (.xlsx).");
  }

  @Test
  void aLongCellIsKeptWhole() throws IOException {
    Map<String, String> parts = parts();
    parts.put("xl/sharedStrings.xml", "<sst><si><t>" + "長".repeat(100_000) + "</t></si></sst>");

    SheetFile.Opened opened = (SheetFile.Opened) open(zip(parts));

    assertThat(opened.document().sheets().getFirst().rows().getFirst().cell(0).raw())
        .hasSize(100_000);
  }

  /** The smallest book: one sheet whose A1 is the first shared text. */
  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>"
            .formatted(main, office));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            .formatted(office));
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='%s'><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>"
            .formatted(main));
    return parts;
  }

  private static Map<String, String> entries(int count) {
    Map<String, String> entries = parts();
    for (int i = entries.size(); i < count; i++) {
      entries.put("xl/more" + i, "x");
    }
    return entries;
  }

  private static byte[] rows(int rows, int columns) throws IOException {
    try (Workbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("表");
      for (int row = 0; row < rows; row++) {
        sheet.createRow(row).createCell(columns - 1).setCellValue("値");
      }
      return bytes(book);
    }
  }

  private static byte[] book(Workbook book) throws IOException {
    try (book) {
      CreationHelper helper = book.getCreationHelper();
      Sheet sheet = book.createSheet("表");
      sheet.createRow(0).createCell(0).setCellValue("目標管理表");
      sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 1));
      Row row = sheet.createRow(2);
      row.createCell(0).setCellValue("会員数");
      styled(row, 1, 0.46, style(book, "0%"));
      row.createCell(2).setCellValue(58.7);
      styled(row, 3, 3300, style(book, "#,##0"));
      row.createCell(4).setCellValue(LocalDate.of(2025, 6, 12));
      row.getCell(4).setCellStyle(style(book, "m/d"));
      row.createCell(5).setCellFormula("1+2");
      helper.createFormulaEvaluator().evaluateFormulaCell(row.getCell(5));
      row.createCell(6).setCellErrorValue(FormulaError.REF.getCode());
      row.createCell(7).setCellValue(true);
      Row second = sheet.createRow(3);
      second.createCell(0).setCellValue("一行目\n二行目");
      ClientAnchor anchor = helper.createClientAnchor();
      anchor.setRow1(3);
      anchor.setRow2(5);
      anchor.setCol2(2);
      Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setString(helper.createRichTextString("要確認"));
      second.getCell(0).setCellComment(comment);
      styled(second, 1, 0.125, style(book, "0%"));
      Row hidden = sheet.createRow(8);
      hidden.createCell(0).setCellValue("隠れた行");
      hidden.setZeroHeight(true);
      Sheet behind = book.createSheet("隠しシート");
      behind.createRow(0).createCell(0).setCellValue("裏");
      book.setSheetHidden(1, true);
      second.setZeroHeight(false);
      sheet.setColumnHidden(20, true);
      return bytes(book);
    }
  }

  private static CellStyle style(Workbook book, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  private static void styled(Row row, int column, double value, CellStyle style) {
    row.createCell(column).setCellValue(value);
    row.getCell(column).setCellStyle(style);
  }

  private static byte[] bytes(Workbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return deflatedSizesKnown(out.toByteArray(), parts);
  }

  /** Entries with their sizes before them, as Excel writes them. */
  private static byte[] deflatedSizesKnown(byte[] bytes, Map<String, String> parts)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Long> packed = new LinkedHashMap<>();
    try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        in.readAllBytes();
        in.closeEntry();
        packed.put(entry.getName(), entry.getCompressedSize());
      }
    }
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        byte[] content = part.getValue().getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(part.getKey());
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setCompressedSize(packed.get(part.getKey()));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Not deflated: an OpenDocument file begins with its type in plain letters. */
  private static byte[] stored(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        byte[] content = part.getValue().getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(part.getKey());
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static SheetFile open(byte[] bytes) {
    return SheetFile.open("a.xlsx", bytes);
  }

  private static SheetFile open(byte[] bytes, BookBudget budget) {
    return SheetFile.open("a.xlsx", bytes, budget);
  }

  private static String message(SheetFile file) {
    Problem problem = ((SheetFile.Refused) file).problem();
    return problem.code() + ": " + problem.messageEn("a.xlsx");
  }

  /** Filled cells: sheet unless it is the first, address, raw text, kind, what else is known. */
  private static List<String> cells(SheetFile file) {
    List<String> cells = new ArrayList<>();
    Document document = ((SheetFile.Opened) file).document();
    for (Document.Sheet sheet : document.sheets()) {
      String name = sheet == document.sheets().getFirst() ? "" : sheet.name() + " ";
      for (Document.Row row : sheet.rows()) {
        row.cells().stream()
            .filter(cell -> !cell.isBlank())
            .forEach(cell -> cells.add(name + line(cell)));
      }
    }
    return cells;
  }

  private static String line(Document.Cell cell) {
    Document.Origin origin = cell.origin();
    return "%s %s %s".formatted(cell.at().address(), cell.raw(), origin.kind())
        + (origin.stored().isEmpty() ? "" : " stored=" + origin.stored())
        + (origin.hidden() ? " hidden" : "")
        + (origin.formula() ? " formula" : "")
        + (origin.merged().isEmpty() ? "" : " merged=" + origin.merged())
        + (origin.comment().isEmpty() ? "" : " comment=" + origin.comment());
  }
}
