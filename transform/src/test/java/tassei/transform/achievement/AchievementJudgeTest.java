package tassei.transform.achievement;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.model.Achievement.MET;
import static tassei.model.Achievement.MISSED;
import static tassei.model.Achievement.NOT_RATED;
import static tassei.model.Achievement.UNKNOWN;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.Measured;
import tassei.model.ObservedValue.NotDone;
import tassei.model.ObservedValue.NotReported;
import tassei.model.ObservedValue.Withheld;
import tassei.model.Qualifier;
import tassei.transform.achievement.Target.AtLeast;
import tassei.transform.achievement.Target.AtMost;
import tassei.transform.achievement.Target.Between;
import tassei.transform.achievement.Target.LessThan;
import tassei.transform.achievement.Target.MoreThan;
import tassei.transform.achievement.Target.Relative;

class AchievementJudgeTest {
  private static final JudgingRule TIE_IS_MET = new JudgingRule(true);
  private static final JudgingRule TIE_IS_MISSED = new JudgingRule(false);

  @Test
  void aTieIsMet() {
    assertThat(judged(new AtLeast(number("46")), "46")).isEqualTo(MET);
    assertThat(judged(new AtLeast(number("46")), "46.0000")).isEqualTo(MET);
  }

  @Test
  void nothingIsRoundedBeforeComparing() {
    assertThat(judged(new AtLeast(number("59")), "58.7")).isEqualTo(MISSED);
    assertThat(judged(new AtLeast(number("59")), "58.9999")).isEqualTo(MISSED);
    assertThat(judged(new AtLeast(number("59")), "59.0001")).isEqualTo(MET);
  }

  @Test
  void zeroAndLessAreFiguresLikeOthers() {
    assertThat(judged(new AtLeast(number("0")), "0")).isEqualTo(MET);
    assertThat(judged(new AtLeast(number("0")), "-1")).isEqualTo(MISSED);
    assertThat(judged(new AtLeast(number("60")), "0")).isEqualTo(MISSED);
  }

  @Test
  void aReductionTargetIsMetFromBelow() {
    assertThat(judged(plain(Direction.LOWER, "47"), "45")).isEqualTo(MET);
    assertThat(judged(plain(Direction.LOWER, "45"), "47")).isEqualTo(MISSED);
    assertThat(judged(plain(Direction.LOWER, "45"), "45")).isEqualTo(MET);
    assertThat(judged(plain(Direction.HIGHER, "47"), "45")).isEqualTo(MISSED);
  }

  @Test
  void strictBoundsAreNotMetByATieWhateverTheRule() {
    for (JudgingRule rule : List.of(TIE_IS_MET, TIE_IS_MISSED)) {
      assertThat(judged(new MoreThan(number("5")), "5", rule)).isEqualTo(MISSED);
      assertThat(judged(new MoreThan(number("5")), "5.1", rule)).isEqualTo(MET);
      assertThat(judged(new LessThan(number("5")), "5", rule)).isEqualTo(MISSED);
      assertThat(judged(new LessThan(number("5")), "4.9", rule)).isEqualTo(MET);
    }
  }

  @Test
  void aRangeIsMetFromBoundToBound() {
    Between range = new Between(number("10"), number("20"));

    assertThat(Stream.of("9.9", "10", "15", "20", "20.1").map(actual -> judged(range, actual)))
        .containsExactly(MISSED, MET, MET, MET, MISSED);
  }

  @Test
  void aRelativeTargetNeedsAFigureThatIsNotPrinted() {
    assertThat(judged(new Relative(), "10")).isEqualTo(UNKNOWN);
  }

  @Test
  void aRuleMaySayThatATieIsMissed() {
    assertThat(judged(new AtLeast(number("46")), "46", TIE_IS_MISSED)).isEqualTo(MISSED);
    assertThat(judged(new AtLeast(number("46")), "46.1", TIE_IS_MISSED)).isEqualTo(MET);
    assertThat(judged(new AtMost(number("45")), "45", TIE_IS_MISSED)).isEqualTo(MISSED);
    assertThat(judged(new AtMost(number("45")), "44", TIE_IS_MISSED)).isEqualTo(MET);
  }

  @Test
  void withoutATargetNothingIsRated() {
    for (ObservedValue value :
        List.of(new Measured(number("3")), new NotReported(), new NotDone(), new Withheld())) {
      assertThat(AchievementJudge.judge(Optional.empty(), value, TIE_IS_MET)).isEqualTo(NOT_RATED);
    }
  }

  @Test
  void whatIsNotKnownIsUnknownAndNotMissed() {
    for (ObservedValue value : List.of(new NotReported(), new NotDone(), new Withheld())) {
      assertThat(AchievementJudge.judge(Optional.of(new AtLeast(number("0"))), value, TIE_IS_MET))
          .isEqualTo(UNKNOWN);
    }
  }

  @Test
  void whatIsPrintedBesideTheNumberBindsWhateverTheDirection() {
    for (Direction direction : List.of(Direction.HIGHER, Direction.LOWER, Direction.RANGE)) {
      assertThat(target(direction, Qualifier.AT_LEAST)).contains(new AtLeast(number("10")));
      assertThat(target(direction, Qualifier.AT_MOST)).contains(new AtMost(number("10")));
      assertThat(target(direction, Qualifier.MORE_THAN)).contains(new MoreThan(number("10")));
      assertThat(target(direction, Qualifier.LESS_THAN)).contains(new LessThan(number("10")));
      assertThat(target(direction, Qualifier.RANGE))
          .contains(new Between(number("10"), number("20")));
      assertThat(target(direction, Qualifier.RELATIVE)).contains(new Relative());
      assertThat(target(direction, Qualifier.OVER_PERIOD)).contains(new Relative());
    }
  }

