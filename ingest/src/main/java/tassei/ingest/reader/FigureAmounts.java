package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue.Measured;
import tassei.model.Qualifier;

/** Makes a figure of a matched text: sign, amount, bounds, unit; or none where they contradict. */
final class FigureAmounts {
  private FigureAmounts() {}

  /**
   * @param figure a match of {@link FigureWords#around}
   * @param plusIsRelative whether a plus sign says that the number is an increase
   */
  static Optional<Figure> read(String raw, Matcher figure, boolean plusIsRelative) {
    Optional<String> unit = unit(figure);
    Optional<BigDecimal> lower = Numerals.parse(FigureWords.group(figure, "number"));
    if (unit.isEmpty() || lower.isEmpty() || FigureWords.namesAnotherYear(figure)) {
      return Optional.empty();
    }
    Optional<Qualifier> qualifier = FigureWords.qualifier(figure, unit.orElseThrow());
    if (qualifier.isEmpty()) {
      return Optional.empty();
    }
    boolean increase = plusIsRelative && FigureWords.sign(figure).equals("+");
    return bounded(
        raw, figure, unit.orElseThrow(), increase ? Qualifier.RELATIVE : qualifier.orElseThrow());
  }

  private static Optional<Figure> bounded(
      String raw, Matcher figure, String unit, Qualifier qualifier) {
    String sign = FigureWords.sign(figure);
    boolean minus = FigureWords.isMinus(sign) || sign.equals("±") || FigureWords.falls(figure);
    BigDecimal amount = amount(FigureWords.group(figure, "number"), minus);
    BigDecimal upper = upper(figure, sign);
    boolean unreadableUpper = upper == null && FigureWords.group(figure, "upper") != null;
    boolean falling = upper != null && upper.compareTo(amount) < 0;
    if (unreadableUpper || falling || !fits(amount) || upper != null && !fits(upper)) {
      return Optional.empty();
    }
    UnitSource source = unit.isEmpty() ? UnitSource.MISSING : UnitSource.VALUE;
    return Optional.of(new Figure(raw, new Measured(amount), upper, unit, source, qualifier));
  }

  private static BigDecimal upper(Matcher figure, String sign) {
    if (sign.equals("±")) {
      return amount(FigureWords.group(figure, "number"), false);
    }
    String upper = FigureWords.group(figure, "upper");
    boolean minus = FigureWords.isMinus(FigureWords.text(figure, "upperSign"));
    return upper == null || Numerals.parse(upper).isEmpty() ? null : amount(upper, minus);
  }

  private static BigDecimal amount(String number, boolean minus) {
    BigDecimal amount = Numerals.parse(number).orElseThrow();
    return minus ? amount.negate() : amount;
  }

  /**
   * The unit of either bound, one for both; 延べ is part of it, for 延べ人 and 人 are not the same. Empty
   * where the bounds have different units.
   */
  private static Optional<String> unit(Matcher figure) {
    String lower = FigureWords.text(figure, "unit");
    String upper = FigureWords.text(figure, "upperUnit");
    boolean currency = FigureWords.group(figure, "currency") != null;
    if (!lower.isEmpty() && !upper.isEmpty() && !lower.equals(upper)
        || currency && !lower.isEmpty() && !lower.endsWith("円")) {
      return Optional.empty();
    }
    String unit = lower.isEmpty() ? upper : lower;
    String named = currency && unit.isEmpty() ? "円" : unit;
    String before = FigureWords.text(figure, "before");
    boolean total = before.equals("延べ") || before.equals("のべ");
    return Optional.of(total ? "延べ" + named : named);
  }

  /** Whether the warehouse can hold it unrounded, as DECIMAL(18, 4). */
  static boolean fits(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() <= 4 && plain.precision() - plain.scale() <= 14;
  }
}
