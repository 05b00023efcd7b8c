package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;

/** Years of headings that are printed short: 令和4 for 令和4年度, 5年度 right of 令和4年度. */
final class PlanListYears {
  private static final Pattern WITHOUT_WORD =
      Pattern.compile("(?<year>(?:昭和|平成|令和)\\s*(?:元|\\d{1,2}))(?<rest>\\s*(?:\\(.*)?)");
  private static final Pattern WITHOUT_ERA = Pattern.compile("(?:元|\\d{1,2})\\s*年度.*");
  private static final Pattern ERA = Pattern.compile("昭和|平成|令和|(?<![A-Za-z])[SHR](?=\\d|元)");

  private PlanListYears() {}

  /** A row of headings with its years in full. */
  static Row inFull(Row row) {
    List<Cell> cells = new ArrayList<>();
    String era = "";
    for (Cell cell : row.cells()) {
      Matcher named = ERA.matcher(cell.text());
      Matcher word = WITHOUT_WORD.matcher(cell.text());
      if (named.find()) {
        era = named.group();
        cells.add(word.matches() ? of(word.group("year") + "年度" + word.group("rest"), cell) : cell);
      } else {
        boolean isShort = !era.isEmpty() && WITHOUT_ERA.matcher(cell.text()).matches();
        cells.add(isShort ? of(era + cell.text(), cell) : cell);
      }
    }
    return new Row(row.number(), cells);
  }

  private static Cell of(String text, Cell cell) {
    return Cell.of(text, cell.at(), cell.origin());
  }
}
