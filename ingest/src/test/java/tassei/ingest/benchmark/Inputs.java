package tassei.ingest.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Makes inputs of any size: many workbooks of chambers that do not exist, a CSV of many rows, a
 * workbook of many rows; see benchmarks/memory.
 */
public final class Inputs {
  private static final Path SUMMARY =
      Path.of("layouts", "action-program-summary", "chamber_summary_r7.tsv");
  private static final int YEARS = 8;
  private static final int COLUMNS = 20;

  private Inputs() {}

  /** {@code workbooks COUNT FOLDER}, {@code csv ROWS FILE} or {@code workbook ROWS FILE}. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    Path to = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "workbooks" -> workbooks(count, to);
      case "csv" -> csv(count, to);
      case "workbook" -> workbook(count, to);
      default -> throw new IllegalArgumentException("Cannot make: " + arguments[0]);
    }
  }

  /** Summaries of eight years for as many chambers as it takes, and a reference that knows them. */
  private static void workbooks(int count, Path folder) throws IOException {
    Path forms = Files.createDirectories(folder.resolve("forms"));
    List<String> lines = Files.readAllLines(SUMMARY, StandardCharsets.UTF_8);
    List<String> bodies = new ArrayList<>();
    bodies.add(
        "body_code,body_type,body_name,aliases,prefecture_code,federation_code,districts,valid_from,valid_to,source");
    for (int no = 0; no < count; no++) {
      int chamber = no / YEARS + 1;
      int year = no % YEARS + 1;
      String name = "試験第%d商工会".formatted(chamber);
      if (year == 1) {
        bodies.add("05-test-%d,CHAMBER,%s,,05,05-federation,,,,benchmark".formatted(chamber, name));
      }
      List<String> form =
          lines.stream()
              .map(
                  line ->
                      line.replace("かつの商工会", name)
                          .replace("令和7年度", "令和%d年度".formatted(year))
                          .replace("R7実績", "R%d実績".formatted(year)))
              .toList();
      Files.write(forms.resolve("%05d.xlsx".formatted(no)), Workbooks.book(form));
    }
    Files.write(
        Files.createDirectories(folder.resolve("reference")).resolve("bodies.csv"),
        bodies,
        StandardCharsets.UTF_8);
  }

  /** Answers to a survey that nobody reads yet. */
  private static void csv(int rows, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int row = 0; row <= rows; row++) {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= COLUMNS; column++) {
          line.append(column == 1 ? "" : ",").append(row == 0 ? "問" + column : value(row, column));
        }
        out.write(line.append("\r\n").toString());
      }
    }
  }

  /** One sheet; 100,000 rows inflate to about 85 MB. */
  private static void workbook(int rows, Path file) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(100);
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("回答");
      for (int no = 0; no < rows; no++) {
        Row row = sheet.createRow(no);
        for (int column = 0; column < COLUMNS; column++) {
          row.createCell(column).setCellValue(value(no, column));
        }
      }
      book.write(out);
    }
  }

  private static String value(int row, int column) {
    return switch (column % 4) {
      case 0 -> "満足";
      case 1 -> Integer.toString(row);
      case 2 -> Integer.toString(row * 31 % 97);
      default -> "経営相談を利用した%d回".formatted(row % 12);
    };
  }
}
