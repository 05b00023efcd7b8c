package tassei.ingest.reader;

import java.util.List;
import java.util.regex.Pattern;
import tassei.model.FiscalYear;

/**
 * The year of a target in a bullet: that of its bracket, else the one in front of the bracket, else
 * the plan's. Of several, or of one that is no fiscal year, none is taken.
 */
sealed interface TargetYear {
  /** A year that is no fiscal year, or one that is not printed. */
  Pattern OTHER =
      Pattern.compile("(?:令和|平成)(?:元|\\d)|(?<!\\d)20\\d\\d年|\\d年度|(?:最終|目標|初|翌|次)年度?(?!比)");

  /**
   * What may stand between a year and the bracket that holds its target, with a blank for the year.
   */
  Pattern BEFORE_A_BRACKET =
      Pattern.compile(".* (?:末|中|内)?(?:時点|まで)?(?:に|の|で|は|には|での|までの)?(?:目標値?)?[:、]*\\|");

  record Of(FiscalYear year) implements TargetYear {}

  /**
   * No year that is known.
   *
   * @param words that name it
   */
  record Unclear(String words) implements TargetYear {}

  static TargetYear of(BulletTargets.Target target, FiscalYear ofPlan) {
    List<FiscalYear> years = years(target.words());
    if (years.size() > 1 || isOther(target.words())) {
      return new Unclear(target.words());
    }
    return years.isEmpty() ? before(target, ofPlan) : new Of(years.getFirst());
  }

  /** 令和9年度末(50社) is of that year; a year farther off may be, if it is none before the plan. */
  private static TargetYear before(BulletTargets.Target target, FiscalYear ofPlan) {
    String before = target.before();
    List<FiscalYear> years = years(before);
    String without = FiscalYear.removedFrom("|" + before.replace(" ", "") + "|");
    boolean near = BEFORE_A_BRACKET.matcher(without).matches();
    if (near && years.size() == 1) {
      return new Of(years.getFirst());
    }
    boolean other =
        near || isOther(before) || years.stream().anyMatch(year -> year.compareTo(ofPlan) > 0);
    return other ? new Unclear(before + target.words()) : new Of(ofPlan);
  }

  private static List<FiscalYear> years(String text) {
    return FiscalYear.findAll(text).stream().distinct().toList();
  }

  private static boolean isOther(String text) {
    return OTHER.matcher(FiscalYear.removedFrom(text)).find();
  }
}
