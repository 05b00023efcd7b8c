package tassei.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One printed figure: the text as it stood and what it says.
 *
 * @param raw the text of the cell, or of the part of the cell that is this figure, as printed
 * @param value what it says; a number is in {@code unit} as printed, not scaled
 * @param upper the upper bound of a range; null otherwise
 * @param unit the unit printed or found elsewhere on the form; empty when there is none
 * @param unitSource where the unit was found
 * @param qualifier what bounds the number
 */
public record Figure(
    String raw,
    ObservedValue value,
    BigDecimal upper,
    String unit,
    UnitSource unitSource,
    Qualifier qualifier) {

  public Figure {
    requireNonNull(raw, "raw is null");
    requireNonNull(value, "value is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(unitSource, "unitSource is null");
    requireNonNull(qualifier, "qualifier is null");
  }

  public static Figure notReported(String raw) {
    return new Figure(
        raw, new ObservedValue.NotReported(), null, "", UnitSource.MISSING, Qualifier.NONE);
  }

  public static Figure measured(String raw, BigDecimal amount) {
    return new Figure(
        raw, new ObservedValue.Measured(amount), null, "", UnitSource.MISSING, Qualifier.NONE);
  }

  /** The same figure with the unit that a label or header gives, unless the cell gave its own. */
  public Figure orUnit(String otherUnit, UnitSource source) {
    if (!unit.isEmpty() || otherUnit.isEmpty()) {
      return this;
    }
    return new Figure(raw, value, upper, otherUnit, source, qualifier);
  }

  /**
   * The same figure in another unit of its kind: 33,000 千円 is 3,300 万円. The raw text stays. Empty
   * where the units are of different kinds, or the number would not be exact in DECIMAL(18, 4).
   */
  public Optional<Figure> in(String otherUnit) {
    if (unit.equals(otherUnit)) {
      return Optional.of(this);
    }
    if (!(value instanceof ObservedValue.Measured(BigDecimal amount))) {
      return Optional.empty();
    }
    Optional<BigDecimal> lower = UnitScale.convert(amount, unit, otherUnit);
    Optional<BigDecimal> higher =
        Optional.ofNullable(upper).flatMap(bound -> UnitScale.convert(bound, unit, otherUnit));
    if (lower.isEmpty() || upper != null && higher.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            raw,
            new ObservedValue.Measured(lower.orElseThrow()),
            higher.orElse(null),
            otherUnit,
            unitSource,
            qualifier));
  }

  public boolean isMeasured() {
    return value instanceof ObservedValue.Measured;
  }

  /** Where the unit of a figure was printed. */
  public enum UnitSource {
    VALUE,
    LABEL,
    HEADER,
    MISSING
  }
}
