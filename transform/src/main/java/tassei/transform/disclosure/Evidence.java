package tassei.transform.disclosure;

import java.util.Arrays;

/**
 * What is proved to be possible: for each withheld figure the lowest and highest value seen in some
 * table that agrees with everything published. Every such table has been checked against every sum
 * in whole numbers, so that no rounding of a solver can make it up.
 */
final class Evidence {
  private static final int ATTEMPTS = 32;
  private static final int FEWEST_STEPS = 25;

  private final ProtectedTable table;
  private final long[] figures;
  private final MoveSearch search;
  private final CheapestChange cheapest;
  private final long[] lowest;
  private final long[] highest;
  private final Witness[] lowestSeenIn;
  private final Witness[] highestSeenIn;
  private final int[] touched;
  private final boolean[] isTouched;
  private int touches;

  Evidence(ProtectedTable table, long seed, Allowance allowance) {
    this.table = table;
    figures = table.cells().stream().mapToLong(Cell::count).toArray();
    search = new MoveSearch(table, figures, seed, allowance);
    cheapest = new CheapestChange(table, figures, allowance);
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

  /** How the next change is looked for. */
  enum Way {
    /** By trying; quick, and may miss what is there. */
    BY_TRYING,
    /** By trying, and where that fails by linear programming. */
    BY_ALL_MEANS,
    /** By linear programming: the cheapest there is. */
    CHEAPLY
  }

  /** Tries to see a cell as uncertain as it must be, changing only what the price allows. */
  boolean prove(int cell, Protection protection, Way way, MoveSearch.Price price) {
    if (holds(cell, protection)) {
      return true;
    }
    reach(cell, -protection.below(), way, price);
    long up = Math.max(protection.above(), protection.width() + lowest[cell]);
    reach(cell, up, way, price);
    if (!holds(cell, protection)) {
      long down = Math.max(protection.below(), protection.width() - highest[cell]);
      reach(cell, -Math.min(down, figures[cell] - table.cells().get(cell).floor()), way, price);
    }
    return holds(cell, protection);
  }

  /**
   * Walks from the true table to one in which the cell differs by so much, or as near as it gets.
   *
   * @return the table it got to
   */
  Witness reach(int cell, long difference, Way way, MoveSearch.Price price) {
    long left = difference >= lowest[cell] && difference <= highest[cell] ? 0 : difference;
    while (left * difference > 0) {
      Witness move = move(cell, left, way, price);
      if (move == null) {
        break;
      }
      apply(move);
      record();
      left -= move.difference(cell);
    }
    Witness reached = here();
    returnToTheTruth();
    return reached;
  }

  private Witness move(int cell, long left, Way way, MoveSearch.Price price) {
    for (long step = left; step != 0; step /= 2) {
      Witness move = way == Way.CHEAPLY ? null : byTrying(cell, step, price);
      if (move == null && way != Way.BY_TRYING) {
        move = cheapest.of(cell, step, price);
        move = move != null && holdsEverySum(move) ? move : null;
      }
      if (move != null) {
        return move;
      }
    }
    return null;
  }

  /** The figures changed in the cheapest change of a layer, later layers left aside. */
  int[] cheapestInLayer(int cell, long difference, MoveSearch.Price price) {
    for (long step = difference; step != 0; step /= 2) {
      Witness change = cheapest.of(cell, step, price);
      if (change != null) {
        return change.cells();
      }
    }
    return new int[0];
  }

  private Witness byTrying(int cell, long step, MoveSearch.Price price) {
    int steps = FEWEST_STEPS;
    for (int attempts = ATTEMPTS; attempts > 0; attempts /= 4, steps *= 4) {
      for (int attempt = 0; attempt < attempts; attempt++) {
        Witness move = search.find(cell, step, steps, price);
        if (move != null) {
          return move;
        }
      }
    }
    return null;
  }

  private boolean holdsEverySum(Witness move) {
    for (int at = 0; at < move.cells().length; at++) {
      figures[move.cells()[at]] += move.differences()[at];
    }
    boolean holds = isConsistent(move);
    for (int at = 0; at < move.cells().length; at++) {
      figures[move.cells()[at]] -= move.differences()[at];
    }
    return holds;
  }

  /** Takes a table found elsewhere for evidence, if it holds every sum and floor. */
  void accept(Witness witness) {
    if (holdsEverySum(witness)) {
      apply(witness);
      record();
      returnToTheTruth();
    }
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
