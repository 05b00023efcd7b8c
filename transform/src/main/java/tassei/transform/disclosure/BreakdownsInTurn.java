package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Totals come before breakdowns: a breakdown is shown only where protecting it leaves the figures
 * over all respondents nearly as they are without it, and takes no more work than it may. If all of
 * them together cost too much, they are taken one after the other, those of the federation's sum
 * and those of chambers apart, the one with the fewest small counts first.
 */
final class BreakdownsInTurn {
  /** Of ten totals that are shown without breakdowns one may be lost to them. */
  private static final int TOTALS_TO_ONE_LOST = 10;

  private final int most;
  private final Protector protector;

  /**
   * @param most counts that are tried at once
   */
  BreakdownsInTurn(int most, Protector protector) {
    this.most = most;
    this.protector = requireNonNull(protector, "protector is null");
  }

  /** Counts with what becomes of them, and how many of their totals that concerns. */
  record Made(List<ProtectedCount> counts, int totalsShown, int totalsWithheld) {
    Made {
      counts = List.copyOf(counts);
    }
  }

  /** Protects counts as one table. */
  @FunctionalInterface
  interface Protector {
    /**
     * @param mostTotals how many totals may be withheld for the sake of other figures
     * @return empty where it would cost more
     */
    Optional<Made> protect(List<SurveyCount> counts, int mostTotals);
  }

  /** Every count with what becomes of it; what is not shown for its price says so. */
  List<ProtectedCount> protect(List<SurveyCount> counts, int minimumCount) {
    List<SurveyCount> totals =
        counts.stream().filter(count -> count.breakdownQuestion() == null).toList();
    Optional<Made> without = of(totals, Integer.MAX_VALUE);
    if (without.isEmpty() || totals.size() == counts.size()) {
      return without.map(Made::counts).orElseGet(() -> leftOut(counts, counts.size()));
    }
    Made best = without.orElseThrow();
    int mostTotals = best.totalsWithheld() + best.totalsShown() / TOTALS_TO_ONE_LOST;
    Optional<Made> all = of(counts, mostTotals);
    if (all.isPresent()) {
      return all.orElseThrow().counts();
    }
    List<SurveyCount> taken = totals;
    for (Breakdown breakdown : breakdowns(counts, minimumCount)) {
      List<SurveyCount> more = new ArrayList<>(taken);
      counts.stream().filter(breakdown::has).forEach(more::add);
      Optional<Made> made = of(more, mostTotals);
      if (made.isPresent()) {
        taken = more;
        best = made.orElseThrow();
      }
    }
    Set<SurveyCount> shown = new HashSet<>(taken);
    List<ProtectedCount> states = new ArrayList<>(best.counts());
    states.addAll(
        leftOut(counts.stream().filter(count -> !shown.contains(count)).toList(), counts.size()));
    return states;
  }

  private Optional<Made> of(List<SurveyCount> counts, int mostTotals) {
    return counts.size() > most ? Optional.empty() : protector.protect(counts, mostTotals);
  }

  /** The counts of an edition but those of breakdowns of which readers see nothing at all. */
  static Predicate<SurveyCount> shown(List<ProtectedCount> edition) {
    Set<Breakdown> shown =
        edition.stream()
            .filter(ProtectedCount::isShown)
            .map(ProtectedCount::count)
            .filter(count -> count.breakdownQuestion() != null)
            .map(Breakdown::of)
            .collect(Collectors.toSet());
    return count -> count.breakdownQuestion() == null || shown.contains(Breakdown.of(count));
  }

  /** All counts of a federation's sum, or of its chambers, by one question. */
  private record Breakdown(String question, boolean isSum) {
    static Breakdown of(SurveyCount count) {
      return new Breakdown(count.breakdownQuestion(), count.isSum());
    }

    boolean has(SurveyCount count) {
      return question.equals(count.breakdownQuestion()) && isSum == count.isSum();
    }
  }

  private static List<Breakdown> breakdowns(List<SurveyCount> counts, int minimumCount) {
    return counts.stream()
        .filter(count -> count.breakdownQuestion() != null)
        .collect(
            Collectors.groupingBy(
                Breakdown::of,
                Collectors.averagingInt(count -> count.answers() < minimumCount ? 1 : 0)))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<Breakdown, Double>comparingByValue()
                .thenComparing(breakdown -> breakdown.getKey().toString()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<ProtectedCount> leftOut(List<SurveyCount> counts, int inAll) {
    Suppression state = inAll > most ? Suppression.TOO_MANY : Suppression.TOO_DEAR;
    return counts.stream().map(count -> new ProtectedCount(count, state, state, state)).toList();
  }
}
