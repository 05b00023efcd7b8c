package tassei.transform.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tassei.transform.disclosure.Evidence.Way;

/**
 * Decides what is withheld: first what is sensitive itself, then the cheapest further figures it
 * takes to keep each sensitive one uncertain. Afterwards every further figure that turns out not to
 * be needed is published after all. The same table always gives the same answer.
 */
public final class Suppress {
  private static final long SEED = 20261121;
  private static final int FARTHEST = 4;

  private final ProtectedTable table;
  private final Sensitivity sensitivity;
  private final Suppression[] states;
  private final Evidence evidence;
  private final Allowance allowance;

  private Suppress(ProtectedTable table, DisclosureRule rule, Allowance allowance) {
    this.table = table;
    this.allowance = allowance;
    sensitivity = Sensitivity.of(table, rule);
    states = sensitivity.states();
    evidence = new Evidence(table, SEED, allowance);
  }

  /** Withholds what is sensitive, and what would give it back. */
  public static Protected sensitiveAndWhatGivesItBack(ProtectedTable table, DisclosureRule rule) {
    return sensitiveAndWhatGivesItBack(table, rule, Allowance.unlimited());
  }

  /**
   * The same where it may cost only so much.
   *
   * @throws Allowance.SpentException when it costs more
   */
  static Protected sensitiveAndWhatGivesItBack(
      ProtectedTable table, DisclosureRule rule, Allowance allowance) {
    Suppress suppress = new Suppress(table, rule, allowance);
    suppress.withholdBundles();
    List<Integer> sensitive = suppress.sensitive();
    sensitive.forEach(suppress::protect);
    suppress.publishWhatIsNotNeeded(sensitive);
    return suppress.made();
  }

  /** Withholds what is sensitive and nothing else; sums give most of it back. */
  public static Protected sensitiveOnly(ProtectedTable table, DisclosureRule rule) {
    return new Suppress(table, rule, Allowance.unlimited()).made();
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

  private void withholdBundles() {
    IntStream.range(0, table.size())
        .filter(cell -> !states[cell].isPublished())
        .flatMap(cell -> Arrays.stream(table.withheldWith(cell)))
        .forEach(this::withhold);
  }

  private void protect(int cell) {
    Protection protection = sensitivity.protection(cell);
    if (isProved(cell, protection)) {
      return;
    }
    withholdCheaply(cell, protection);
    for (int distance = 0; distance < FARTHEST && !isProved(cell, protection); distance++) {
      withholdAround(cell, distance);
      withholdCheaply(cell, protection);
    }
  }

  private boolean isProved(int cell, Protection protection) {
    return evidence.prove(cell, protection, Way.BY_TRYING, this::onlyWithheld);
  }

  /** Withholds the figures of the cheapest changes that make the cell uncertain. */
  private void withholdCheaply(int cell, Protection protection) {
    withhold(cell, -protection.below());
    long down = table.count(cell) - evidence.lowest(cell);
    withhold(cell, Math.max(protection.above(), protection.width() - down));
    if (!evidence.holds(cell, protection)) {
      long up = evidence.highest(cell) - table.count(cell);
      withhold(cell, -Math.max(protection.below(), protection.width() - up));
    }
  }

  private void withhold(int cell, long difference) {
    int[] further =
        table.withheldWith(cell).length > 0
            ? evidence.cheapestInLayer(cell, difference, this::dearIfPublished)
            : evidence.reach(cell, difference, Way.CHEAPLY, this::dearIfPublished).cells();
    Arrays.stream(further).forEach(this::withhold);
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

  private void withhold(int cell) {
    if (states[cell] == Suppression.PUBLISHED) {
      allowance.withheld(cell);
      states[cell] = Suppression.COMPLEMENTARY;
      Arrays.stream(table.withheldWith(cell)).forEach(this::withhold);
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

  /** What is withheld with other figures stays so. */
  private void publishWhatIsNotNeeded(List<Integer> sensitive) {
    boolean[] bundled = new boolean[table.size()];
    for (int cell = 0; cell < bundled.length; cell++) {
      if (!states[cell].isPublished()) {
        Arrays.stream(table.withheldWith(cell)).forEach(member -> bundled[member] = true);
      }
    }
    IntStream.range(0, table.size())
        .filter(cell -> states[cell] == Suppression.COMPLEMENTARY)
        .filter(cell -> !bundled[cell] && table.withheldWith(cell).length == 0)
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
      if (!isProved(one, sensitivity.protection(one))) {
        states[cell] = Suppression.COMPLEMENTARY;
        before.forEach(evidence::restore);
        return;
      }
    }
  }
}
