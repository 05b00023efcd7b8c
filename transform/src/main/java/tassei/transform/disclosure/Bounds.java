package tassei.transform.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What follows for each withheld figure from one sum at a time, over and over: the interval cannot
 * be wider than this. It is often exact, and costs next to nothing.
 */
final class Bounds {
  private static final int MOST_ROUNDS = 60;

  private final ProtectedTable table;
  private final boolean[] unknown;
  private final long[] lowest;
  private final long[] highest;

  private Bounds(ProtectedTable table, boolean[] unknown) {
    this.table = table;
    this.unknown = unknown;
    lowest = new long[table.size()];
    highest = new long[table.size()];
    for (int cell = 0; cell < table.size(); cell++) {
      lowest[cell] = unknown[cell] ? table.cells().get(cell).floor() : table.count(cell);
      highest[cell] = unknown[cell] ? Interval.UNBOUNDED : table.count(cell);
    }
  }

  static Bounds of(ProtectedTable table, boolean[] unknown) {
    Bounds bounds = new Bounds(table, unknown);
    bounds.propagate();
    return bounds;
  }

  long lowest(int cell) {
    return lowest[cell];
  }

  long highest(int cell) {
    return highest[cell];
  }

  private void propagate() {
    int count = table.relations().size();
    int[] rounds = new int[count];
    boolean[] waits = new boolean[count];
    Arrays.fill(waits, true);
    ArrayDeque<Integer> queue = new ArrayDeque<>(IntStream.range(0, count).boxed().toList());
    while (!queue.isEmpty()) {
      int number = queue.poll();
      waits[number] = false;
      Relation relation = table.relations().get(number);
      if (rounds[number]++ >= MOST_ROUNDS) {
        continue;
      }
      for (int at = 0; at < relation.size(); at++) {
        int cell = relation.cell(at);
        if (unknown[cell] && tighten(relation, at)) {
          for (int other : table.relationsOf(cell)) {
            if (!waits[other]) {
              waits[other] = true;
              queue.add(other);
            }
          }
        }
      }
    }
  }

  /** Bounds one figure of a sum by the others; whether that told anything new. */
  private boolean tighten(Relation relation, int at) {
    long least = 0;
    long most = 0;
    boolean leastIsKnown = true;
    boolean mostIsKnown = true;
    for (int other = 0; other < relation.size(); other++) {
      if (other == at) {
        continue;
      }
      long coefficient = relation.coefficient(other);
      long low = lowest[relation.cell(other)];
      long high = highest[relation.cell(other)];
      long small = coefficient > 0 ? low : high;
      long large = coefficient > 0 ? high : low;
      leastIsKnown &= Math.abs(small) < Interval.UNBOUNDED;
      mostIsKnown &= Math.abs(large) < Interval.UNBOUNDED;
      least += leastIsKnown ? coefficient * small : 0;
      most += mostIsKnown ? coefficient * large : 0;
    }
    return narrow(relation, at, leastIsKnown, least, mostIsKnown, most);
  }

  private boolean narrow(
      Relation relation, int at, boolean leastIsKnown, long least, boolean mostIsKnown, long most) {
    int cell = relation.cell(at);
    long own = relation.coefficient(at);
    boolean narrowed = false;
    boolean upperIsKnown = own > 0 ? leastIsKnown : mostIsKnown;
    boolean lowerIsKnown = own > 0 ? mostIsKnown : leastIsKnown;
    if (upperIsKnown) {
      long upper = Math.floorDiv(own > 0 ? -least : most, Math.abs(own));
      narrowed = upper < highest[cell];
      highest[cell] = Math.min(highest[cell], upper);
    }
    if (lowerIsKnown) {
      long lower = Math.ceilDiv(own > 0 ? -most : least, Math.abs(own));
      narrowed |= lower > lowest[cell];
      lowest[cell] = Math.max(lowest[cell], lower);
    }
    return narrowed;
  }
}
