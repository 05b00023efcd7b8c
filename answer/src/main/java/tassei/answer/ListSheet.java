package tassei.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;

/** The first sheet of an answer: every problem of the file, with a link to its cell. */
final class ListSheet {
  static final String NAME = "確認事項";

  /** Says in its first cell that a sheet is ours, so that a later answer takes its place. */
  static final String TITLE = "確認事項(tassei)";

  static final int HEADER_ROW = 5;
  private static final List<String> HEADERS =
      List.of("No", "シート", "セル", "見つかったもの", "正しくは", "お願いしたいこと", "区分");
  private static final int[] WIDTHS = {6, 16, 14, 36, 36, 48, 10};

  private final Workbook workbook;
  private final Sheet sheet;
  private final SheetText text;
  private final CellStyle plain;
  private final CellStyle header;
  private final CellStyle link;

  private ListSheet(Workbook workbook) {
    this.workbook = workbook;
    Set<String> taken = new HashSet<>();
    workbook.forEach(other -> taken.add(other.getSheetName().toLowerCase(Locale.ROOT)));
    this.sheet = workbook.createSheet(CellBook.freeName(NAME, taken));
    this.text = new SheetText(workbook);
    this.plain = bordered();
    this.header = headed();
    this.link = linked();
  }

  /**
   * Writes the list as the last sheet.
   *
   * @param sheets that a link can lead to, by the name problems know them under
   */
  static Sheet write(Workbook workbook, ReturnedFile file, Note note, Map<String, Sheet> sheets) {
    ListSheet list = new ListSheet(workbook);
    list.head(file, note);
    int row = HEADER_ROW;
    list.row(row, HEADERS, list.header);
    for (Finding finding : file.findings()) {
      list.finding(++row, finding, sheets);
    }
    list.arrange();
    return list.sheet;
  }

  private void head(ReturnedFile file, Note note) {
    line(0, TITLE);
    line(1, "ファイル: " + file.name());
    line(2, "提出者: " + (file.body().isEmpty() ? "不明" : file.body()) + " " + file.fiscalYear());
    line(3, "色の付いたセルのコメントと下の一覧をご確認のうえ、訂正したファイルをお送りください。要訂正は必ず直してください。");
    line(4, note.ja());
  }

  private void line(int row, String content) {
    text.write(CellBook.cell(sheet, row, 0), content.strip());
  }

  private void finding(int row, Finding finding, Map<String, Sheet> sheets) {
    boolean ofFile = finding.address().isEmpty();
    int no = row - HEADER_ROW;
    row(
        row,
        List.of(
            "",
            ofFile ? "" : finding.sheet(),
            finding.label(),
            finding.found(),
            finding.expected(),
            finding.remedy(),
            finding.severity().label()),
        plain);
    sheet.getRow(row).getCell(0).setCellValue(no);
    Sheet target = sheets.get(finding.sheet());
    if (target != null && finding.place().isPresent()) {
      link(sheet.getRow(row).getCell(2), target, finding.place().orElseThrow());
    }
  }

  private void row(int no, List<String> values, CellStyle style) {
    Row row = sheet.createRow(no);
    for (int column = 0; column < values.size(); column++) {
      Cell cell = row.createCell(column);
      cell.setCellStyle(style);
      text.write(cell, values.get(column));
    }
  }

  private void link(Cell cell, Sheet target, Finding.Place place) {
    Hyperlink hyperlink = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    hyperlink.setAddress(
        "'%s'!%s"
            .formatted(
                target.getSheetName().replace("'", "''"),
                new CellReference(place.row(), place.column(), false, false).formatAsString()));
    cell.setHyperlink(hyperlink);
    cell.setCellStyle(link);
  }

  private void arrange() {
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.setColumnWidth(column, WIDTHS[column] * 256);
    }
    sheet.createFreezePane(0, HEADER_ROW + 1);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  private CellStyle bordered() {
    CellStyle style = workbook.createCellStyle();
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    return style;
  }

  private CellStyle headed() {
    CellStyle style = bordered();
    Font bold = workbook.createFont();
    bold.setBold(true);
    style.setFont(bold);
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    return style;
  }

  private CellStyle linked() {
    CellStyle style = bordered();
    Font blue = workbook.createFont();
    blue.setUnderline(Font.U_SINGLE);
    blue.setColor(IndexedColors.BLUE.getIndex());
    style.setFont(blue);
    return style;
  }
}
