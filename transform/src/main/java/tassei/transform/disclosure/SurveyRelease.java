package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A round of a survey over all bodies of a federation, with the editions of it that were published
 * before: protects the next edition, and audits one.
 */
public final class SurveyRelease {
  /** More counts than this are never protected together. */
  private static final int MOST = 20_000;

  /** Of work on one table: some ten seconds of a core. */
  private static final long MOST_STEPS = 4_000_000;

  private final DisclosureRule rule;
  private final DisclosureRule ruleOfTheLast;
  private final List<List<ProtectedCount>> earlier;
  private final int most;

  /**
   * @param earlier the editions published before, the oldest first, by the same rule
   */
  public SurveyRelease(DisclosureRule rule, List<List<ProtectedCount>> earlier) {
    this(rule, rule, earlier, MOST);
  }

  /**
   * @param ruleOfTheLast of the editions, by which its states were chosen
   */
  public SurveyRelease(
      DisclosureRule rule, DisclosureRule ruleOfTheLast, List<List<ProtectedCount>> earlier) {
    this(rule, ruleOfTheLast, earlier, MOST);
  }

  SurveyRelease(
      DisclosureRule rule,
      DisclosureRule ruleOfTheLast,
      List<List<ProtectedCount>> earlier,
      int most) {
    this.most = most;
    this.ruleOfTheLast = requireNonNull(ruleOfTheLast, "ruleOfTheLast is null");
    this.rule = requireNonNull(rule, "rule is null");
    this.earlier = withoutRepeats(requireNonNull(earlier, "earlier is null"));
  }

  /**
   * Decides what of the counts is published. Counts that the last edition has shown keep its
   * states; by a stricter rule more of them is withheld, and nothing is shown that it did not show.
   * A breakdown that would cost too many totals or too much work is not published, and where the
   * totals alone are too much, nothing.
   */
  public List<ProtectedCount> protect(List<SurveyCount> counts) {
    if (!earlier.isEmpty() && sameCounts(earlier.getLast(), counts)) {
      return isStricter() ? narrowed(counts) : earlier.getLast();
    }
    return new BreakdownsInTurn(most, this::protect).protect(counts, rule.minimumCount());
  }

  private boolean isStricter() {
    return rule.minimumCount() > ruleOfTheLast.minimumCount()
        || rule.dominantShare() < ruleOfTheLast.dominantShare();
  }

  /** What is shown by the new rule and was shown by the old one: nobody learns anything new. */
  private List<ProtectedCount> narrowed(List<SurveyCount> counts) {
    Map<SurveyCount, ProtectedCount> before =
        earlier.getLast().stream()
            .collect(Collectors.toMap(ProtectedCount::count, Function.identity()));
    return new SurveyRelease(rule, rule, List.of(), most)
        .protect(counts).stream()
            .map(
                now -> {
                  ProtectedCount old = before.get(now.count());
                  return new ProtectedCount(
                      now.count(),
                      narrower(now.answers(), old.answers()),
                      narrower(now.valid(), old.valid()),
                      narrower(now.responses(), old.responses()));
                })
            .toList();
  }

  private static Suppression narrower(Suppression now, Suppression before) {
    return now.isPublished() ? before : now;
  }

  private Optional<BreakdownsInTurn.Made> protect(List<SurveyCount> counts, int mostTotals) {
    List<SurveyCount> inOrder = inOrder(counts);
    SurveyTable.Made made = SurveyTable.of(inOrder);
    Protected before = before();
    ProtectedTable table =
        before == null ? made.table() : Releases.link(made.table(), before, rule);
    BitSet totals = totals(inOrder, made);
    try {
      List<Suppression> states =
          Suppress.sensitiveAndWhatGivesItBack(
                  table, rule, new Allowance(MOST_STEPS, totals, mostTotals))
              .states();
      return Optional.of(
          new BreakdownsInTurn.Made(
              inOrder.stream().map(count -> stated(count, made, states)).toList(),
              (int) totals.stream().filter(cell -> states.get(cell).isPublished()).count(),
              (int)
                  totals.stream()
                      .filter(cell -> states.get(cell) == Suppression.COMPLEMENTARY)
                      .count()));
    } catch (Allowance.SpentException tooDear) {
      return Optional.empty();
    }
  }

