package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.Optional;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue.Measured;
import tassei.model.Qualifier;

/**
 * Reads what most figures are, digits and perhaps a unit (116社, 3,300万円, 46%), without a pattern.
 * What it reads is what {@link FigureAmounts} would have read.
 */
final class PlainFigure {
  /** Says more than what is counted in: against what is not printed. */
  private static final String TIMES = "倍";

  /** More than the digits of any figure with the longest unit. */
  private static final int LONGEST = 40;

  private PlainFigure() {}

  /** Empty for everything else, figure or not. */
  static Optional<Figure> read(String raw, String text) {
    int end = text.length() > LONGEST ? 0 : endOfNumber(text);
    String unit = text.substring(end);
    boolean known = unit.isEmpty() || Units.isUnit(unit) && !unit.equals(TIMES);
    if (end == 0 || !known) {
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(text.substring(0, end).replace(",", ""));
    if (!FigureAmounts.fits(amount)) {
      return Optional.empty();
    }
    UnitSource source = unit.isEmpty() ? UnitSource.MISSING : UnitSource.VALUE;
    return Optional.of(new Figure(raw, new Measured(amount), null, unit, source, Qualifier.NONE));
  }

  /** 0 where a text does not begin with a number as {@link Numerals#ARABIC} says. */
  private static int endOfNumber(String text) {
    int whole = endOfDigits(text, 0);
    int end = whole;
    boolean groups = whole >= 1 && whole <= 3 && text.charAt(0) != '0';
    while (groups && end < text.length() && text.charAt(end) == ',') {
      if (endOfDigits(text, end + 1) != end + 4) {
        return 0;
      }
      end += 4;
    }
    if (end > 0 && end < text.length() && text.charAt(end) == '.') {
      int fraction = endOfDigits(text, end + 1);
      return fraction == end + 1 ? 0 : fraction;
    }
    return end;
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
