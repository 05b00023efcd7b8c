package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import tassei.model.Problem.Code;

/** The actions (取組内容) of a measure: each has sub-actions ①② and a schedule below them. */
record PlanActions(List<PlanLine> beforeFirst, List<Action> actions) {
  PlanActions {
    beforeFirst = List.copyOf(beforeFirst);
    actions = List.copyOf(actions);
  }

  /** An action; its schedule is null where none is printed below it. */
  record Action(PlanItem item, List<PlanLine> prose, int subActions, PlanSchedule schedule) {
    Action {
      prose = List.copyOf(prose);
    }

    /** Whether its schedule is missing, or shorter than a row a sub-action. */
    boolean endsEarly() {
      return schedule == null
          || schedule.years() == null
          || schedule.pieces().size() < subActions * schedule.years().size()
          || schedule.pieces().isEmpty();
    }
  }

  static PlanActions of(
      PlanSections measure, PlanWords words, PlanProblems problems, int pageWidth) {
    List<PlanLine> before = PlanItem.before(measure.actions());
    unnumbered(before, words, problems);

    List<Action> actions = new ArrayList<>();
    for (PlanItem item : PlanItem.of(measure.actions(), pageWidth)) {
      if (item.no() != actions.size() + 1) {
        problems.of(Code.NUMBER_OUT_OF_SEQUENCE, item.heading());
      }
      actions.add(action(item, words, problems, pageWidth));
    }
    if (actions.isEmpty()) {
      problems.notRead(
          measure.block().heading(), "施策の取組内容", "the section of the measure's actions");
    }
    return new PlanActions(before, actions);
  }

  private static void unnumbered(List<PlanLine> lines, PlanWords words, PlanProblems problems) {
    lines.stream()
        .filter(words::isSchedule)
        .findFirst()
        .ifPresent(
            line ->
                problems.notRead(
                    line, "表の前に番号のある取組", "a numbered action above the schedule it belongs to"));
  }

  private static Action action(
      PlanItem item, PlanWords words, PlanProblems problems, int pageWidth) {
    List<PlanLine> lines = item.lines();
    int start = 0;
    while (start < lines.size()
        && !words.isSchedule(lines.get(start))
        && PlanYears.of(lines.get(start)).isEmpty()) {
      start++;
    }
    List<PlanLine> prose = lines.subList(0, start);
    int subActions = (int) prose.stream().filter(words::isSubAction).count();
    if (start == lines.size()) {
      return new Action(item, prose, subActions, null);
    }
    List<PlanLine> below = lines.subList(start, lines.size());
    unnumbered(
        below.subList(PlanSchedule.end(below, words, pageWidth), below.size()), words, problems);
    return new Action(item, prose, subActions, PlanSchedule.of(below, words, pageWidth));
  }

  /** What stands between the headings and the schedules: sentences, and the captions of charts. */
  List<List<PlanLine>> proseAreas() {
    List<List<PlanLine>> areas = new ArrayList<>();
    areas.add(beforeFirst);
    actions.forEach(action -> areas.add(action.prose()));
    return areas;
  }
}
