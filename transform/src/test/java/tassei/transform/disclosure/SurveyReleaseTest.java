package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurveyReleaseTest {
  private static final List<SurveyCount> COUNTS = MadeUpSurvey.counts(2, 1, 40);
  private static final Set<Suppression> ALL_WITHHELD = Set.of(Suppression.TOO_MANY);

  @Test
  void ofARoundWithTooManyCountsNoBreakdownIsShownAndTheWholeIsProtectedAsEver() {
    List<SurveyCount> whole = COUNTS.stream().filter(SurveyReleaseTest::isWhole).toList();
    List<ProtectedCount> states = protect(whole.size());

    assertThat(states)
        .extracting(ProtectedCount::count)
        .containsExactlyInAnyOrderElementsOf(COUNTS);
    assertThat(used(states.stream().filter(one -> !isWhole(one.count())).toList()))
        .isEqualTo(ALL_WITHHELD);
    assertThat(states.stream().filter(one -> isWhole(one.count())).toList())
        .containsExactlyInAnyOrderElementsOf(
            new SurveyRelease(DisclosureRule.USUAL, List.of()).protect(whole));
  }

  @Test
  void ofARoundWhoseWholeIsTooMuchNothingIsShown() {
    assertThat(used(protect(1))).isEqualTo(ALL_WITHHELD);
  }

  @Test
  void ofARoundThatIsSmallEnoughNothingIsWithheldForItsSize() {
    Map<Boolean, Long> shown =
        protect(COUNTS.size()).stream()
            .collect(
                Collectors.partitioningBy(
                    one -> one.answers().isPublished(), Collectors.counting()));

    assertThat(used(protect(COUNTS.size()))).doesNotContain(Suppression.TOO_MANY);
    assertThat(shown.get(true)).isPositive();
    assertThat(shown.get(false)).isPositive();
  }

  @Test
  void anUnchangedRoundKeepsTheStatesItWasPublishedWith() {
    List<ProtectedCount> published = protect(COUNTS.size());

    assertThat(new SurveyRelease(DisclosureRule.USUAL, List.of(published)).protect(COUNTS))
        .isEqualTo(published);
  }

  @Test
  void aStricterRuleWithholdsMoreOfTheSameCountsAndShowsNothingNew() {
    List<ProtectedCount> published = protect(COUNTS.size());
    DisclosureRule stricter = new DisclosureRule(8, 70);
    List<ProtectedCount> again =
        new SurveyRelease(stricter, DisclosureRule.USUAL, List.of(published)).protect(COUNTS);

    assertThat(again).extracting(ProtectedCount::count).containsExactlyInAnyOrderElementsOf(COUNTS);
    assertThat(shown(published)).containsAll(shown(again));
    assertThat(shown(published)).anyMatch(count -> isSmall(count, stricter));
    assertThat(shown(again)).noneMatch(count -> isSmall(count, stricter));
  }

  @Test
  void aLooserRuleLeavesPublishedCountsAsTheyAre() {
    List<ProtectedCount> published = protect(COUNTS.size());

    assertThat(
            new SurveyRelease(new DisclosureRule(3, 70), DisclosureRule.USUAL, List.of(published))
                .protect(COUNTS))
        .isEqualTo(published);
  }

  @Test
  void answersThatACorrectionTookBackAreProtectedAsThoseThatCameLate() {
    List<ProtectedCount> published =
        new SurveyRelease(DisclosureRule.USUAL, List.of()).protect(MadeUpSurvey.counts(1, 1, 40));
    List<SurveyCount> corrected =
        MadeUpSurvey.counts(1, 1, 42).stream().map(SurveyReleaseTest::exchanged).toList();
    SurveyRelease release = new SurveyRelease(DisclosureRule.USUAL, List.of(published));

    assertThat(release.audit(release.protect(corrected), Audit.Depth.INTERVALS))
        .isNotEmpty()
        .allMatch(AuditedCell::isSafe);
  }

  /** Who was satisfied had meant the middle, and the other way round. */
  private static SurveyCount exchanged(SurveyCount count) {
    String option =
        switch (count.option()) {
          case "満足" -> "普通";
          case "普通" -> "満足";
          default -> count.option();
        };
    return new SurveyCount(
        count.body(),
        count.isSum(),
        count.isPart(),
        count.question(),
        count.kind(),
        option,
        count.isValid(),
        count.breakdownQuestion(),
        count.breakdownOption(),
        count.answers(),
        count.responses(),
        count.validAnswers());
  }

  private static boolean isSmall(SurveyCount count, DisclosureRule rule) {
    return count.isValid() && count.answers() > 0 && count.answers() < rule.minimumCount();
  }

  private static Set<SurveyCount> shown(List<ProtectedCount> states) {
    return states.stream()
        .filter(one -> one.answers().isPublished())
        .map(ProtectedCount::count)
        .collect(Collectors.toSet());
  }

  private static List<ProtectedCount> protect(int most) {
    return new SurveyRelease(DisclosureRule.USUAL, DisclosureRule.USUAL, List.of(), most)
        .protect(COUNTS);
  }

  private static boolean isWhole(SurveyCount count) {
    return count.breakdownQuestion() == null;
  }

  private static Set<Suppression> used(List<ProtectedCount> states) {
    Map<Suppression, Boolean> used = new EnumMap<>(Suppression.class);
    for (ProtectedCount one : states) {
      used.put(one.answers(), true);
      used.put(one.valid(), true);
      used.put(one.responses(), true);
    }
    return used.keySet();
  }
}
