package tassei.transform.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Looks for a change of several figures at once that leaves every sum as it is: one figure is
 * changed, each sum that no longer holds is put right by changing another of its figures, and so on
 * until all hold; where that fails it goes back. In a plain table that is a swap around a
 * rectangle, in one of several dimensions around a box, over questions it is a respondent who
 * answers otherwise.
 */
final class MoveSearch {
  private static final int SUMS_LOOKED_AT = 6;
  private static final int WAYS_TRIED = 5;

  /** What it costs to change a figure: 0 if withheld anyway, infinite if it must not change. */
  interface Price {
    double of(int cell);
  }

  private record Way(int cell, long difference, double merit) {}

  private final ProtectedTable table;
  private final long[] figures;
  private final SplittableRandom random;
  private final Allowance allowance;
  private final long[] differences;
  private final int[] changed;
  private int changes;
  private final long[] residuals;
  private final int[] broken;
  private final int[] placeInBroken;
  private int brokenSums;
  private int stepsLeft;
  private Price price;

  /**
   * @param figures the table that is changed: the caller's, who may change it between searches
   */
  MoveSearch(ProtectedTable table, long[] figures, long seed, Allowance allowance) {
    this.table = table;
    this.allowance = allowance;
    this.figures = figures;
    random = new SplittableRandom(seed);
    differences = new long[table.size()];
    changed = new int[table.size()];
    int sums = table.relations().size();
    residuals = new long[sums];
    broken = new int[sums];
    placeInBroken = new int[sums];
    Arrays.fill(placeInBroken, -1);
  }

  /**
   * Finds a change of which the cell's part is {@code difference}; null when none was found within
   * so many steps.
   */
  Witness find(int cell, long difference, int steps, Price price) {
    this.price = price;
    stepsLeft = steps;
    Witness found = null;
    if (fits(cell, difference)) {
      change(cell, difference);
      if (repair()) {
        found =
            new Witness(
                Arrays.copyOf(changed, changes),
                Arrays.stream(changed, 0, changes).mapToLong(at -> differences[at]).toArray());
      }
    }
    while (changes > 0) {
      undo();
    }
    allowance.searched(steps - stepsLeft);
    return found;
  }

  private boolean repair() {
    if (brokenSums == 0) {
      return true;
    }
    if (stepsLeft <= 0) {
      return false;
    }
    List<Way> ways = waysOfHardestSum();
    int tried = 0;
    for (Way way : ways) {
      if (tried++ == WAYS_TRIED || --stepsLeft <= 0) {
        return false;
      }
      change(way.cell(), way.difference());
      if (repair()) {
        return true;
      }
      undo();
    }
    return false;
  }

  /** Of the sums broken last the one with the fewest ways to put it right; the best way first. */
  private List<Way> waysOfHardestSum() {
    List<Way> fewest = null;
    int last = Math.max(0, brokenSums - SUMS_LOOKED_AT);
    for (int at = brokenSums - 1; at >= last; at--) {
      List<Way> ways = waysOf(broken[at]);
      if (fewest == null || ways.size() < fewest.size()) {
        fewest = ways;
      }
      if (fewest.isEmpty()) {
        return fewest;
      }
    }
    fewest.sort(Comparator.comparingDouble(Way::merit));
    return fewest;
  }

  private List<Way> waysOf(int sum) {
    Relation relation = table.relations().get(sum);
    long residual = residuals[sum];
    List<Way> ways = new ArrayList<>();
    for (int at = 0; at < relation.size(); at++) {
      int cell = relation.cell(at);
      long coefficient = relation.coefficient(at);
      if (differences[cell] != 0 || residual % coefficient != 0) {
        continue;
      }
      double cost = price.of(cell);
      long difference = -residual / coefficient;
      if (cost < Double.POSITIVE_INFINITY && fits(cell, difference)) {
        ways.add(new Way(cell, difference, merit(cell, difference, cost)));
      }
    }
    return ways;
  }

  /** How many more sums would be broken, and what it costs; the lower the better. */
  private double merit(int cell, long difference, double cost) {
    int breaks = 0;
    int[] sums = table.relationsOf(cell);
    long[] coefficients = table.coefficientsOf(cell);
    for (int at = 0; at < sums.length; at++) {
      long before = residuals[sums[at]];
      long after = before + coefficients[at] * difference;
      breaks += (after == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
    }
    return breaks + 2 * cost + random.nextDouble();
  }

  private boolean fits(int cell, long difference) {
    long figure = figures[cell] + difference;
    return figure >= table.cells().get(cell).floor() && figure < Interval.UNBOUNDED;
  }

  private void change(int cell, long difference) {
    differences[cell] = difference;
    changed[changes++] = cell;
    settle(cell, difference);
  }

  private void undo() {
    int cell = changed[--changes];
    long difference = differences[cell];
    differences[cell] = 0;
    settle(cell, -difference);
  }

  private void settle(int cell, long difference) {
    int[] sums = table.relationsOf(cell);
    long[] coefficients = table.coefficientsOf(cell);
    for (int at = 0; at < sums.length; at++) {
      int sum = sums[at];
      boolean wasBroken = residuals[sum] != 0;
      residuals[sum] += coefficients[at] * difference;
      boolean isBroken = residuals[sum] != 0;
      if (isBroken && !wasBroken) {
        placeInBroken[sum] = brokenSums;
        broken[brokenSums++] = sum;
      } else if (wasBroken && !isBroken) {
        int place = placeInBroken[sum];
        int moved = broken[--brokenSums];
        broken[place] = moved;
        placeInBroken[moved] = place;
        placeInBroken[sum] = -1;
      }
    }
  }
}
