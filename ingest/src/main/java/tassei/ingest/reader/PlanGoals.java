package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.Observation.RowRole;
import tassei.model.Place;
import tassei.model.Problem.Code;
import tassei.model.UnitScale;

/** The goals (施策目標) of the measures: an indicator each, a base value and a target a year. */
final class PlanGoals {
  private final PlanWords words;
  private final PlanProblems problems;
  private final int pageWidth;
  private final Map<String, Indicator> written = new HashMap<>();
  private final OneFigure once = new OneFigure();

  PlanGoals(PlanWords words, PlanProblems problems, int pageWidth) {
    this.words = words;
    this.problems = problems;
    this.pageWidth = pageWidth;
  }

  /** A goal; its table is null where none was found below its heading. */
  record Goal(int no, String name, PlanTable table) {
    /** All that may help to tell which chart is this goal's. */
    String words() {
      return table == null ? name : name + " " + table.title() + " " + table.formula();
    }

    Optional<PlanYears> years() {
      return Optional.ofNullable(table).map(PlanTable::years).filter(PlanYears::isConsecutive);
    }
  }

  List<Goal> read(PlanSections measure) {
    List<PlanItem> items = PlanItem.of(measure.goals(), pageWidth);
    List<PlanTable> unnumbered = PlanTable.of(PlanItem.before(measure.goals()), words, pageWidth);
    if (items.isEmpty() && unnumbered.size() == 1) {
      return List.of(new Goal(1, "", unnumbered.getFirst()));
    }

    unnumbered.forEach(this::unnumbered);
    List<Goal> goals = new ArrayList<>();
    Map<Integer, PlanItem> seen = new HashMap<>();
    for (PlanItem item : items) {
      PlanItem before = seen.putIfAbsent(item.no(), item);
      if (before != null) {
        problems.add(
            OneFigure.indicatorTwice(
                item.heading().at(), item.heading().raw(), before.heading().at()));
      } else if (item.no() != seen.size()) {
        problems.of(Code.NUMBER_OUT_OF_SEQUENCE, item.heading());
      }
      goals.add(goal(item));
    }
    if (items.isEmpty() && unnumbered.isEmpty()) {
      problems.notRead(
          measure.block().heading(),
          "施策目標と、その基準値・目標値の表",
          "the measure's goals with a table of base value and targets");
    }
    return goals;
  }

  private Goal goal(PlanItem item) {
    List<PlanTable> tables = PlanTable.of(item.lines(), words, pageWidth);
    tables.stream().skip(1).forEach(this::unnumbered);
    if (tables.isEmpty()) {
      problems.notRead(
          item.heading(), "この目標の基準値・目標値の表", "a table of base value and targets for this goal");
    }
    return new Goal(item.no(), item.name(), tables.isEmpty() ? null : tables.getFirst());
  }

  private void unnumbered(PlanTable table) {
    problems.notRead(
        table.header(), "表の前に番号のある施策目標", "a numbered goal above the table it belongs to");
  }

  /** The indicator of a goal and its figures; figures that do not fit their years are none. */
  List<Observation> observations(Goal goal, Place measure, String chart, PlanPeriod period) {
    if (goal.table == null) {
      return List.of();
    }
    PlanTable table = goal.table;
    if (table.title().isEmpty()) {
      problems.notRead(table.header(), "表の指標名", "the name of the indicator of this table");
    }
    String name = table.title().isEmpty() ? goal.name : table.title();
    Place place = measure.indicator(goal.no, name);
    List<IndicatorFigure> figures = figures(table, place, period);
    List<Observation> observations = new ArrayList<>();
    IndicatorFacts facts = facts(goal, name, chart, !figures.isEmpty());
    Indicator indicator = new Indicator(place, table.firstLine().at(), facts);
    Indicator before = written.putIfAbsent(place.indicatorCode(), indicator);
    if (before != null) {
      again(before, indicator, figures);
      return List.of();
    }
    figures.forEach(once::isFirst);
    observations.add(indicator);
    if (facts.cumulative()) {
      problems.runningTotal(figures);
    }
    observations.addAll(figures);
    return observations;
  }

