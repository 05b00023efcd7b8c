package tassei.cli;

import static java.util.Objects.requireNonNull;

/**
 * What {@code doctor} has found of one thing.
 *
 * @param remedy what to do; empty where all is well
 */
record Finding(String what, String remedy) {
  Finding {
    requireNonNull(what, "what is null");
    requireNonNull(remedy, "remedy is null");
  }

  static Finding of(boolean isWell, String what, String remedy) {
    return new Finding(what, isWell ? "" : remedy);
  }

  boolean isWell() {
    return remedy.isEmpty();
  }
}
