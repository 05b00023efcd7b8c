package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.FiscalYear;
import tassei.model.FormType;

/** Whether a target was hard: against the base, the year before and what was reached in the end. */
final class DifficultyTruth implements Truth {
  private static final BigDecimal FAR_ABOVE = new BigDecimal("1.2");
  private static final BigDecimal TWICE = BigDecimal.valueOf(2);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int HABIT = 3;

  /** An indicator in the form of a year that counts. */
  private record Year(
      Filing filing,
      String code,
      String name,
      String concept,
      Direction direction,
      Value baseline,
      Value actual,
      Value target,
      String qualifier,
      Achievement achievement) {

    int no() {
      return filing.fiscalYear();
    }

    BigDecimal rate() {
      return Judgement.rate(direction, actual, target);
    }

    boolean isFarAbove() {
      return rate() != null && rate().compareTo(FAR_ABOVE) >= 0;
    }

    boolean isFarApart() {
      return rate() != null && (rate().compareTo(TWICE) >= 0 || rate().compareTo(HALF) <= 0);
    }

    /** By how much the target asks for more than a figure; negative where it asks for less. */
    BigDecimal above(Value figure) {
      if (!target.isMeasured() || figure == null || !figure.isMeasured()) {
        return null;
      }
      BigDecimal more = target.amount().subtract(figure.amount());
      return direction == Direction.LOWER ? more.negate() : more;
    }

    BigDecimal uplift(Value figure) {
      BigDecimal above = above(figure);
      return above == null ? null : Value.quotient(above, figure.amount().abs());
    }

    boolean isTrivial(Value before) {
      boolean nothingAsked =
          direction == Direction.HIGHER && target.isMeasured() && target.amount().signum() == 0;
      BigDecimal above = above(before);
      return achievement == Achievement.MET
          && (nothingAsked || (above != null && above.signum() < 0));
    }
  }

  @Override
  public String mart() {
    return "target_difficulty";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "federation_code",
        "body_code",
        "body_name",
        "indicator_code",
        "indicator_name",
        "concept_code",
        "direction",
        "baseline",
        "last_year_actual",
        "target",
        "target_qualifier",
        "actual",
        "achievement",
        "achievement_rate",
        "uplift_over_baseline",
        "uplift_over_last_year",
        "years_far_above",
        "habitually_exceeded",
        "trivially_met",
        "far_apart");
  }

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, List<Year>> series = new TreeMap<>();
    years(office)
        .forEach(
            year ->
                series
                    .computeIfAbsent(year.code() + " " + year.name(), unused -> new ArrayList<>())
                    .add(year));
    series.values().forEach(years -> write(years, table));
  }

  private static void write(List<Year> years, CsvTable table) {
    years.sort(Comparator.comparingInt(Year::no));
    Year last = null;
    int farAbove = 0;
    for (Year year : years) {
      boolean follows = last != null && last.no() == year.no() - 1;
      farAbove = year.isFarAbove() ? (follows ? farAbove : 0) + 1 : 0;
      if (year.target().isMeasured()) {
        row(year, follows ? last.actual() : null, farAbove, table);
      }
      last = year;
    }
  }

  private static void row(Year year, Value before, int farAbove, CsvTable table) {
    SampleBody body = year.filing().body();
    table.row(
        year.no(),
        new FiscalYear(year.no()).label(),
        body.federationCode(),
        body.code(),
        body.nameIn(year.no()),
        year.code(),
        year.name(),
        year.concept(),
        year.direction(),
        year.baseline(),
        before,
        year.target(),
        year.qualifier(),
        year.actual(),
        year.achievement(),
        year.rate(),
        year.uplift(year.baseline()),
        year.uplift(before),
        farAbove,
        farAbove >= HABIT,
        year.isTrivial(before),
        year.isFarApart());
  }

  private static List<Year> years(Office office) {
    List<Year> years = new ArrayList<>();
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(
            filing ->
                office.counted(filing).lines().stream()
                    .map(line -> of(office, filing, line))
                    .forEach(years::add));
    office
        .current(FormType.GOAL_TABLE)
        .forEach(
            filing -> {
              GoalForm form = (GoalForm) filing.content();
              form.items().stream().map(item -> of(filing, form, item)).forEach(years::add);
            });
    return years;
  }

  private static Year of(Office office, Filing filing, SummaryForm.Line line) {
    Indicator indicator = line.indicator();
    return new Year(
        filing,
        filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY, indicator),
        indicator.name(),
        indicator.concept(),
        indicator.template().direction(),
        office.baseline(filing.programme(), indicator),
        line.actual(),
        line.target(),
        "NONE",
        line.achievement());
  }

  private static Year of(Filing filing, GoalForm form, GoalForm.Item item) {
    return new Year(
        filing,
        item.code(form.programme()),
        item.name(),
        item.concept(),
        Direction.HIGHER,
        null,
        Value.of(item.actual()),
        Value.of(item.target()),
        item.atLeast() ? "AT_LEAST" : "NONE",
        item.achievement());
  }
}