  /** A goal whose place is taken: by another goal, or by itself with the same figures or others. */
  private void again(Indicator before, Indicator indicator, List<IndicatorFigure> figures) {
    String name = indicator.place().indicatorName();
    if (!before.place().measureName().equals(indicator.place().measureName())
        || !PlanText.folded(before.place().indicatorName()).equals(PlanText.folded(name))) {
      return;
    }
    int known = once.problems().size();
    figures.forEach(once::isFirst);
    once.problems().stream().skip(known).forEach(problems::add);
  }

  private IndicatorFacts facts(Goal goal, String name, String chart, boolean yearsHold) {
    PlanTable table = goal.table;
    String unit = unit(table);
    return new IndicatorFacts(
        name,
        "",
        goal.name,
        chart,
        table.formula(),
        words.isCumulative(chart)
            || words.isCumulative(table.title())
            || words.isCumulative(table.columns()),
        unit,
        unit.isEmpty() ? UnitSource.MISSING : UnitSource.HEADER,
        yearsHold ? table.years().last().startYear() : 0,
        RowRole.INDICATOR,
        null);
  }

  private List<IndicatorFigure> figures(PlanTable table, Place place, PlanPeriod period) {
    if (!yearsHold(table, period)) {
      return List.of();
    }
    int baselines = words.baselines(table.columns());
    List<FiscalYear> years = table.years().years();
    Optional<PlanValues> values = PlanValues.of(table.values(), years.size());
    if (values.isEmpty()) {
      PlanLine line = table.values().isEmpty() ? table.years().line() : table.values().getFirst();
      problems.notRead(
          line,
          "年度ごとに一つ、%d個の値".formatted(years.size()),
          "one value a year, %d of them".formatted(years.size()));
      return List.of();
    }

    List<IndicatorFigure> figures = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      Role role = i < baselines ? Role.BASELINE : Role.TARGET;
      FiscalYear year = years.get(i);
      PlanValues.Value value = values.get().values().get(i);
      figure(value, unit(table))
          .ifPresent(
              figure -> figures.add(new IndicatorFigure(place, value.at(), role, year, figure)));
    }
    if (unit(table).isEmpty()) {
      problems.of(Code.UNIT_MISSING, table.header());
    }
    return figures;
  }

  private boolean yearsHold(PlanTable table, PlanPeriod period) {
    int baselines = words.baselines(table.columns());
    if (table.years() == null) {
      problems.notRead(table.header(), "表の年度の行", "a line of fiscal years below this heading");
      return false;
    }
    if (!table.years().isConsecutive() || !period.holds(table.years())) {
      problems.notRead(
          table.years().line(),
          "計画期間の連続した年度(" + period.label() + ")",
          "the consecutive fiscal years of the plan, " + period.label());
      return false;
    }
    boolean fromTheFirstYear = period.startsWith(table.years().first());
    if (baselines > 0 && fromTheFirstYear) {
      problems.notRead(
          table.years().line(),
          "計画期間(%s)より前の基準値の年度".formatted(period.label()),
          "the year of the base value, before the plan (%s)".formatted(period.label()));
      return false;
    }
    boolean headed = words.hasTarget(table.columns()) && (baselines > 0 || fromTheFirstYear);
    if (!headed || baselines >= table.years().size()) {
      problems.notRead(
          table.header(), "基準値と目標値の見出し", "the headings of the base value and of the targets");
      return false;
    }
    return true;
  }

  private Optional<Figure> figure(PlanValues.Value value, String unit) {
    Optional<Figure> figure = PlanValues.figure(value.raw());
    if (figure.isEmpty()) {
      problems.add(NotANumber.of(value.at(), value.raw()));
      return Optional.empty();
    }
    Figure printed = figure.orElseThrow().orUnit(unit, UnitSource.HEADER);
    if (!unit.isEmpty() && !UnitScale.sameKind(printed.unit(), unit) && !printed.unit().isEmpty()) {
      problems.of(Code.UNIT_CONFLICT, value.at(), value.raw());
    }
    return Optional.of(printed.in(unit).orElse(printed));
  }

  private String unit(PlanTable table) {
    Matcher unit = words.unit.matcher(table.columns());
    return unit.find() ? PlanUnit.of(unit.group("unit"), words.cumulative).name() : "";
  }
}
