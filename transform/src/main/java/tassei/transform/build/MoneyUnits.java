package tassei.transform.build;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** The units of money that the forms print, and an amount of one in another. */
final class MoneyUnits {
  /** By how many digits each moves the decimal point of an amount in 円. */
  private static final Map<String, Integer> DIGITS =
      Map.of("円", 0, "千円", 3, "万円", 4, "百万円", 6, "億円", 8);

  private MoneyUnits() {}

  /**
   * An amount of one unit in another. A unit that is not printed is taken for the other one, but
   * for money, whose scale would be a guess.
   *
   * @return null where there is no amount, or the units cannot be told in one another
   */
  static BigDecimal inUnit(BigDecimal amount, String unit, String wanted) {
    if (amount == null || Objects.equals(unit, wanted)) {
      return amount;
    }
    if (isMoney(unit) && isMoney(wanted)) {
      return amount.scaleByPowerOfTen(DIGITS.get(unit) - DIGITS.get(wanted));
    }
    boolean oneIsMissing = unit == null || wanted == null;
    return oneIsMissing && !isMoney(unit) && !isMoney(wanted) ? amount : null;
  }

  private static boolean isMoney(String unit) {
    return unit != null && DIGITS.containsKey(unit);
  }
}
