package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table with what becomes of each of its figures.
 *
 * @param states one for each cell, in its place
 */
public record Protected(ProtectedTable table, List<Suppression> states) {
  public Protected {
    requireNonNull(table, "table is null");
    states = List.copyOf(requireNonNull(states, "states is null"));
    if (states.size() != table.size()) {
      throw new IllegalArgumentException(
          "Invalid states: %d for %d cells".formatted(states.size(), table.size()));
    }
  }

  /** What nobody knew before this edition. */
  boolean[] unknownBefore() {
    boolean[] unknown = new boolean[states.size()];
    for (int cell = 0; cell < unknown.length; cell++) {
      unknown[cell] = states.get(cell) != Suppression.PUBLISHED_BEFORE;
    }
    return unknown;
  }

  /** What nobody is told. */
  boolean[] unknown() {
    boolean[] unknown = new boolean[states.size()];
    for (int cell = 0; cell < unknown.length; cell++) {
      unknown[cell] = !states.get(cell).isPublished();
    }
    return unknown;
  }
}