  /** The figures over all respondents of a body. */
  private static BitSet totals(List<SurveyCount> counts, SurveyTable.Made made) {
    BitSet totals = new BitSet();
    counts.stream()
        .filter(count -> count.breakdownQuestion() == null)
        .flatMap(
            count ->
                Stream.of(count.option(), SurveyTable.VALID, SurveyTable.RESPONSES)
                    .map(option -> made.placeOf().get(SurveyTable.key(count, option))))
        .forEach(totals::set);
    return totals;
  }

  private static ProtectedCount stated(
      SurveyCount count, SurveyTable.Made made, List<Suppression> states) {
    return new ProtectedCount(
        count,
        states.get(made.placeOf().get(SurveyTable.key(count, count.option()))),
        states.get(made.placeOf().get(SurveyTable.key(count, SurveyTable.VALID))),
        states.get(made.placeOf().get(SurveyTable.key(count, SurveyTable.RESPONSES))));
  }

  /** What can be known of the counts that an edition withholds. */
  public List<AuditedCell> audit(List<ProtectedCount> published, Audit.Depth depth) {
    return Audit.of(after(before(), published), rule, depth);
  }

  private Protected before() {
    Protected before = null;
    for (List<ProtectedCount> edition : earlier) {
      before = after(before, edition);
    }
    return before;
  }

  private Protected after(Protected before, List<ProtectedCount> edition) {
    Predicate<SurveyCount> isTable = BreakdownsInTurn.shown(edition);
    List<ProtectedCount> inOrder =
        edition.stream()
            .filter(one -> isTable.test(one.count()))
            .sorted(Comparator.comparing(one -> SurveyTable.key(one.count(), one.count().option())))
            .toList();
    SurveyTable.Made made = SurveyTable.of(inOrder.stream().map(ProtectedCount::count).toList());
    ProtectedTable table =
        before == null ? made.table() : Releases.link(made.table(), before, rule);
    List<Suppression> states =
        table.cells().stream()
            .map(Cell::standing)
            .map(
                standing ->
                    standing == Cell.Standing.KNOWN
                        ? Suppression.PUBLISHED_BEFORE
                        : Suppression.HIDDEN)
            .collect(Collectors.toCollection(ArrayList::new));
    for (ProtectedCount one : inOrder) {
      for (String option :
          List.of(one.count().option(), SurveyTable.VALID, SurveyTable.RESPONSES)) {
        int place = made.placeOf().get(SurveyTable.key(one.count(), option));
        states.set(place, shownOnce(states.get(place), one.of(option)));
      }
    }
    return new Protected(table, states);
  }

  /** A figure that stands in several rows is shown when one of them shows it. */
  private static Suppression shownOnce(Suppression soFar, Suppression here) {
    return soFar.isPublished() ? soFar : here;
  }

  private static List<SurveyCount> inOrder(List<SurveyCount> counts) {
    return counts.stream()
        .sorted(Comparator.comparing(count -> SurveyTable.key(count, count.option())))
        .toList();
  }

  private static List<List<ProtectedCount>> withoutRepeats(List<List<ProtectedCount>> editions) {
    List<List<ProtectedCount>> distinct = new ArrayList<>();
    for (List<ProtectedCount> edition : editions) {
      boolean repeats =
          !distinct.isEmpty() && new HashSet<>(distinct.getLast()).equals(new HashSet<>(edition));
      if (!edition.isEmpty() && !repeats) {
        distinct.add(List.copyOf(edition));
      }
    }
    return distinct;
  }

  private static boolean sameCounts(List<ProtectedCount> edition, List<SurveyCount> counts) {
    return edition.stream()
        .map(ProtectedCount::count)
        .collect(Collectors.toSet())
        .equals(new HashSet<>(counts));
  }
}
