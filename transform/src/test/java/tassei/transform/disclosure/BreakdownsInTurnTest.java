package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A survey of few: its breakdowns would cost its totals. */
class BreakdownsInTurnTest {
  private static final List<SurveyCount> OF_FEW = MadeUpSurvey.counts(3, 2, 25);
  private static final List<ProtectedCount> STATES =
      new SurveyRelease(DisclosureRule.USUAL, List.of()).protect(OF_FEW);

  @Test
  void totalsAreShownAsTheyAreWithoutBreakdownsButForOneInTen() {
    List<SurveyCount> totals =
        OF_FEW.stream().filter(count -> count.breakdownQuestion() == null).toList();
    long withoutBreakdowns =
        new SurveyRelease(DisclosureRule.USUAL, List.of())
            .protect(totals).stream().filter(ProtectedCount::isShown).count();
    long withThem =
        STATES.stream()
            .filter(one -> one.count().breakdownQuestion() == null)
            .filter(ProtectedCount::isShown)
            .count();

    assertThat(withoutBreakdowns).isGreaterThan(totals.size() / 2);
    assertThat(withThem).isBetween(withoutBreakdowns * 9 / 10, withoutBreakdowns);
  }

  @Test
  void aBreakdownThatCostsTooMuchIsLeftOutWholeOfTheSumOrOfTheChambers() {
    Set<String> leftOut =
        STATES.stream()
            .filter(one -> one.answers() == Suppression.TOO_DEAR)
            .map(BreakdownsInTurnTest::breakdown)
            .collect(Collectors.toSet());
    Set<String> shown =
        STATES.stream()
            .filter(one -> one.count().breakdownQuestion() != null && one.isShown())
            .map(BreakdownsInTurnTest::breakdown)
            .collect(Collectors.toSet());

    assertThat(leftOut).isNotEmpty().doesNotContainAnyElementsOf(shown);
    assertThat(STATES)
        .extracting(ProtectedCount::count)
        .containsExactlyInAnyOrderElementsOf(OF_FEW);
  }

  @Test
  void whatIsShownHoldsAgainstTheAudit() {
    assertThat(
            new SurveyRelease(DisclosureRule.USUAL, List.of()).audit(STATES, Audit.Depth.VERDICTS))
        .isNotEmpty()
        .allMatch(AuditedCell::isSafe);
  }

  @Test
  void aTableThatTakesMoreWorkThanItMayIsGivenUp() {
    ProtectedTable table = SurveyTable.of(OF_FEW).table();

    assertThat(
            catchThrowable(
                () ->
                    Suppress.sensitiveAndWhatGivesItBack(
                        table, DisclosureRule.USUAL, new Allowance(100, new BitSet(), 0))))
        .isInstanceOf(Allowance.SpentException.class)
        .hasMessage("Cannot protect table: it costs more work than it may");
  }

  private static String breakdown(ProtectedCount one) {
    return one.count().breakdownQuestion() + (one.count().isSum() ? " of the sum" : " of chambers");
  }
}