  @Test
  void theDirectionDecidesWhereNothingIsPrinted() {
    for (Qualifier silent : List.of(Qualifier.NONE, Qualifier.ABOUT)) {
      assertThat(target(Direction.HIGHER, silent)).contains(new AtLeast(number("10")));
      assertThat(target(Direction.LOWER, silent)).contains(new AtMost(number("10")));
      assertThat(target(Direction.RANGE, silent)).contains(new Between(number("10"), number("20")));
    }
    assertThat(Target.of(Direction.RANGE, number("10"), null, Qualifier.NONE))
        .contains(new Between(number("10"), number("10")));
  }

  @Test
  void contextIsNotJudgedWhateverIsPrinted() {
    for (Qualifier qualifier : Qualifier.values()) {
      assertThat(target(Direction.NONE, qualifier)).isEmpty();
    }
  }

  @Test
  void theSqlFunctionJudgesLikeTheRule() {
    assertThat(sql("HIGHER", "MEASURED", "58.7000", "MEASURED", "59.0000", null, "NONE", "MET"))
        .isEqualTo("MISSED");
    assertThat(sql("HIGHER", "MEASURED", "46", "MEASURED", "46", null, "NONE", "MET"))
        .isEqualTo("MET");
    assertThat(sql("HIGHER", "MEASURED", "46", "MEASURED", "46", null, "NONE", "MISSED"))
        .isEqualTo("MISSED");
    assertThat(sql("LOWER", "MEASURED", "45", "MEASURED", "47", null, "NONE", "MET"))
        .isEqualTo("MET");
    assertThat(sql("NONE", "MEASURED", "45", "MEASURED", "47", null, "NONE", "MET"))
        .isEqualTo("NOT_RATED");
    assertThat(sql("HIGHER", "MEASURED", "15", "MEASURED", "10", "20", "RANGE", "MET"))
        .isEqualTo("MET");
    assertThat(sql("HIGHER", "NOT_DONE", null, "MEASURED", "10", null, "AT_LEAST", "MET"))
        .isEqualTo("UNKNOWN");
    assertThat(sql("HIGHER", "WITHHELD", null, "MEASURED", "10", null, "AT_LEAST", "MET"))
        .isEqualTo("UNKNOWN");
  }

  @Test
  void theSqlFunctionTakesAnAbsentQualifierForNoneAndAnAbsentActualForNotReported() {
    assertThat(sql("HIGHER", "MEASURED", "12", "MEASURED", "10", null, null, "MET"))
        .isEqualTo("MET");
    assertThat(sql("HIGHER", null, null, "MEASURED", "10", null, "NONE", "MET"))
        .isEqualTo("UNKNOWN");
  }

  @Test
  void theSqlFunctionRatesNothingWithoutATarget() {
    assertThat(sql("HIGHER", "MEASURED", "12", null, null, null, null, "MET"))
        .isEqualTo("NOT_RATED");
    assertThat(sql("HIGHER", "MEASURED", "12", "NOT_REPORTED", null, null, "NONE", "MET"))
        .isEqualTo("NOT_RATED");
    assertThat(sql("HIGHER", "MEASURED", "12", "NOT_DONE", null, null, "NONE", "MET"))
        .isEqualTo("NOT_RATED");
    assertThat(sql("HIGHER", null, null, null, null, null, null, "MET")).isEqualTo("NOT_RATED");
  }

  @Test
  void growthWithoutANumberIsATargetThatCannotBeDecided() {
    assertThat(sql("HIGHER", "MEASURED", "12", "NOT_REPORTED", null, null, "RELATIVE", "MET"))
        .isEqualTo("UNKNOWN");
    assertThat(sql("HIGHER", "MEASURED", "12", "MEASURED", "10", null, "RELATIVE", "MET"))
        .isEqualTo("UNKNOWN");
    assertThat(sql("NONE", "MEASURED", "12", "NOT_REPORTED", null, null, "RELATIVE", "MET"))
        .isEqualTo("NOT_RATED");
  }

  private static String sql(
      String direction,
      String actualKind,
      String actual,
      String targetKind,
      String target,
      String upper,
      String qualifier,
      String tie) {
    return JudgeFunction.judge(
        direction,
        actualKind,
        number(actual),
        targetKind,
        number(target),
        number(upper),
        qualifier,
        tie);
  }

  private static Optional<Target> target(Direction direction, Qualifier qualifier) {
    return Target.of(direction, number("10"), number("20"), qualifier);
  }

  private static Target plain(Direction direction, String amount) {
    return Target.of(direction, number(amount), null, Qualifier.NONE).orElseThrow();
  }

  private static Achievement judged(Target target, String actual) {
    return judged(target, actual, TIE_IS_MET);
  }

  private static Achievement judged(Target target, String actual, JudgingRule rule) {
    return AchievementJudge.judge(Optional.of(target), new Measured(number(actual)), rule);
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
