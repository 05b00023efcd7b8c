package tassei.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Figures of several bodies put together by the method of their concept. */
final class Together {
  private static final int SCALE = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Concepts.Concept concept;
  private final List<ConceptValue> values;

  /**
   * @param values of the bodies that report something
   */
  Together(Concepts.Concept concept, List<ConceptValue> values) {
    this.concept = concept;
    this.values = values;
  }

  boolean isNothing() {
    return values.isEmpty();
  }

  TreeSet<String> units() {
    TreeSet<String> units = new TreeSet<>();
    values.forEach(value -> units.add(value.unit()));
    return units;
  }

  /** Null where there are several. */
  String unit() {
    return units().size() == 1 ? units().first() : null;
  }

  /** The bodies whose parts are not registered. */
  List<ConceptValue> withoutParts() {
    return values.stream().filter(value -> !value.hasParts()).toList();
  }

  BigDecimal actual() {
    return switch (concept.method()) {
      case SUM, SNAPSHOT_SUM -> sum(ConceptValue::actual);
      case COUNT_OF_BODIES -> positive(ConceptValue::actual);
      case RATIO_OF_SUMS ->
          rounded(
              sum(value -> BigDecimal.valueOf(value.parts().numerator())).multiply(HUNDRED),
              denominator());
      case WEIGHTED_BY_ANSWERS -> weighted(ConceptValue::actual);
      case NOT_AGGREGABLE -> null;
    };
  }

  /** Null where one of the bodies has none. */
  BigDecimal target() {
    if (values.stream().anyMatch(value -> value.target() == null)) {
      return null;
    }
    return switch (concept.method()) {
      case SUM, SNAPSHOT_SUM -> sum(ConceptValue::target);
      case COUNT_OF_BODIES -> positive(ConceptValue::target);
      case RATIO_OF_SUMS, WEIGHTED_BY_ANSWERS -> weighted(ConceptValue::target);
      case NOT_AGGREGABLE -> null;
    };
  }

  private BigDecimal sum(Function<ConceptValue, BigDecimal> figure) {
    return values.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal positive(Function<ConceptValue, BigDecimal> figure) {
    return BigDecimal.valueOf(
        values.stream().filter(value -> figure.apply(value).signum() > 0).count());
  }

  private BigDecimal denominator() {
    return sum(value -> BigDecimal.valueOf(value.parts().denominator()));
  }

  private BigDecimal weighted(Function<ConceptValue, BigDecimal> figure) {
    return rounded(
        sum(value -> figure.apply(value).multiply(BigDecimal.valueOf(value.parts().denominator()))),
        denominator());
  }

  private static BigDecimal rounded(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, SCALE, RoundingMode.HALF_UP);
  }
}
