package tassei.transform.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The cheapest way, by linear programming, to change a figure and keep every sum: what it costs to
 * change a figure is paid for each step it is changed by. The figures that are changed in it are
 * those worth withholding together.
 */
final class CheapestChange {
  private static final double ROUNDING = 1e-5;
  private static final int ATTEMPTS = 2;
  private static final int MOST_MULTIPLES = 3;
  private static final double WITHHELD_ANYWAY = 1e-3;
  private static final int MOST_ITERATIONS = 20_000;

  private static final int MOST_CELLS = 1500;

  private final ProtectedTable table;
  private final long[] figures;
  private final Allowance allowance;

  /**
   * @param figures the table that is changed: the caller's, who may change it in between
   */
  CheapestChange(ProtectedTable table, long[] figures, Allowance allowance) {
    this.table = table;
    this.figures = figures;
    this.allowance = allowance;
  }

  /**
   * A change in whole numbers, of figures around the one. Where the cheapest one has fractions a
   * multiple of it is taken, or the next cheapest for slightly other prices. Null where none was
   * found.
   */
  Witness of(int cell, long difference, MoveSearch.Price price) {
    int[] around = around(cell, price);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<double[]> cheapest = solve(around, cell, difference, price, attempt);
      if (cheapest.isEmpty()) {
        return null;
      }
      for (int multiple = 1; multiple <= MOST_MULTIPLES; multiple++) {
        Witness change = inWholeNumbers(around, cheapest.get(), multiple);
        if (change != null) {
          return change;
        }
      }
    }
    return null;
  }

  private Optional<double[]> solve(
      int[] around, int cell, long difference, MoveSearch.Price price, int attempt) {
    allowance.solves(around.length);
    SplittableRandom random = new SplittableRandom(attempt);
    Map<Integer, Integer> placeOf = new HashMap<>();
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.iterations_abort = MOST_ITERATIONS;
    Set<Integer> sums = new LinkedHashSet<>();
    for (int one : around) {
      placeOf.put(one, placeOf.size());
      double tilt = 1 + attempt * random.nextDouble();
      add(model, one, tilt * Math.max(WITHHELD_ANYWAY, price.of(one)));
      for (int sum : table.relationsOf(one)) {
        sums.add(sum);
      }
    }
    sums.stream()
        .map(table.relations()::get)
        .filter(relation -> isWithin(relation, table.layer(cell)))
        .forEach(relation -> addSum(model, relation, placeOf));
    fix(model, placeOf.get(cell), difference);
    Optimisation.Result result = model.minimise();
    return result.getState().isFeasible()
        ? Optional.of(differences(result, around.length))
        : Optional.empty();
  }

  /** Sums with figures of a later layer are left to that layer. */
  private boolean isWithin(Relation relation, int layer) {
    for (int at = 0; at < relation.size(); at++) {
      if (table.layer(relation.cell(at)) > layer) {
        return false;
      }
    }
    return true;
  }

  private static double[] differences(Optimisation.Result result, int cells) {
    double[] differences = new double[cells];
    for (int place = 0; place < cells; place++) {
      differences[place] = result.doubleValue(2 * place) - result.doubleValue(2 * place + 1);
    }
    return differences;
  }

  private void add(ExpressionsBasedModel model, int cell, double price) {
    model.addVariable().lower(0).weight(price);
    Variable down = model.addVariable().lower(0).weight(price);
    long floor = table.cells().get(cell).floor();
    if (floor > -Interval.UNBOUNDED / 2) {
      down.upper(figures[cell] - floor);
    }
  }

  private static void fix(ExpressionsBasedModel model, int place, long difference) {
    model.getVariable(2 * place).level(Math.max(difference, 0));
    model.getVariable(2 * place + 1).level(Math.max(-difference, 0));
  }

  private static void addSum(
      ExpressionsBasedModel model, Relation relation, Map<Integer, Integer> placeOf) {
    Expression expression = model.addExpression().level(0);
    for (int at = 0; at < relation.size(); at++) {
      Integer place = placeOf.get(relation.cell(at));
      if (place != null) {
        expression.set(2 * place, relation.coefficient(at));
        expression.set(2 * place + 1, -relation.coefficient(at));
      }
    }
  }

  private Witness inWholeNumbers(int[] around, double[] fractions, int multiple) {
    int[] cells = new int[around.length];
    long[] differences = new long[around.length];
    int changed = 0;
    for (int place = 0; place < around.length; place++) {
      long difference = Math.round(fractions[place] * multiple);
      if (Math.abs(fractions[place] * multiple - difference) > ROUNDING
          || figures[around[place]] + difference < table.cells().get(around[place]).floor()) {
        return null;
      }
      if (difference != 0) {
        cells[changed] = around[place];
        differences[changed++] = difference;
      }
    }
    return new Witness(Arrays.copyOf(cells, changed), Arrays.copyOf(differences, changed));
  }

  private int[] around(int first, MoveSearch.Price price) {
    Set<Integer> reached = new LinkedHashSet<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    reached.add(first);
    queue.add(first);
    while (!queue.isEmpty() && reached.size() < MOST_CELLS) {
      for (int sum : table.relationsOf(queue.poll())) {
        Relation relation = table.relations().get(sum);
        for (int at = 0; at < relation.size(); at++) {
          int other = relation.cell(at);
          if (table.layer(other) == table.layer(first)
              && price.of(other) < Double.POSITIVE_INFINITY
              && reached.add(other)) {
            queue.add(other);
          }
        }
      }
    }
    return reached.stream().mapToInt(cell -> cell).toArray();
  }
}
