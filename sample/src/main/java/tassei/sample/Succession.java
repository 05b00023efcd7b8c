package tassei.sample;

import java.time.LocalDate;

/**
 * How one body followed another.
 *
 * @param successor null where the predecessor left the family
 */
record Succession(String predecessor, String successor, LocalDate effective, Kind kind) {
  enum Kind {
    MERGER,
    SPLIT,
    RENAME,
    DEPARTURE
  }
}
