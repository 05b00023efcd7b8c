package tassei.ingest.reader;

import java.util.List;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.FiscalYear;

/** What a single heading of a goal table says. */
final class GoalTableHeadings {
  private static final Pattern YEAR =
      Pattern.compile(
          "(?:昭和|平成|令和)(?:元|\\d{1,2})年度|(?<![A-Za-z])[SHR](?:元|\\d{1,2})(?:年度)?|\\d{4}年度");
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|※\\d*|\\s+");
  private static final int LONGEST = 40;

  /** A half, a quarter or several years: 実績(上期), 実績(12月末現在), 目標(5年間). */
  private static final Pattern PART_OF_A_YEAR =
      Pattern.compile(
          "四半期|[上下]半?期|前半|後半|中間|見込|速報|暫定" + "|(?<!\\d)(?:[4-9]|1[0-2]|[12])月(?:\\d+日)?(?:末|時点|現在)");

  private static final Pattern SEVERAL_YEARS =
      Pattern.compile(
          "累計|累積|(?:計画|全)期間|期間[計中内]|最終年" + "|(?<![和成RH\\d])[2-9二三四五](?:[箇かヶケカ]年|年[間計後])");
  private static final Pattern WHOLE_YEAR =
      Pattern.compile("^(?:年間|通期|通年|今年度|本年度|当年度)|\\((?:計|合計|年計|年度計|年間計?|通期|通年)\\)$");

  private GoalTableHeadings() {}

  /** The first column with one of the words as its heading; -1 where there is none. */
  static int column(Row row, List<String> words) {
    for (int column = 0; column < row.cells().size(); column++) {
      if (is(row.cell(column), words)) {
        return column;
      }
    }
    return -1;
  }

  static boolean is(Cell cell, List<String> words) {
    boolean mayBe =
        !cell.isBlank() && cell.text().length() <= LONGEST && begins(cell.text(), words);
    return mayBe && words.contains(name(cell));
  }

  /** Whether it stands above targets or actuals, whatever their year. */
  static boolean isOfFigures(Cell cell, Layout layout) {
    return is(cell, layout.words("actual")) || is(cell, layout.words("target"));
  }

  /** A heading without its year, its notes and its blanks: R3 実績 (※1) is 実績. */
  static String name(Cell cell) {
    return YEAR.matcher(withoutAside(cell)).replaceAll("");
  }

  static String withoutAside(Cell cell) {
    return ASIDE.matcher(cell.text()).replaceAll("");
  }

  static boolean isPartOfAYear(String heading) {
    return PART_OF_A_YEAR.matcher(heading).find();
  }

  static boolean isOfSeveralYears(String heading) {
    return SEVERAL_YEARS.matcher(FiscalYear.removedFrom(heading)).find();
  }

  static boolean isOfAWholeYear(Cell cell) {
    return WHOLE_YEAR.matcher(FiscalYear.removedFrom(cell.text())).find();
  }

  /** The first year a heading names; 0 where it names none. */
  static int year(Cell cell) {
    return FiscalYear.find(cell.text()).map(FiscalYear::startYear).orElse(0);
  }

  /** Most cells have not even the first letter of a heading, and need no pattern to be left. */
  private static boolean begins(String text, List<String> words) {
    for (String word : words) {
      if (word.isEmpty() || text.indexOf(word.charAt(0)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
