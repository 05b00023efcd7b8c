package tassei.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** Every year of every plan: as planned, as revised, as printed, and what came of it. */
final class TargetProgressTruth implements Truth {
  @Override
  public String mart() {
    return "target_progress";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "body_code",
        "body_name",
        "form_type",
        "strategy_kind",
        "strategy_no",
        "strategy_name",
        "measure_no",
        "measure_name",
        "indicator_code",
        "indicator_no",
        "indicator_name",
        "concept_code",
        "unit",
        "direction",
        "is_cumulative",
        "fiscal_year",
        "fiscal_year_label",
        "baseline_year",
        "baseline",
        "target_planned",
        "target_latest",
        "target_printed",
        "yearly_increment",
        "actual",
        "achievement_planned",
        "achievement_latest",
        "achievement_printed",
        "on_pace",
        "met_only_after_cut",
        "final_target_year",
        "final_target",
        "progress_to_final",
        "elapsed_to_final",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, Line> results = new HashMap<>();
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(
            filing -> {
              SummaryForm form = office.counted(filing);
              for (Line line : form.lines()) {
                results.put(key(form.programme(), line.indicator(), form.year()), line);
              }
            });
    office
        .current(FormType.ACTION_PROGRAM_PLAN)
        .forEach(filing -> write(office, filing, results, table));
  }

  private static String key(Programme programme, Indicator indicator, int year) {
    return programme.code(FormType.ACTION_PROGRAM_PLAN, indicator) + "/" + year;
  }

  private static void write(
      Office office, Filing filing, Map<String, Line> results, CsvTable table) {
    Programme programme = filing.programme();
    PlanVersion first = office.ledger().versions(programme).getFirst();
    PlanVersion latest = ((PlanForm) filing.content()).version();
    for (Indicator indicator : programme.indicators()) {
      for (int year : programme.years()) {
        Line result = results.get(key(programme, indicator, year));
        row(filing, first, latest, indicator, year, result, table);
      }
    }
  }

  private static void row(
      Filing filing,
      PlanVersion first,
      PlanVersion latest,
      Indicator indicator,
      int year,
      Line result,
      CsvTable table) {
    Programme programme = filing.programme();
    Direction direction = indicator.template().direction();
    Value planned = first.target(indicator, year);
    Value now = latest.target(indicator, year);
    int before = programme.firstYear() - 1;
    int last = finalYear(latest, indicator);
    Achievement againstPlan = judged(direction, result, planned);
    Achievement againstLatest = judged(direction, result, now);
    Achievement againstPrinted = result == null ? null : result.achievement();
    table.row(
        programme.body().code(),
        programme.body().nameIn(programme.firstYear()),
        filing.form().code(),
        indicator.strategyKind(),
        indicator.strategyNo(),
        indicator.strategyName(),
        indicator.measureNo(),
        indicator.measureName(),
        programme.code(FormType.ACTION_PROGRAM_PLAN, indicator),
        indicator.no(),
        indicator.name(),
        indicator.concept(),
        indicator.unit(),
        direction,
        indicator.template().isCumulative(),
        year,
        new FiscalYear(year).label(),
        before,
        latest.baseline(indicator),
        planned,
        now,
        result == null ? null : result.target(),
        increment(latest, indicator, year),
        result == null ? null : result.actual(),
        againstPlan,
        againstLatest,
        againstPrinted,
        onPace(againstLatest),
        metOnlyAfterCut(againstPlan, againstLatest, againstPrinted),
        last,
        latest.target(indicator, last),
        progress(latest, indicator, last, result),
        Value.quotient(BigDecimal.valueOf(year - before), BigDecimal.valueOf(last - before)),
        filing.file(),
        filing.sheet(),
        filing.placed().cell("target", indicator.place(), year));
  }

  /** The last year that has a target. */
  private static int finalYear(PlanVersion plan, Indicator indicator) {
    return plan.programme().years().stream()
        .filter(year -> plan.target(indicator, year).isMeasured())
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** How much of the way from the baseline to the last target is done. */
  private static BigDecimal progress(PlanVersion plan, Indicator indicator, int last, Line result) {
    if (result == null || !result.actual().isMeasured()) {
      return null;
    }
    BigDecimal from = plan.baseline(indicator).amount();
    return Value.quotient(
        result.actual().amount().subtract(from),
        plan.target(indicator, last).amount().subtract(from));
  }

  private static Achievement judged(Direction direction, Line result, Value target) {
    return result == null ? null : Judgement.of(direction, result.actual(), target);
  }

  /**
   * The first year counts from the baseline where that is carried in, else from nothing; which of
   * the two, only indicators.csv says.
   */
  private static BigDecimal increment(PlanVersion plan, Indicator indicator, int year) {
    if (!indicator.template().isCumulative()) {
      return null;
    }
    BigDecimal now = plan.target(indicator, year).amount();
    if (year > plan.programme().firstYear()) {
      return now.subtract(plan.target(indicator, year - 1).amount());
    }
    if (!indicator.registered()) {
      return null;
    }
    return indicator.carriesBase() ? now.subtract(plan.baseline(indicator).amount()) : now;
  }

  private static Boolean onPace(Achievement latest) {
    if (latest == Achievement.MET) {
      return Boolean.TRUE;
    }
    return latest == Achievement.MISSED ? Boolean.FALSE : null;
  }

  private static Boolean metOnlyAfterCut(
      Achievement planned, Achievement latest, Achievement printed) {
    if (planned == null) {
      return null;
    }
    boolean reached = latest == Achievement.MET || printed == Achievement.MET;
    return planned == Achievement.MISSED && reached;
  }
}
