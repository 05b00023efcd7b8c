package tassei.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.Direction;
import tassei.sample.Template.Shape;

/**
 * Sets the targets of a programme, and revises those of some: from a year on some targets are cut,
 * others raised.
 */
final class Planning {
  private static final int REVISED = 45;

  private final SampleOptions options;
  private final Programme programme;
  private final int size;

  private Planning(SampleOptions options, Programme programme, int size) {
    this.options = options;
    this.programme = programme;
    this.size = size;
  }

  /**
   * The versions of a programme's plan, the first one first.
   *
   * @param size of the body in percent of a common chamber
   */
  static List<PlanVersion> of(SampleOptions options, Programme programme, int size) {
    return new Planning(options, programme, size).versions();
  }

  private List<PlanVersion> versions() {
    List<PlanVersion> versions = new ArrayList<>();
    versions.add(first());
    int least = Math.max(programme.firstYear() + 1, options.firstYear());
    int most = Math.min(programme.lastYear(), options.lastYear());
    Dice dice = dice("revision");
    if (least <= most && dice.chance(REVISED)) {
      versions.add(revised(versions.getFirst(), dice.between(least, most)));
    }
    return versions;
  }

  private PlanVersion first() {
    Map<String, Value> baselines = new TreeMap<>();
    Map<String, Map<Integer, Value>> targets = new TreeMap<>();
    for (Indicator indicator : programme.indicators()) {
      long base = base(indicator);
      baselines.put(indicator.place(), Value.of(base));
      Map<Integer, Value> byYear = new TreeMap<>();
      for (int year : programme.years()) {
        boolean none =
            !indicator.template().isCumulative()
                && dice("no target", indicator.place(), year).chance(2);
        byYear.put(year, none ? Value.NONE : target(indicator, base, year));
      }
      targets.put(indicator.place(), byYear);
    }
    LocalDate adopted = LocalDate.of(programme.firstYear(), Month.APRIL, 10);
    return new PlanVersion(programme, 1, adopted, baselines, targets);
  }

  private long base(Indicator indicator) {
    Template template = indicator.template();
    Dice dice = dice("base", indicator.place());
    return switch (template.shape()) {
      case COUNT, CUMULATIVE ->
          Math.max(1, (long) template.level() * size * dice.between(80, 120) / 10_000);
      case MONEY -> (long) template.level() * size / 100 * (indicator.unit().equals("千円") ? 10 : 1);
      case RATE -> template.level() + dice.between(-8, 8);
      case ZERO_ONE, DEFECTS -> template.level();
    };
  }

  private Value target(Indicator indicator, long base, int year) {
    int k = year - programme.firstYear() + 1;
    return switch (indicator.template().shape()) {
      case COUNT ->
          Value.of(
              indicator.template().direction() == Direction.LOWER
                  ? Math.max(1, base - k / 2)
                  : base + (base * 3 * k + 50) / 100);
      case CUMULATIVE -> Value.of((indicator.carriesBase() ? base : 0) + base * k);
      case MONEY -> Value.of(base + 100L * k);
      case RATE ->
          Value.of(
              BigDecimal.valueOf(base)
                  .add(new BigDecimal(programme.body().ordinal() % 4 == 1 ? "0.5" : "1")));
      case ZERO_ONE, DEFECTS -> Value.of(base);
    };
  }

  private PlanVersion revised(PlanVersion before, int from) {
    Map<String, Map<Integer, Value>> targets = new TreeMap<>();
    for (Indicator indicator : programme.indicators()) {
      Dice dice = dice("revised", indicator.place());
      boolean changes = dice.chance(50);
      boolean cut = dice.chance(70);
      Map<Integer, Value> byYear = new TreeMap<>();
      for (int year : programme.years()) {
        Value old = before.target(indicator, year);
        boolean stays = !changes || year < from || !old.isMeasured();
        byYear.put(year, stays ? old : moved(before, indicator, year, from, cut));
      }
      targets.put(indicator.place(), byYear);
    }
    LocalDate adopted = LocalDate.of(from, Month.FEBRUARY, 15);
    return new PlanVersion(programme, before.no() + 1, adopted, before.baselines(), targets);
  }

  private static Value moved(
      PlanVersion before, Indicator indicator, int year, int from, boolean cut) {
    long old = before.target(indicator, year).amount().longValue();
    boolean down = cut == (indicator.template().direction() == Direction.HIGHER);
    return switch (indicator.template().shape()) {
      case COUNT -> Value.of(down ? Math.max(1, old * 80 / 100) : old + Math.max(1, old / 10));
      case CUMULATIVE -> {
        long step = before.baseline(indicator).amount().longValue();
        long ofYear = cut ? Math.max(1, step * 70 / 100) : step + 1;
        int years = year - from + 1;
        yield Value.of(old - step * years + ofYear * years);
      }
      case MONEY -> Value.of(cut ? old - 200 : old + 300);
      case RATE ->
          Value.of(before.target(indicator, year).amount().add(BigDecimal.valueOf(cut ? -3 : 2)));
      case ZERO_ONE, DEFECTS -> before.target(indicator, year);
    };
  }

  private Dice dice(Object... thing) {
    return Dice.of(
        options.seed(), programme.body().code(), programme.firstYear(), List.of(thing).toString());
  }

  /** Whether a shape is counted in whole numbers that a year makes anew. */
  static boolean isFree(Shape shape) {
    return shape == Shape.COUNT || shape == Shape.MONEY;
  }
}
