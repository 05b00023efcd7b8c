package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;

/**
 * What the label of an indicator says besides its name.
 *
 * @param formula what stands in brackets and computes: 各指導員9名×400件+補助員+記帳; empty when nothing does
 * @param product the one product printed in it, null when there is none or more than one
 * @param subtotal the figure the label ends with: …3000件以上; null when there is none
 */
record GoalTableLabel(String formula, BigDecimal product, BigDecimal subtotal) {
  private static final int LONGEST_LABEL = 300;
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,200})\\)");
  private static final Pattern COMPUTES = Pattern.compile("[×+]|\\d\\s?[xX*]\\s?\\d");
  private static final String FACTOR = "\\d{1,9}\\s?" + Units.PATTERN + "?";
  private static final String TIMES = "\\s?[×xX*]\\s?";
  private static final Pattern PRODUCT =
      Pattern.compile(FACTOR + TIMES + FACTOR + "(?:" + TIMES + FACTOR + "){0,4}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern ENDS_WITH_FIGURE =
      Pattern.compile("(?<![\\d,.])(\\d[\\d,]{0,12}" + Units.PATTERN + "(?:以上|以下)?)$");

  /** What is counted in words, and the units it may be counted in; 件数 counts anything. */
  private static final Map<String, Set<String>> UNITS_OF_COUNTING_WORD =
      Map.of(
          "回数", Set.of("回", "日"),
          "人数", Set.of("人", "名", "者"),
          "店舗数", Set.of("店舗", "店", "社", "者", "件"),
          "率", Set.of("%", "ポイント", "点"));

  static GoalTableLabel read(String label) {
    String text = label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
    return new GoalTableLabel(formula(text), product(text), subtotal(text));
  }

  /** The name without brackets counts in another unit than the figures: 回数 against 6社. */
  static boolean contradicts(String label, String unit) {
    String text = label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
    String name = BRACKET.matcher(text).replaceAll("").strip();
    return !unit.isEmpty()
        && UNITS_OF_COUNTING_WORD.entrySet().stream()
            .anyMatch(word -> name.endsWith(word.getKey()) && !word.getValue().contains(unit));
  }

  /** The figures that the label gives its own row to reach. */
  List<BigDecimal> ownTargets() {
    List<BigDecimal> own = new ArrayList<>();
    Optional.ofNullable(subtotal).ifPresent(own::add);
    Optional.ofNullable(product).ifPresent(own::add);
    return own;
  }

  private static String formula(String label) {
    Matcher bracket = BRACKET.matcher(label);
    while (bracket.find()) {
      if (COMPUTES.matcher(bracket.group(1)).find()) {
        return bracket.group(1);
      }
    }
    return "";
  }

  private static BigDecimal product(String label) {
    List<BigDecimal> products = new ArrayList<>();
    Matcher product = PRODUCT.matcher(label);
    while (product.find()) {
      products.add(
          NUMBER
              .matcher(product.group())
              .results()
              .map(factor -> new BigDecimal(factor.group()))
              .reduce(BigDecimal.ONE, BigDecimal::multiply));
    }
    return products.size() == 1 ? products.getFirst() : null;
  }

  private static BigDecimal subtotal(String label) {
    Matcher figure = ENDS_WITH_FIGURE.matcher(label);
    return figure.find()
        ? NumberText.parse(figure.group(1)).map(GoalTableLabel::amount).orElse(null)
        : null;
  }

  private static BigDecimal amount(Figure figure) {
    return figure.value() instanceof Measured(BigDecimal amount) ? amount : null;
  }
}
