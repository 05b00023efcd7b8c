package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * A form saved with commas between its cells and commas in its numbers, without quotation marks: a
 * line with such a number has more cells than the headings. Where most lines have one, it is no
 * table at all.
 */
final class SplitThousands {
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<![\\d.])[1-9]\\d{0,2}(?:,\\d{3})+(?![\\d.])");

  private static final Pattern PIECES = Pattern.compile("\\D?[1-9]\\d{0,2},\\d{3}\\D*");
  private static final String EXPECTED_JA = "見出しと同じ数のセル(桁区切りのコンマのある数値は \"1,150\" のように引用符で囲む)";
  private static final String EXPECTED_EN =
      "as many cells as the headings have (a number with commas stands in quotation marks:"
          + " \"1,150\")";

  private SplitThousands() {}

  /** A problem at the first line with such a number; empty where the lines are no form. */
  static Optional<Problem> of(Document document, Layouts layouts) {
    boolean lines =
        document.sheets().size() == 1
            && document.sheets().getFirst().rows().stream()
                .allMatch(row -> row.cells().size() <= 1 && row.cell(0).at().column() == 0);
    if (!lines) {
      return Optional.empty();
    }
    List<Row> rows = document.sheets().getFirst().rows();
    return rows.stream()
        .map(row -> row.cell(0))
        .filter(cell -> THOUSANDS.matcher(cell.text()).find())
        .findFirst()
        .filter(found -> isForm(document.fileName(), rows, layouts))
        .map(SplitThousands::problem);
  }

  private static boolean isForm(String fileName, List<Row> lines, Layouts layouts) {
    List<Row> rows = new ArrayList<>();
    for (Row line : lines) {
      List<Cell> cells = new ArrayList<>();
      for (String text : line.cell(0).raw().split(",", -1)) {
        CellRef at = CellRef.cell(CellRef.TEXT_SHEET, line.number(), cells.size() + 1);
        cells.add(Cell.of(text, at));
      }
      rows.add(new Row(line.number(), cells));
    }
    Document table = new Document(fileName, List.of(new Sheet(CellRef.TEXT_SHEET, rows)));
    return Recognition.of(table, layouts).winner().isPresent();
  }

  /** A problem at each figure of a row that has too many cells, and numbers in pieces. */
  static List<Problem> inRows(Document form, List<Observation> observations) {
    List<Problem> problems = new ArrayList<>();
    for (Sheet sheet : form.sheets()) {
      if (!sheet.name().equals(CellRef.TEXT_SHEET) || hasCommas(sheet)) {
        continue;
      }
      int width = usualWidth(sheet);
      for (Row row : sheet.rows()) {
        List<String> pieces = pieces(row);
        int more = row.cells().size() - width;
        if (more > 0 && pieces.size() >= more) {
          problems.addAll(inRow(row, String.join("、", pieces), observations));
        }
      }
    }
    return problems;
  }

  private static List<Problem> inRow(Row row, String found, List<Observation> observations) {
    return observations.stream()
        .filter(observation -> !(observation instanceof Indicator))
        .map(Observation::at)
        .filter(at -> at.row() == row.number() && at.column() > 0)
        .distinct()
        .map(at -> Problem.of(Code.ROW_LENGTH, at, found, EXPECTED_JA, EXPECTED_EN))
        .toList();
  }

  /** A table that has a comma inside a cell has its cells apart. */
  private static boolean hasCommas(Sheet sheet) {
    return sheet.rows().stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> cell.text().indexOf(',') >= 0);
  }

  private static int usualWidth(Sheet sheet) {
    Map<Integer, Integer> widths = new HashMap<>();
    sheet.rows().stream()
        .filter(row -> !row.isBlank())
        .forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
    return widths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** Numbers whose thousands stand in one cell and the rest in the next. */
  private static List<String> pieces(Row row) {
    List<String> pieces = new ArrayList<>();
    for (int column = 0; column + 1 < row.cells().size(); column++) {
      String number = row.cell(column).text() + "," + row.cell(column + 1).text();
      if (PIECES.matcher(number).matches()) {
        pieces.add(number);
      }
    }
    return pieces;
  }

  private static Problem problem(Cell line) {
    return Problem.of(Code.UNKNOWN_FORM, line.at(), line.text(), EXPECTED_JA, EXPECTED_EN);
  }
}
