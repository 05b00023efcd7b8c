package tassei.ingest.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plan prints where the unit belongs: 件, or with the word for a running total, 件・累計.
 *
 * @param name as printed, without that word
 */
record PlanUnit(String name, boolean isCumulative) {
  private static final String MARKS = "[\\s・/,、:()\\[\\]〔〕]+";
  private static final Pattern ENDS = Pattern.compile("^" + MARKS + "|" + MARKS + "$");

  static PlanUnit of(String printed, Pattern cumulative) {
    Matcher word = cumulative.matcher(printed);
    boolean isCumulative = word.find();
    String rest = ENDS.matcher(word.replaceAll("")).replaceAll("");
    return isCumulative || Units.isUnit(rest)
        ? new PlanUnit(rest, isCumulative)
        : new PlanUnit(printed, false);
  }
}
