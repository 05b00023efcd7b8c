package tassei.sample;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure of the sample.
 *
 * @param amount null unless it is measured
 */
record Value(Kind kind, BigDecimal amount) {
  /** Whether there is a number, and why not. */
  enum Kind {
    MEASURED,
    NOT_REPORTED,
    NOT_DONE
  }

  static final Value NONE = new Value(Kind.NOT_REPORTED, null);
  static final Value NOT_DONE = new Value(Kind.NOT_DONE, null);

  private static final int SCALE = 4;
  private static final int DIGITS_OF_A_QUOTIENT = 20;

  static Value of(long amount) {
    return of(BigDecimal.valueOf(amount));
  }

  static Value of(BigDecimal amount) {
    return new Value(Kind.MEASURED, requireNonNull(amount, "amount is null"));
  }

  boolean isMeasured() {
    return kind == Kind.MEASURED;
  }

  /** As the tables give it, with four decimals; null when there is no number. */
  String decimal() {
    return decimal(amount);
  }

  static String decimal(BigDecimal amount) {
    return amount == null ? null : amount.setScale(SCALE, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** As people write it, without trailing zeros. */
  static String plain(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }

  /** A quotient with four decimals, half up; null where the divisor is zero. */
  static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    return divisor.signum() == 0
        ? null
        : dividend
            .divide(divisor, DIGITS_OF_A_QUOTIENT, RoundingMode.HALF_UP)
            .setScale(SCALE, RoundingMode.HALF_UP);
  }
}
