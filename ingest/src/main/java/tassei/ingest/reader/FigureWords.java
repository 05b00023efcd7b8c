package tassei.ingest.reader;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.Qualifier;

/**
 * The words that may stand around a number, and what they make of it. A pattern has the groups
 * {@code base, before, bound, sign, number, unit, upperSign, upper, upperUnit, after}.
 */
final class FigureWords {
  static final String SIGN = "[▲△▼+\\-\\u2010-\\u2015\\u2212ー]";
  private static final Set<String> FALLS = Set.of("減", "減少", "低下", "下落", "悪化");
  private static final Set<String> RISES = Set.of("増", "増加", "上昇", "向上", "改善");
  private static final Set<String> BETTER_OR_WORSE = Set.of("改善", "悪化");

  private static final Map<String, Qualifier> BOUNDS =
      Map.ofEntries(
          Map.entry("以上", Qualifier.AT_LEAST),
          Map.entry("~", Qualifier.AT_LEAST),
          Map.entry("〜", Qualifier.AT_LEAST),
          Map.entry("下限", Qualifier.AT_LEAST),
          Map.entry("最低", Qualifier.AT_LEAST),
          Map.entry("以下", Qualifier.AT_MOST),
          Map.entry("以内", Qualifier.AT_MOST),
          Map.entry("まで", Qualifier.AT_MOST),
          Map.entry("上限", Qualifier.AT_MOST),
          Map.entry("(上限)", Qualifier.AT_MOST),
          Map.entry("最大", Qualifier.AT_MOST),
          Map.entry("未満", Qualifier.LESS_THAN),
          Map.entry("超", Qualifier.MORE_THAN),
          Map.entry("超え", Qualifier.MORE_THAN),
          Map.entry("程度", Qualifier.ABOUT),
          Map.entry("前後", Qualifier.ABOUT),
          Map.entry("余り", Qualifier.ABOUT),
          Map.entry("約", Qualifier.ABOUT),
          Map.entry("およそ", Qualifier.ABOUT),
          Map.entry("概ね", Qualifier.ABOUT));

  /** The same in every pattern: what a number looks like has no groups. */
  private static final Map<String, Integer> GROUPS = around("\\d").namedGroups();

  private FigureWords() {}

  /** A whole figure whose number looks like this. */
  static Pattern around(String number) {
    return Pattern.compile(
        "(?<base>対?(?:前年同期|前年同月|前年度?|前期|前回|基準年度?|基準値)比?\\s*)?"
            + "(?<before>約|およそ|概ね|年間|毎年|計画期間中|延べ|のべ"
            + "|\\d+(?:社|会|人|者|会員|事業者|商工会)(?:あたり|当たり|当り))?\\s*"
            + "(?<bound>上限|下限|最低|最大)?\\s*"
            + "(?<sign>"
            + SIGN
            + "|マイナス|プラス|±)?\\s?"
            + "(?<currency>¥)?(?<number>"
            + number
            + ")\\s?(?<unit>"
            + Units.PATTERN
            + ")?\\s?"
            + "(?:[~〜]\\s?(?<upperSign>"
            + SIGN
            + ")?(?<upper>"
            + number
            + ")\\s?(?<upperUnit>"
            + Units.PATTERN
            + ")?\\s?)?"
            + "(?:の)?(?<after>以上|以下|以内|未満|超え|超|まで|増加?|減少?|上昇|低下|下落|向上|改善|悪化"
            + "|程度|前後|余り|\\(上限\\)|[~〜])?");
  }

  /** What the words make of the number; empty where they contradict one another. */
  static Optional<Qualifier> qualifier(Matcher figure, String unit) {
    String after = text(figure, "after");
    String bound = text(figure, "bound");
    boolean changes = FALLS.contains(after) || RISES.contains(after);
    if (group(figure, "upper") != null) {
      boolean plain = after.isEmpty() || after.equals("程度");
      return plain && !isRelative(figure) && bound.isEmpty()
          ? Optional.of(Qualifier.RANGE)
          : Optional.empty();
    }
    boolean twice = !sign(figure).isEmpty() && (falls(figure) || !sign(figure).equals("+"));
    if (changes && twice || BETTER_OR_WORSE.contains(after) && !unit.equals("ポイント")) {
      return Optional.empty();
    }
    if (isRelative(figure) || changes || unit.equals("倍")) {
      return Optional.of(Qualifier.RELATIVE);
    }
    if (text(figure, "before").equals("計画期間中")) {
      return Optional.of(Qualifier.OVER_PERIOD);
    }
    return bounded(after, bound, text(figure, "before"));
  }

  private static Optional<Qualifier> bounded(String after, String bound, String before) {
    if (!after.isEmpty() && !bound.isEmpty()) {
      return Optional.empty();
    }
    String word = !after.isEmpty() ? after : !bound.isEmpty() ? bound : before;
    return Optional.of(BOUNDS.getOrDefault(word, Qualifier.NONE));
  }

  /** Against a year or a value that the cell does not print: 前年比+5%, 対前年5%増, ±5%. */
  private static boolean isRelative(Matcher figure) {
    return group(figure, "base") != null || sign(figure).equals("±");
  }

  /** 前年5件 is the figure of the year before, not one against it. */
  static boolean namesAnotherYear(Matcher figure) {
    String base = text(figure, "base");
    boolean compares =
        base.contains("比")
            || base.startsWith("対")
            || !sign(figure).isEmpty()
            || FALLS.contains(text(figure, "after"))
            || RISES.contains(text(figure, "after"));
    return !base.isEmpty() && !compares;
  }

  static boolean falls(Matcher figure) {
    return FALLS.contains(text(figure, "after"));
  }

  static String sign(Matcher figure) {
    return text(figure, "sign").replace("プラス", "+");
  }

  static boolean isMinus(String sign) {
    return !sign.isEmpty() && !sign.equals("+") && !sign.equals("±");
  }

  static String text(Matcher figure, String group) {
    String found = group(figure, group);
    return found == null ? "" : found.strip();
  }

  /** By number, for a look-up by name copies the names of a pattern for every match. */
  static String group(Matcher figure, String group) {
    return figure.group(GROUPS.get(group));
  }
}
