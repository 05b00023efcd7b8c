package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.FiscalYear;

/**
 * Years of headings that are printed short: 令和4 for 令和4年度, 5年度 right of 令和4年度. Also 令和4年 and 2022,
 * which alone would be calendar years, where three or more of them follow one another: the years of
 * a plan are fiscal years.
 */
final class PlanListYears {
  private static final Pattern WITHOUT_WORD =
      Pattern.compile("(?<year>(?:昭和|平成|令和)\\s*(?:元|\\d{1,2}))(?<rest>\\s*(?:\\(.*)?)");
  private static final Pattern WITHOUT_ERA = Pattern.compile("(?:元|\\d{1,2})\\s*年度.*");
  private static final Pattern WITHOUT_FISCAL =
      Pattern.compile(
          "(?<year>(?:昭和|平成|令和|[SHR])\\s*(?:元|\\d{1,2})|20\\d{2})\\s*年?(?<rest>\\s*(?:末|\\(.*)?)");
  private static final int RUN = 3;
  private static final Pattern ERA = Pattern.compile("昭和|平成|令和|(?<![A-Za-z])[SHR](?=\\d|元)");

  private PlanListYears() {}

  /** A row of headings with its years in full. */
  static Row inFull(Row row) {
    boolean isRun = isRun(row);
    List<Cell> cells = new ArrayList<>();
    String era = "";
    for (Cell printed : row.cells()) {
      Cell cell = isRun ? fiscal(printed) : printed;
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

  /** Whether a row holds nothing but such years: 2022, 2023, 2024 are no figures then. */
  static boolean isAllYears(Row row) {
    return isRun(row)
        && GroupedTable.filled(row).stream()
            .allMatch(cell -> FiscalYear.parse(fiscal(cell).text()).isPresent());
  }

  private static boolean isRun(Row row) {
    List<Integer> years =
        row.cells().stream()
            .map(PlanListYears::fiscal)
            .flatMap(cell -> FiscalYear.find(cell.text()).stream())
            .map(FiscalYear::startYear)
            .toList();
    return years.size() >= RUN
        && IntStream.range(1, years.size())
            .allMatch(i -> years.get(i).equals(years.get(i - 1) + 1));
  }

  private static Cell fiscal(Cell cell) {
    Matcher word = WITHOUT_FISCAL.matcher(cell.text());
    return word.matches() ? of(word.group("year") + "年度" + word.group("rest"), cell) : cell;
  }

  private static Cell of(String text, Cell cell) {
    return Cell.of(text, cell.at(), cell.origin());
  }
}
