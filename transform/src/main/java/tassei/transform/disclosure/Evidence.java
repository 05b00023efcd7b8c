package tassei.transform.disclosure;

import java.util.Arrays;

/**
 * What is proved to be possible: for each withheld figure the lowest and highest value seen in some
 * table that agrees with everything published. Every such table has been checked against every sum
 * in whole numbers, so that no rounding of a solver can make it up.
 */
final class Evidence {
  private static final int ATTEMPTS = 3;

  private final ProtectedTable table;
  private final long[] figures;
  private final MoveSearch search;
  private final long[] lowest;
  private final long[] highest;
  private final Witness[] lowestSeenIn;
  private final Witness[] highestSeenIn;
  private final int[] touched;
  private final boolean[] isTouched;
  private int touches;

  Evidence(ProtectedTable table, long seed) {
    this.table = table;
    figures = table.cells().stream().mapToLong(Cell::count).toArray();
    search = new MoveSearch(table, figures, seed);
    lowest = new long[table.size()];
    highest = new long[table.size()];
    lowestSeenIn = new Witness[table.size()];
    highestSeenIn = new Witness[table.size()];
    touched = new int[table.size()];
    isTouched = new boolean[table.size()];
  }

  long lowest(int cell) {
    return table.count(cell) + lowest[cell];
  }

  long highest(int cell) {
    return table.count(cell) + highest[cell];
  }

  boolean holds(int cell, Protection protection) {
    return protection.holds(table.count(cell), lowest(cell), highest(cell));
  }

  /** Whether what is known of a cell rests on a table in which the other differs from the truth. */
  boolean restsOn(int cell, int other) {
    return lowestSeenIn[cell] != null && lowestSeenIn[cell].difference(other) != 0
        || highestSeenIn[cell] != null && highestSeenIn[cell].difference(other) != 0;
  }

  /** Tries to see a cell as uncertain as it must be, changing only what the price allows. */
  boolean prove(int cell, Protection protection, int steps, MoveSearch.Price price) {
    if (holds(cell, protection)) {
      return true;
    }
    reach(cell, -protection.below(), steps, price);
    long up = Math.max(protection.above(), protection.width() + lowest[cell]);
    reach(cell, up, steps, price);
    if (!holds(cell, protection)) {
      long down = Math.max(protection.below(), protection.width() - highest[cell]);
      reach(cell, -Math.min(down, figures[cell] - table.cells().get(cell).floor()), steps, price);
    }
    return holds(cell, protection);
  }

  /**
   * Walks from the true table to one in which the cell differs by so much, or as near as it gets.
   */
  void reach(int cell, long difference, int steps, MoveSearch.Price price) {
    if (difference >= lowest[cell] && difference <= highest[cell]) {
      return;
    }
    long left = difference;
    while (left != 0) {
      Witness move = move(cell, left, steps, price);
      if (move == null) {
        break;
      }
      apply(move);
      record();
      left -= move.difference(cell);
    }
    returnToTheTruth();
  }

  private Witness move(int cell, long left, int steps, MoveSearch.Price price) {
    long step = left;
    while (step != 0) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Witness move = search.find(cell, step, steps, price);
        if (move != null) {
          return move;
        }
      }
      step /= 2;
    }
    return null;
  }

  /** One change of a single step or more, without keeping it; null when there is none. */
  Witness find(int cell, long difference, int steps, MoveSearch.Price price) {
    return search.find(cell, difference, steps, price);
  }

  /**
   * Takes a table found elsewhere for evidence, if it holds every sum and floor; whether it did.
   */
  boolean accept(Witness witness) {
    apply(witness);
    boolean valid = isConsistent(witness);
    if (valid) {
      record();
    }
    returnToTheTruth();
    return valid;
  }

  private boolean isConsistent(Witness witness) {
    for (int cell : witness.cells()) {
      if (figures[cell] < table.cells().get(cell).floor()) {
        return false;
      }
      for (int sum : table.relationsOf(cell)) {
        Relation relation = table.relations().get(sum);
        long total = 0;
        for (int at = 0; at < relation.size(); at++) {
          total += relation.coefficient(at) * figures[relation.cell(at)];
        }
        if (total != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void apply(Witness move) {
    for (int at = 0; at < move.cells().length; at++) {
      int cell = move.cells()[at];
      figures[cell] += move.differences()[at];
      if (!isTouched[cell]) {
        isTouched[cell] = true;
        touched[touches++] = cell;
      }
    }
  }

  private void record() {
    Witness here = null;
    for (int at = 0; at < touches; at++) {
      int cell = touched[at];
      long difference = figures[cell] - table.count(cell);
      if (difference < lowest[cell] || difference > highest[cell]) {
        here = here == null ? here() : here;
        see(cell, difference, here);
      }
    }
  }

  private void see(int cell, long difference, Witness here) {
    if (difference < lowest[cell]) {
      lowest[cell] = difference;
      lowestSeenIn[cell] = here;
    } else {
      highest[cell] = difference;
      highestSeenIn[cell] = here;
    }
  }

  private Witness here() {
    int[] cells =
        Arrays.stream(touched, 0, touches)
            .filter(cell -> figures[cell] != table.count(cell))
            .toArray();
    long[] differences =
        Arrays.stream(cells).mapToLong(cell -> figures[cell] - table.count(cell)).toArray();
    return new Witness(cells, differences);
  }

  private void returnToTheTruth() {
    while (touches > 0) {
      int cell = touched[--touches];
      isTouched[cell] = false;
      figures[cell] = table.count(cell);
    }
  }

  /** What is known of a cell now, to go back to it. */
  Seen seen(int cell) {
    return new Seen(cell, lowest[cell], highest[cell], lowestSeenIn[cell], highestSeenIn[cell]);
  }

  /** Forgets what rests on tables in which the other cell differs from the truth. */
  void forget(int cell, int other) {
    if (lowestSeenIn[cell] != null && lowestSeenIn[cell].difference(other) != 0) {
      lowest[cell] = 0;
      lowestSeenIn[cell] = null;
    }
    if (highestSeenIn[cell] != null && highestSeenIn[cell].difference(other) != 0) {
      highest[cell] = 0;
      highestSeenIn[cell] = null;
    }
  }

  /** Goes back to what was known. */
  void restore(Seen seen) {
    lowest[seen.cell()] = seen.lowest();
    highest[seen.cell()] = seen.highest();
    lowestSeenIn[seen.cell()] = seen.lowestSeenIn();
    highestSeenIn[seen.cell()] = seen.highestSeenIn();
  }

  /** What is known of one cell. */
  record Seen(int cell, long lowest, long highest, Witness lowestSeenIn, Witness highestSeenIn) {}
}
