package tassei.ingest.reader;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.FiscalYear;

/**
 * The fiscal years a title speaks of. 令和4年度~令和8年度 is the period of a plan and not the year of a
 * form.
 */
final class TitleYears {
  private static final String ERA = "(?:昭和|平成|令和|(?<![A-Za-z])[SHR])\\s*(?:元|\\d{1,2})";
  private static final String ASIDE = "(?:\\s*\\([^()]{1,12}\\))?";
  private static final String ENDING =
      ASIDE + "\\s*(?:年度|年(?:\\d{1,2}月)?|[./]\\d{1,2})?" + ASIDE + "\\s*";
  private static final String TO = "(?:[~〜∼\\-‐‑–—―−ー]|から|至)\\s*";
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?:%s|(?<!\\d)\\d{4})%s%s(?:%s%s|(?:\\d{4}|\\d{1,2}|元)%s\\s*年度%s)"
              .formatted(ERA, ENDING, TO, ERA, ENDING, ASIDE, ASIDE));

  private TitleYears() {}

  /**
   * The different years printed in a text, in the order of the text, periods left out. Empty where
   * there is none; more than one where the text does not say which is meant.
   */
  static List<FiscalYear> in(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String outside = PERIOD.matcher(normal).replaceAll(TitleYears::withoutPeriod);
    return FiscalYear.findAll(outside).stream().distinct().toList();
  }

  /** A blank for a period; R7 - R7実績 is none, its years do not rise. */
  private static String withoutPeriod(MatchResult found) {
    List<FiscalYear> ends = FiscalYear.findAll(found.group());
    boolean rises = ends.size() < 2 || ends.getFirst().compareTo(ends.getLast()) < 0;
    return rises ? " " : Matcher.quoteReplacement(found.group());
  }
}
