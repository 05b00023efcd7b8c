package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A concept that an indicator may be proposed for.
 *
 * @param name all its names, as concepts.csv lists them
 * @param unit the units it is counted in, separated by /; empty where it has none
 */
public record Concept(String code, String name, String unit, String direction) {
  public Concept {
    requireNonNull(code, "code is null");
    requireNonNull(name, "name is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(direction, "direction is null");
  }

  /** The names that its field lists, each by itself. */
  public List<String> names() {
    return ConceptNames.of(name);
  }
}
