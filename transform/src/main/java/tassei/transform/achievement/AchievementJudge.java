package tassei.transform.achievement;

import static tassei.model.Achievement.MET;
import static tassei.model.Achievement.MISSED;
import static tassei.model.Achievement.NOT_RATED;
import static tassei.model.Achievement.UNKNOWN;

import java.math.BigDecimal;
import java.util.Optional;
import tassei.model.Achievement;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.Measured;
import tassei.model.ObservedValue.NotDone;
import tassei.model.ObservedValue.NotReported;
import tassei.model.ObservedValue.Withheld;
import tassei.transform.achievement.Target.AtLeast;
import tassei.transform.achievement.Target.AtMost;
import tassei.transform.achievement.Target.Between;
import tassei.transform.achievement.Target.LessThan;
import tassei.transform.achievement.Target.MoreThan;
import tassei.transform.achievement.Target.Relative;

/**
 * Decides the achievement flag: the only place that compares a value with a target. Nothing is
 * rounded first; whether a tie is met is the rule of the year.
 */
public final class AchievementJudge {
  private AchievementJudge() {}

  /**
   * @param target empty when none is set, which is not rated whatever the value
   */
  public static Achievement judge(Optional<Target> target, ObservedValue value, JudgingRule rule) {
    if (target.isEmpty()) {
      return NOT_RATED;
    }
    return switch (value) {
      case Measured(BigDecimal amount) -> compare(target.orElseThrow(), amount, rule);
      case NotReported none -> UNKNOWN;
      case NotDone none -> UNKNOWN;
      case Withheld none -> UNKNOWN;
    };
  }

  private static Achievement compare(Target target, BigDecimal amount, JudgingRule rule) {
    int tie = rule.tieIsMet() ? 0 : 1;
    return switch (target) {
      case AtLeast(BigDecimal bound) -> met(amount.compareTo(bound) >= tie);
      case AtMost(BigDecimal bound) -> met(bound.compareTo(amount) >= tie);
      case MoreThan(BigDecimal bound) -> met(amount.compareTo(bound) > 0);
      case LessThan(BigDecimal bound) -> met(amount.compareTo(bound) < 0);
      case Between(BigDecimal low, BigDecimal high) ->
          met(amount.compareTo(low) >= 0 && amount.compareTo(high) <= 0);
      case Relative unknownBase -> UNKNOWN;
    };
  }

  private static Achievement met(boolean met) {
    return met ? MET : MISSED;
  }
}
