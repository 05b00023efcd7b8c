package tassei.transform.disclosure;

import java.util.Arrays;
import java.util.Map;

/**
 * A sum everybody knows to hold: coefficients times figures add to zero. Cells are named by their
 * place in the table.
 */
public final class Relation {
  private final int[] cells;
  private final long[] coefficients;

  private Relation(int[] cells, long[] coefficients) {
    this.cells = cells;
    this.coefficients = coefficients;
  }

  /** The parts add to the whole. */
  public static Relation sum(int whole, int... parts) {
    int[] cells = Arrays.copyOf(parts, parts.length + 1);
    cells[parts.length] = whole;
    long[] coefficients = new long[cells.length];
    Arrays.fill(coefficients, 1);
    coefficients[parts.length] = -1;
    return of(cells, coefficients);
  }

  /** Coefficients times cells add to zero. */
  public static Relation of(int[] cells, long[] coefficients) {
    if (cells.length != coefficients.length
        || Arrays.stream(cells).distinct().count() != cells.length
        || Arrays.stream(coefficients).anyMatch(coefficient -> coefficient == 0)) {
      throw new IllegalArgumentException(
          "Invalid relation: cells %s, coefficients %s"
              .formatted(Arrays.toString(cells), Arrays.toString(coefficients)));
    }
    return new Relation(cells.clone(), coefficients.clone());
  }

  /** The same sum of other cells. */
  Relation at(Map<Integer, Integer> places) {
    return of(Arrays.stream(cells).map(places::get).toArray(), coefficients);
  }

  int size() {
    return cells.length;
  }

  int cell(int at) {
    return cells[at];
  }

  long coefficient(int at) {
    return coefficients[at];
  }
}
