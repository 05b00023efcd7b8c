package tassei.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Which units count the same thing, and by how much they differ: 1 万円 is 10 千円, 1 名 is 1 人. */
public final class UnitScale {
  private static final int DECIMALS = 4;
  private static final int WHOLE_DIGITS = 14;

  private static final Map<String, Scale> SCALES =
      Map.ofEntries(
          scale("円", "円", "1"),
          scale("千円", "円", "1000"),
          scale("万円", "円", "10000"),
          scale("百万円", "円", "1000000"),
          scale("億円", "円", "100000000"),
          scale("%", "%", "1"),
          scale("パーセント", "%", "1"),
          scale("割", "%", "10"),
          scale("人", "人", "1"),
          scale("名", "人", "1"),
          scale("件", "件", "1"),
          scale("件数", "件", "1"),
          scale("か所", "か所", "1"),
          scale("カ所", "か所", "1"),
          scale("ヶ所", "か所", "1"),
          scale("箇所", "か所", "1"),
          scale("か月", "か月", "1"),
          scale("カ月", "か月", "1"),
          scale("ヶ月", "か月", "1"));

  private UnitScale() {}

  private record Scale(String base, BigDecimal factor) {}

  /** Whether the units differ at most by a factor: 千円 and 万円 do, 社 and 件 do not. */
  public static boolean sameKind(String unit, String otherUnit) {
    Scale one = SCALES.get(unit);
    Scale other = SCALES.get(otherUnit);
    return unit.equals(otherUnit) || one != null && other != null && one.base.equals(other.base);
  }

  /**
   * The amount in another unit. Empty where the units are of different kinds, or the amount would
   * not be exact in DECIMAL(18, 4).
   */
  public static Optional<BigDecimal> convert(BigDecimal amount, String unit, String otherUnit) {
    if (unit.equals(otherUnit)) {
      return Optional.of(amount);
    }
    if (!sameKind(unit, otherUnit)) {
      return Optional.empty();
    }
    BigDecimal inBase = amount.multiply(SCALES.get(unit).factor);
    BigDecimal scaled = inBase.divide(SCALES.get(otherUnit).factor).stripTrailingZeros();
    boolean fits =
        scaled.scale() <= DECIMALS && scaled.precision() - scaled.scale() <= WHOLE_DIGITS;
    return fits ? Optional.of(scaled.setScale(Math.max(0, scaled.scale()))) : Optional.empty();
  }

  private static Map.Entry<String, Scale> scale(String unit, String base, String factor) {
    return Map.entry(unit, new Scale(base, new BigDecimal(factor)));
  }
}
