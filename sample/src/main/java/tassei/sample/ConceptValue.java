package tassei.sample;

import java.math.BigDecimal;
import tassei.model.Achievement;
import tassei.model.Direction;

/**
 * What a body reports of a concept in a year.
 *
 * @param unit 千円 and 万円 are 円 here
 * @param actual null where nothing is measured
 * @param target null where none is set
 * @param parts as registered; null where they are not, the numerator negative where only it is not
 */
record ConceptValue(
    SampleBody body,
    int year,
    Concepts.Concept concept,
    String indicatorCodes,
    String unit,
    Direction direction,
    BigDecimal actual,
    BigDecimal target,
    Achievement achievement,
    Outcomes.Parts parts) {

  boolean hasParts() {
    return switch (concept.method()) {
      case RATIO_OF_SUMS -> parts != null && parts.numerator() >= 0;
      case WEIGHTED_BY_ANSWERS -> parts != null;
      default -> true;
    };
  }

  Value value() {
    return actual == null ? Value.NONE : Value.of(actual);
  }
}
