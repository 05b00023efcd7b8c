package tassei.ingest.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in brackets in a heading: a note mostly, or that the figures below are others than
 * the words before say: 実績値(前年比増減), 目標(次年度), 実績(9月末現在).
 */
final class HeadingAside {
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]*)\\)");

  /** Of another year, of several, or no figure of a year but a comparison. */
  private static final Pattern OTHER =
      Pattern.compile(
          "前年|昨年|前期|前回|前々|次年|翌年|来年|年後|増減|比較|基準値?$|平均|達成率|進捗率|差異?$" + "|(?:前|対|目標|計画).*比");

  private HeadingAside() {}

  /** Whether a heading says in brackets that its figures are not those of the year. */
  static boolean isOfOtherFigures(String heading) {
    Matcher bracket = BRACKET.matcher(heading);
    while (bracket.find()) {
      String inside = bracket.group(1);
      if (GoalTableHeadings.isPartOfAYear(inside) || OTHER.matcher(inside).find()) {
        return true;
      }
    }
    return false;
  }
}
