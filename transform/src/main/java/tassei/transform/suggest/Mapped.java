package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

/** A name that somebody has mapped to a concept, in indicators.csv. */
public record Mapped(
    String bodyCode, String bodyName, String name, String direction, String conceptCode) {
  public Mapped {
    requireNonNull(bodyCode, "bodyCode is null");
    requireNonNull(bodyName, "bodyName is null");
    requireNonNull(name, "name is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(conceptCode, "conceptCode is null");
  }
}
