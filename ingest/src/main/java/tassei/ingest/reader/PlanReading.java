package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.reader.PlanActions.Action;
import tassei.ingest.reader.PlanGoals.Goal;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;

/** Reads one plan: first what stands where, then, knowing all of it, what it says. */
final class PlanReading {
  private final List<PlanLine> lines;
  private final PlanWords words;
  private final PlanProblems problems = new PlanProblems();
  private final int pageWidth;

  PlanReading(List<PlanLine> lines, PlanWords words) {
    this.lines = lines;
    this.words = words;
    this.pageWidth = PlanText.pageWidth(lines);
  }

  /** A measure with what stands in its sections. */
  private record Measure(PlanSections sections, List<Goal> goals, PlanActions actions) {
    int no() {
      return sections.block().place().measureNo();
    }

    /** Whether it breaks off before the last cell of its last schedule. */
    boolean endsEarly() {
      return actions.actions().isEmpty() || actions.actions().getLast().endsEarly();
    }
  }

  Reading read() {
    PlanContents contents = PlanContents.read(lines, words);
    List<Measure> measures = measures(contents);
    PlanPeriod period = period(measures);
    PlanSchedules schedules = new PlanSchedules(problems, schedules(measures).toList(), period);
    List<PlanActions> actions = measures.stream().map(Measure::actions).toList();
    PlanCaptions captions = new PlanCaptions(words, problems, lines, actions);
    PlanGoals goals = new PlanGoals(words, problems, pageWidth);
    List<Observation> observations = new ArrayList<>();

    for (Measure measure : measures) {
      PlanMeasures.Block block = measure.sections.block();
      List<String> charts = captions.of(block.heading(), measure.actions, measure.goals);
      for (int i = 0; i < measure.goals.size(); i++) {
        observations.addAll(
            goals.observations(measure.goals.get(i), block.place(), charts.get(i), period));
      }
      for (Action action : measure.actions.actions()) {
        observations.addAll(schedules.observations(action, block.place()));
      }
    }
    checkEnd(contents, measures);
    Reading.Header header = PlanHeader.of(lines, words, firstTargetYear(observations, period));
    return new Reading(header, observations, problems.all());
  }

  private List<Measure> measures(PlanContents contents) {
    PlanGoals goals = new PlanGoals(words, problems, pageWidth);
    List<Measure> measures = new ArrayList<>();
    for (PlanMeasures.Block block : new PlanMeasures(lines, words, contents, problems).read()) {
      PlanSections sections = PlanSections.of(block, words);
      sections
          .surplus()
          .ifPresent(
              line ->
                  problems.notRead(
                      line, "表の前に施策の見出し", "the heading of the measure that begins here"));
      List<Goal> read = goals.read(sections);
      measures.add(
          new Measure(sections, read, PlanActions.of(sections, words, problems, pageWidth)));
    }
    return measures;
  }

  private static PlanPeriod period(List<Measure> measures) {
    List<PlanYears> tables =
        measures.stream()
            .flatMap(measure -> measure.goals.stream())
            .flatMap(goal -> goal.years().stream())
            .toList();
    List<PlanYears> schedules =
        schedules(measures)
            .map(PlanSchedule::years)
            .filter(years -> years != null && years.isConsecutive())
            .toList();
    return PlanPeriod.of(tables, schedules);
  }

  private static Stream<PlanSchedule> schedules(List<Measure> measures) {
    return measures.stream()
        .flatMap(measure -> measure.actions.actions().stream())
        .map(Action::schedule)
        .filter(schedule -> schedule != null);
  }

  private static Optional<FiscalYear> firstTargetYear(
      List<Observation> observations, PlanPeriod period) {
    return observations.stream()
        .filter(Observation.IndicatorFigure.class::isInstance)
        .map(Observation.IndicatorFigure.class::cast)
        .filter(figure -> figure.role() == Observation.Role.TARGET)
        .map(Observation.IndicatorFigure::year)
        .min(FiscalYear::compareTo)
        .or(() -> Optional.ofNullable(period.schedule()).map(PlanYears::first));
  }

  /**
   * A plan is whole when it has every measure of its contents, and the last one down to its
   * schedules.
   */
  private void checkEnd(PlanContents contents, List<Measure> measures) {
    CellRef end = lines.isEmpty() ? CellRef.document() : lines.getLast().at();
    if (measures.isEmpty()) {
      problems.incomplete(end, "0", "施策ごとの目標と取組", "measures with their goals and actions");
      return;
    }
    String missing =
        contents.entries().keySet().stream()
            .filter(no -> measures.stream().noneMatch(measure -> measure.no() == no))
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      problems.incomplete(
          end,
          missing,
          "体系表にある施策の全て(見つからない施策の番号)",
          "every measure of the contents (numbers not found)");
      return;
    }
    boolean othersEndEarly =
        measures.stream().limit(measures.size() - 1).anyMatch(Measure::endsEarly);
    if (measures.getLast().endsEarly() && measures.size() > 1 && !othersEndEarly) {
      problems.incomplete(
          end,
          lines.getLast().raw(),
          "最後の施策の取組内容と実施工程表",
          "the actions of the last measure and their schedules");
    }
  }
}
