package tassei.sample;

import static tassei.model.Achievement.MET;
import static tassei.model.Achievement.MISSED;
import static tassei.model.Achievement.NOT_RATED;
import static tassei.model.Achievement.UNKNOWN;

import java.math.BigDecimal;
import java.util.Collection;
import tassei.model.Achievement;
import tassei.model.Direction;

/** Whether a figure meets its target, thought out here again and not taken from the pipeline. */
final class Judgement {
  private Judgement() {}

  static Achievement of(Direction direction, Value actual, Value target) {
    if (!target.isMeasured()) {
      return NOT_RATED;
    }
    if (!actual.isMeasured()) {
      return UNKNOWN;
    }
    int compared = actual.amount().compareTo(target.amount());
    boolean met = direction == Direction.LOWER ? compared <= 0 : compared >= 0;
    return met ? MET : MISSED;
  }

  /** A measure: met when all of its rated indicators are. */
  static Achievement ofMeasure(Collection<Achievement> indicators) {
    if (indicators.contains(MISSED)) {
      return MISSED;
    }
    if (indicators.contains(UNKNOWN)) {
      return UNKNOWN;
    }
    return indicators.contains(MET) ? MET : NOT_RATED;
  }

  /** 1 is the whole target; null where there is nothing to divide, or to divide by. */
  static BigDecimal rate(Direction direction, Value actual, Value target) {
    if (!actual.isMeasured() || !target.isMeasured()) {
      return null;
    }
    return direction == Direction.LOWER
        ? Value.quotient(target.amount(), actual.amount())
        : Value.quotient(actual.amount(), target.amount());
  }
}
