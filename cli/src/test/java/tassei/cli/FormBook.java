package tassei.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A form as an office keeps it in a book: groups merged, 6/12 a date, 16.2% a number with a format,
 * figures behind formulas, a row and a column hidden, a comment, a cover in front.
 */
final class FormBook implements AutoCloseable {
  private static final Pattern COUNT = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
  private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)%");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,4})?");

  private final Workbook book;
  private final Sheet sheet;
  private final CellStyle day;
  private final CellStyle percent;

  private FormBook(Workbook book, String dayFormat, List<List<String>> rows) {
    this.book = book;
    book.createSheet("表紙").createRow(2).createCell(1).setCellValue("提出書類一式");
    this.sheet = book.createSheet("様式");
    this.day = style(dayFormat);
    this.percent = style("0.0%");
    for (int row = 0; row < rows.size(); row++) {
      row(row, rows.get(row));
    }
  }

  static FormBook xlsx(Path table) throws IOException {
    return new FormBook(new XSSFWorkbook(), "m/d", rows(table));
  }

  static FormBook xls(Path table) throws IOException {
    return new FormBook(new HSSFWorkbook(), "m\"月\"d\"日\"", rows(table));
  }

  private static List<List<String>> rows(Path table) throws IOException {
    return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  private CellStyle style(String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  private void row(int no, List<String> texts) {
    Row row = sheet.createRow(no);
    for (int column = 0; column < texts.size(); column++) {
      String text = texts.get(column);
      Matcher count = COUNT.matcher(text);
      Matcher share = PERCENT.matcher(text);
      if (text.isEmpty()) {
        continue;
      }
      Cell cell = row.createCell(column);
      if (count.matches() && Integer.parseInt(count.group(1)) <= 12) {
        int month = Integer.parseInt(count.group(1));
        cell.setCellValue(LocalDate.of(2026, month, Integer.parseInt(count.group(2))));
        cell.setCellStyle(day);
      } else if (share.matches()) {
        cell.setCellValue(new BigDecimal(share.group(1)).movePointLeft(2).doubleValue());
        cell.setCellStyle(percent);
      } else if (NUMBER.matcher(text).matches()) {
        cell.setCellValue(Double.parseDouble(text));
      } else {
        cell.setCellValue(text);
      }
    }
  }

  /** Merges each filled cell of a column with the blank cells below it, from a row on (1-based). */
  FormBook merged(int column, int from, int to) {
    int start = from;
    for (int row = from + 1; row <= to + 1; row++) {
      if (row > to || isFilled(row, column)) {
        if (row - start > 1) {
          sheet.addMergedRegion(new CellRangeAddress(start - 1, row - 2, column - 1, column - 1));
        }
        start = row;
      }
    }
    return this;
  }

  private boolean isFilled(int row, int column) {
    return sheet.getRow(row - 1) != null && sheet.getRow(row - 1).getCell(column - 1) != null;
  }

  FormBook hiddenRow(int row) {
    sheet.getRow(row - 1).setZeroHeight(true);
    return this;
  }

  FormBook hiddenColumn(int column) {
    sheet.setColumnHidden(column - 1, true);
    return this;
  }

  /** The cell's value is now that of a formula, kept as it was last computed. */
  FormBook formula(int row, int column) {
    Cell cell = sheet.getRow(row - 1).getCell(column - 1);
    switch (cell.getCellType()) {
      case NUMERIC -> cell.setCellFormula(BigDecimal.valueOf(cell.getNumericCellValue()) + "+0");
      case STRING -> cell.setCellFormula('"' + cell.getStringCellValue() + "\"&\"\"");
      default -> throw new IllegalArgumentException("Cannot compute: " + cell.getAddress());
    }
    book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
    return this;
  }

  FormBook comment(int row, int column, String text) {
    CreationHelper helper = book.getCreationHelper();
    ClientAnchor anchor = helper.createClientAnchor();
    Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(helper.createRichTextString(text));
    sheet.getRow(row - 1).getCell(column - 1).setCellComment(comment);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
