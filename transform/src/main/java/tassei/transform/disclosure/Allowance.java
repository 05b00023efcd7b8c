package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;

/**
 * What protecting a table may cost: work, and figures that are too dear to be lost. Work is
 * counted, not timed: the same table always ends the same way, on any machine.
 */
final class Allowance {
  /** A figure in a linear program takes as long as so many steps of a search. */
  private static final int STEPS_OF_A_FIGURE = 8;

  private final BitSet dear;
  private long stepsLeft;
  private int dearLeft;

  /**
   * @param steps of work; a million take some three seconds
   * @param dear the figures of which only some may be withheld for the sake of others
   * @param mostDear how many of them
   */
  Allowance(long steps, BitSet dear, int mostDear) {
    this.stepsLeft = steps;
    this.dear = (BitSet) requireNonNull(dear, "dear is null").clone();
    this.dearLeft = mostDear;
  }

  static Allowance unlimited() {
    return new Allowance(Long.MAX_VALUE, new BitSet(), 0);
  }

  /** Thrown where protecting a table would cost more than it may. */
  static final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SpentException(String what) {
      super(
          "Cannot protect table: it costs more %s than it may".formatted(what), null, false, false);
    }
  }

  /** So many steps of a search were made. */
  void searched(int steps) {
    work(steps);
  }

  /** A linear program over so many figures is solved. */
  void solves(int figures) {
    work((long) STEPS_OF_A_FIGURE * figures);
  }

  private void work(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0) {
      throw new SpentException("work");
    }
  }

  /** A figure is withheld for the sake of others. */
  void withheld(int cell) {
    if (dear.get(cell) && --dearLeft < 0) {
      throw new SpentException("totals");
    }
  }
}
