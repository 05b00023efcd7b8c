package tassei.transform.disclosure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * How far a withheld figure can be from the truth, by linear and integer programming over the
 * withheld figures that hang together. The variables are the differences from the true table.
 */
final class IntegerProgram {
  /** Ends further away than this are not looked for: nobody asks for so wide an interval. */
  static final long FARTHEST = 1000;

  private static final int MOST_ITERATIONS = 2000;
  private static final double ROUNDING = 1e-6;

  private final ProtectedTable table;
  private final Bounds bounds;
  private final int[] cells;
  private final Map<Integer, Integer> placeOf = new HashMap<>();

  IntegerProgram(ProtectedTable table, Bounds bounds, int[] cells) {
    this.table = table;
    this.bounds = bounds;
    this.cells = cells;
    for (int place = 0; place < cells.length; place++) {
      placeOf.put(cells[place], place);
    }
  }

  /**
   * The farthest end.
   *
   * @param difference no table is farther from the truth than this, in this figure
   * @param witness a table that the solver takes for as far; still to be checked
   */
  record End(long difference, Witness witness) {}

  /** How far above the truth a figure can be; empty when the solver gave up. */
  Optional<End> highest(int cell, boolean inWholeNumbers) {
    return end(cell, inWholeNumbers, 1);
  }

  /** How far below the truth a figure can be; empty when the solver gave up. */
  Optional<End> lowest(int cell, boolean inWholeNumbers) {
    return end(cell, inWholeNumbers, -1);
  }

  private Optional<End> end(int cell, boolean inWholeNumbers, int direction) {
    ExpressionsBasedModel model = model(inWholeNumbers);
    Variable goal = model.getVariable(placeOf.get(cell));
    goal.weight(1);
    if (direction > 0) {
      goal.upper(Math.min(FARTHEST, bounds.highest(cell) - table.count(cell)));
    } else {
      goal.lower(Math.max(-FARTHEST, bounds.lowest(cell) - table.count(cell)));
    }
    Optimisation.Result result = direction > 0 ? model.maximise() : model.minimise();
    if (!result.getState().isOptimal()) {
      return Optional.empty();
    }
    double end = result.doubleValue(placeOf.get(cell));
    long difference = (long) (direction * Math.floor(direction * end + ROUNDING));
    return Optional.of(new End(difference, witness(result)));
  }

  private ExpressionsBasedModel model(boolean inWholeNumbers) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.iterations_abort = MOST_ITERATIONS;
    Set<Integer> sums = new LinkedHashSet<>();
    for (int cell : cells) {
      Variable variable = model.addVariable().integer(inWholeNumbers);
      variable.lower(bounds.lowest(cell) - table.count(cell));
      if (bounds.highest(cell) < Interval.UNBOUNDED) {
        variable.upper(bounds.highest(cell) - table.count(cell));
      }
      for (int sum : table.relationsOf(cell)) {
        sums.add(sum);
      }
    }
    sums.forEach(sum -> addSum(model, table.relations().get(sum)));
    return model;
  }

  private void addSum(ExpressionsBasedModel model, Relation relation) {
    Expression expression = model.addExpression().level(0);
    for (int at = 0; at < relation.size(); at++) {
      Integer place = placeOf.get(relation.cell(at));
      if (place != null) {
        expression.set(place.intValue(), relation.coefficient(at));
      }
    }
  }

  private Witness witness(Optimisation.Result result) {
    long[] differences = new long[cells.length];
    for (int place = 0; place < cells.length; place++) {
      differences[place] = Math.round(result.doubleValue(place));
    }
    return new Witness(cells, differences);
  }
}
