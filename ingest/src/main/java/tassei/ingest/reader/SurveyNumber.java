package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;
import tassei.model.Qualifier;

/**
 * The number of an answer in the unit of its question: 12,000千円 is 1200 where 万円 are asked. A
 * range, a bound, an age group or a unit of another kind is no number, for none of them is one
 * amount.
 */
final class SurveyNumber {
  private static final Pattern WORDS = Pattern.compile("[百千万億兆]");

  private SurveyNumber() {}

  /**
   * @param unit of the question; empty where it states none, and then only a bare number is one
   */
  static Optional<BigDecimal> of(String text, String unit) {
    return NumberText.parse(text)
        .flatMap(figure -> in(figure, text, unit))
        .or(() -> withOwnUnit(text.replace('才', '歳'), unit))
        .filter(amount -> amount.stripTrailingZeros().scale() <= 4 && amount.precision() <= 14);
  }

  private static Optional<BigDecimal> in(Figure figure, String text, String unit) {
    if (!figure.isMeasured() || figure.upper() != null || figure.qualifier() != Qualifier.NONE) {
      return Optional.empty();
    }
    if (figure.unit().isEmpty()) {
      boolean unclear = WORDS.matcher(text).find() && WORDS.matcher(unit).find();
      return unclear ? Optional.empty() : Optional.of(amount(figure));
    }
    return unit.isEmpty() ? Optional.empty() : figure.in(unit).map(SurveyNumber::amount);
  }

  /** 42歳, of a unit that forms of figures do not have. */
  private static Optional<BigDecimal> withOwnUnit(String text, String unit) {
    boolean own = !unit.isEmpty() && text.endsWith(unit);
    return own
        ? NumberText.parse(text.substring(0, text.length() - unit.length()).strip())
            .filter(figure -> figure.unit().isEmpty())
            .flatMap(figure -> in(figure, "", unit))
        : Optional.empty();
  }

  private static BigDecimal amount(Figure figure) {
    return ((Measured) figure.value()).amount();
  }
}
