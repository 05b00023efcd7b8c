package tassei.transform.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what is withheld: first what is sensitive itself, then the cheapest further figures it
 * takes to keep each sensitive one uncertain. Afterwards every further figure that turns out not to
 * be needed is published after all. The same table always gives the same answer.
 */
public final class Suppress {
  private static final long SEED = 20261121;
  private static final int STEPS = 4000;
  private static final int STEPS_TO_CLEAN = 400;
  private static final int OFFERS = 8;
  private static final int WIDENINGS = 6;

  private final ProtectedTable table;
  private final Sensitivity sensitivity;
  private final Suppression[] states;
  private final Evidence evidence;

  private Suppress(ProtectedTable table, DisclosureRule rule) {
    this.table = table;
    sensitivity = Sensitivity.of(table, rule);
    states = sensitivity.states();
    evidence = new Evidence(table, SEED);
  }

  /** Withholds what is sensitive, and what would give it back. */
  public static Protected sensitiveAndWhatGivesItBack(ProtectedTable table, DisclosureRule rule) {
    Suppress suppress = new Suppress(table, rule);
    List<Integer> sensitive = suppress.sensitive();
    sensitive.forEach(suppress::protect);
    suppress.publishWhatIsNotNeeded(sensitive);
    return suppress.made();
  }

  /** Withholds what is sensitive and nothing else; sums give most of it back. */
  public static Protected sensitiveOnly(ProtectedTable table, DisclosureRule rule) {
    return new Suppress(table, rule).made();
  }

  private Protected made() {
    return new Protected(table, Arrays.asList(states));
  }

  /** Those of the dearest first: what protects a total often protects its parts. */
  private List<Integer> sensitive() {
    return IntStream.range(0, table.size())
        .filter(cell -> sensitivity.protection(cell).isNeeded() && !states[cell].isPublished())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -table.cells().get(cell).price()))
        .toList();
  }

  private void protect(int cell) {
    Protection protection = sensitivity.protection(cell);
    for (int widening = 0; widening <= WIDENINGS; widening++) {
      if (evidence.prove(cell, protection, STEPS, this::onlyWithheld)) {
        return;
      }
      if (widenCheaply(cell, protection)) {
        return;
      }
      withholdAround(cell, widening);
    }
  }

  /** Withholds the figures of the cheapest changes that were found; whether they were enough. */
  private boolean widenCheaply(int cell, Protection protection) {
    long down = evidence.lowest(cell) - table.count(cell);
    if (-down < protection.below()) {
      withhold(cheapest(cell, -protection.below()));
    }
    long up = Math.max(protection.above(), protection.width() - protection.below());
    if (evidence.highest(cell) - table.count(cell) < up) {
      withhold(cheapest(cell, up));
    }
    return evidence.prove(cell, protection, STEPS, this::onlyWithheld);
  }

  private Witness cheapest(int cell, long difference) {
    Witness best = null;
    double least = Double.POSITIVE_INFINITY;
    for (long step = difference; step != 0 && best == null; step /= 2) {
      for (int offer = 0; offer < OFFERS; offer++) {
        Witness found = evidence.find(cell, step, STEPS, this::dearIfPublished);
        double price = found == null ? least : price(found);
        if (price < least) {
          least = price;
          best = found;
        }
      }
    }
    return best;
  }

  private double price(Witness move) {
    return Arrays.stream(move.cells()).mapToDouble(this::dearIfPublished).sum();
  }

  private double onlyWithheld(int cell) {
    return states[cell].isPublished() ? Double.POSITIVE_INFINITY : 0;
  }

  private double dearIfPublished(int cell) {
    return switch (states[cell]) {
      case PUBLISHED -> table.cells().get(cell).price();
      case PUBLISHED_BEFORE -> Double.POSITIVE_INFINITY;
      default -> 0;
    };
  }

  private void withhold(Witness move) {
    if (move != null) {
      Arrays.stream(move.cells()).forEach(this::withhold);
    }
  }

  private void withhold(int cell) {
    if (states[cell] == Suppression.PUBLISHED) {
      states[cell] = Suppression.COMPLEMENTARY;
    }
  }

  /** The last resort: everything the cell is summed with, then what that is summed with. */
  private void withholdAround(int cell, int distance) {
    boolean[] reached = new boolean[table.size()];
    reached[cell] = true;
    for (int step = 0; step <= distance; step++) {
      boolean[] from = reached.clone();
      for (int number = 0; number < table.size(); number++) {
        if (from[number]) {
          neighbours(number).forEach(neighbour -> reached[neighbour] = true);
        }
      }
    }
    IntStream.range(0, table.size()).filter(number -> reached[number]).forEach(this::withhold);
  }

  private IntStream neighbours(int cell) {
    return Arrays.stream(table.relationsOf(cell))
        .mapToObj(table.relations()::get)
        .flatMapToInt(relation -> IntStream.range(0, relation.size()).map(relation::cell));
  }

  private void publishWhatIsNotNeeded(List<Integer> sensitive) {
    IntStream.range(0, table.size())
        .filter(cell -> states[cell] == Suppression.COMPLEMENTARY)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -table.cells().get(cell).price()))
        .forEach(cell -> publishIfNotNeeded(cell, sensitive));
  }

  private void publishIfNotNeeded(int cell, List<Integer> sensitive) {
    states[cell] = Suppression.PUBLISHED;
    List<Integer> resting = sensitive.stream().filter(one -> evidence.restsOn(one, cell)).toList();
    List<Evidence.Seen> before = resting.stream().map(evidence::seen).toList();
    resting.forEach(one -> evidence.forget(one, cell));
    for (int one : resting) {
      if (!evidence.prove(one, sensitivity.protection(one), STEPS_TO_CLEAN, this::onlyWithheld)) {
        states[cell] = Suppression.COMPLEMENTARY;
        before.forEach(evidence::restore);
        return;
      }
    }
  }
}
