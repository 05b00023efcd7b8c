package tassei.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.Direction;

/**
 * What came of a programme: the actual of each indicator and year, with the parts of its ratios.
 * Where a target was cut, many actuals lie between the new target and the old one.
 */
final class Outcomes {
  /** Numerator and denominator of a ratio of a year. */
  record Parts(long numerator, long denominator) {}

  private final SampleOptions options;
  private final Programme programme;
  private final List<PlanVersion> versions;
  private final Map<String, Value> actuals = new TreeMap<>();
  private final Map<String, Parts> parts = new TreeMap<>();

  private Outcomes(SampleOptions options, Programme programme, List<PlanVersion> versions) {
    this.options = options;
    this.programme = programme;
    this.versions = versions;
  }

  static Outcomes of(SampleOptions options, Programme programme, List<PlanVersion> versions) {
    Outcomes outcomes = new Outcomes(options, programme, versions);
    for (Indicator indicator : programme.indicators()) {
      outcomes.run(indicator);
    }
    return outcomes;
  }

  Value actual(Indicator indicator, int year) {
    return actuals.get(key(indicator, year));
  }

  /** What came is another figure. */
  void put(Indicator indicator, int year, Value actual) {
    actuals.put(key(indicator, year), actual);
  }

  /** Null where the indicator is no ratio. */
  Parts parts(Indicator indicator, int year) {
    return parts.get(key(indicator, year));
  }

  private void run(Indicator indicator) {
    long total = indicator.carriesBase() ? base(indicator) : 0;
    for (int year : programme.years()) {
      Dice dice =
          Dice.of(options.seed(), programme.body().code(), "actual", indicator.place(), year);
      Value actual =
          switch (indicator.template().shape()) {
            case COUNT, MONEY -> free(indicator, year, dice);
            case CUMULATIVE -> {
              long step = Math.max(1, base(indicator) * dice.between(60, 140) / 100);
              boolean falls = dice.chance(3) && year > programme.firstYear() && total > 2;
              total = falls ? total - 1 : total + step;
              yield Value.of(total);
            }
            case RATE -> rate(indicator, year, dice);
            case ZERO_ONE -> Value.of(dice.chance(70) ? 1 : 0);
            case DEFECTS -> Value.of(dice.chance(75) ? 0 : dice.between(1, 3));
          };
      actuals.put(key(indicator, year), actual);
    }
  }

  private long base(Indicator indicator) {
    return versions.getFirst().baseline(indicator).amount().longValue();
  }

  private Value free(Indicator indicator, int year, Dice dice) {
    Value latest = PlanVersion.latest(versions).target(indicator, year);
    if (latest.isMeasured() && dice.chance(2)) {
      return Value.NOT_DONE;
    }
    Value planned = versions.getFirst().target(indicator, year);
    long target = latest.isMeasured() ? latest.amount().longValue() : base(indicator);
    long before = planned.isMeasured() ? planned.amount().longValue() : target;
    boolean higher = indicator.template().direction() == Direction.HIGHER;
    boolean cut = higher ? target < before : target > before;
    if (cut && dice.chance(60)) {
      long between = target + (higher ? 1 : -1) * dice.below((int) Math.abs(before - target));
      return Value.of(between);
    }
    if (dice.chance(14)) {
      return Value.of(target);
    }
    return Value.of(Math.max(0, (target * dice.between(72, 130) + 50) / 100));
  }

  private Value rate(Indicator indicator, int year, Dice dice) {
    Value target = PlanVersion.latest(versions).target(indicator, year);
    long aim = target.isMeasured() ? target.amount().longValue() : base(indicator);
    long tenths = Math.clamp(aim * 10 + dice.between(-60, 60), 10L, 999L);
    long denominator = 150 + programme.body().size() * 4L + dice.between(0, 90);
    long numerator = (denominator * tenths + 500) / 1000;
    parts.put(key(indicator, year), new Parts(numerator, denominator));
    return Value.of(percent(numerator, denominator, programme.body().ordinal() % 5 == 2 ? 0 : 1));
  }

  /** 100·n/d with so many decimals, half up. */
  static BigDecimal percent(long numerator, long denominator, int decimals) {
    return BigDecimal.valueOf(numerator)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
  }

  private static String key(Indicator indicator, int year) {
    return indicator.place() + "/" + year;
  }
}
