package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * What somebody who knows everything published can find out about one withheld figure.
 *
 * @param interval the values it can have for them
 * @param protection how uncertain it must stay; NONE where it may be known
 */
public record AuditedCell(
    Cell cell, Suppression state, Interval interval, Protection protection, Verdict verdict) {
  /** Whether the figure is as uncertain as it must be. */
  public enum Verdict {
    /** It is: tables on both sides of the truth agree with everything published. */
    HOLDS,
    /** It is not: the sums give it back, or too nearly. */
    BREACHED,
    /** It is not, and an earlier edition has shown it: nothing that is published now can help. */
    SHOWN_BEFORE,
    /** No such tables were found, and it is not proved that there are none. */
    UNPROVED
  }

  public AuditedCell {
    requireNonNull(cell, "cell is null");
    requireNonNull(state, "state is null");
    requireNonNull(interval, "interval is null");
    requireNonNull(protection, "protection is null");
    requireNonNull(verdict, "verdict is null");
  }

  /** Whether nobody has to do anything about it. */
  public boolean isSafe() {
    return verdict == Verdict.HOLDS;
  }
}
