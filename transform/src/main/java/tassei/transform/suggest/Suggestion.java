package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * A concept proposed for an indicator, with what speaks for and against it. A person decides.
 *
 * @param score from 0 to 1, two decimals; an order among proposals, not a probability
 * @param evidence in Japanese, the strongest first
 */
public record Suggestion(
    Unmapped indicator,
    Concept concept,
    BigDecimal score,
    String direction,
    List<String> evidence) {
  public Suggestion {
    requireNonNull(indicator, "indicator is null");
    requireNonNull(concept, "concept is null");
    requireNonNull(score, "score is null");
    requireNonNull(direction, "direction is null");
    evidence = List.copyOf(evidence);
  }
}
