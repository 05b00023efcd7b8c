package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.reader.PlanActions.Action;
import tassei.ingest.reader.PlanSchedule.Piece;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.ScheduleCell;
import tassei.model.Observation.ScheduleKind;
import tassei.model.Place;

/**
 * The schedules of a plan's actions, cell by cell; of one that does not come out even there is
 * none.
 */
final class PlanSchedules {
  private final PlanProblems problems;
  private final List<PlanSchedule> all;
  private final PlanPeriod period;
  private final PlanWrapping wrapping;

  PlanSchedules(PlanProblems problems, List<PlanSchedule> all, PlanPeriod period) {
    this.problems = problems;
    this.all = List.copyOf(all);
    this.period = period;
    this.wrapping = PlanWrapping.of(this.all);
  }

  List<Observation> observations(Action action, Place measure) {
    if (action.schedule() == null) {
      if (!all.isEmpty()) {
        problems.notRead(action.item().heading(), "この取組の実施工程表", "the schedule of this action");
      }
      return List.of();
    }
    PlanSchedule schedule = action.schedule();
    if (!yearsHold(schedule)) {
      return List.of();
    }
    Optional<List<List<Piece>>> cells = PlanCells.of(schedule, wrapping, action.subActions());
    if (cells.isEmpty()) {
      int years = schedule.years().size();
      problems.notRead(
          schedule.heading(),
          "行ごとに%d年度分の欄がそろった工程表".formatted(years),
          "a schedule whose rows have a cell for each of %d years".formatted(years));
      return List.of();
    }
    return observations(action, measure, cells.get());
  }

  private boolean yearsHold(PlanSchedule schedule) {
    PlanYears years = schedule.years();
    if (years == null) {
      problems.notRead(schedule.heading(), "工程表の年度の行", "a line of fiscal years below this heading");
      return false;
    }
    if (!years.isConsecutive() || schedule.otherYears() || !period.holdsSchedule(years)) {
      problems.notRead(
          years.line(),
          "計画期間の連続した年度(" + period.scheduleLabel() + ")",
          "the consecutive fiscal years of the plan, " + period.scheduleLabel());
      return false;
    }
    return true;
  }

  private List<Observation> observations(Action action, Place measure, List<List<Piece>> cells) {
    List<FiscalYear> years = action.schedule().years().years();
    List<Observation> observations = new ArrayList<>();
    String activity = "";

    for (int i = 0; i < cells.size(); i++) {
      Piece first = cells.get(i).getFirst();
      int year = i % years.size();
      String raw = text(cells.get(i));
      ScheduleKind kind = kind(first);
      activity =
          switch (kind) {
            case ACTIVITY -> raw;
            case CONTINUES -> activity;
            case BLANK -> "";
          };
      observations.add(
          new ScheduleCell(
              measure,
              first.at(),
              action.item().no(),
              action.item().name(),
              i / years.size() + 1,
              years.get(year),
              raw,
              kind,
              activity));
    }
    return observations;
  }

  private static ScheduleKind kind(Piece piece) {
    if (piece.isArrow()) {
      return ScheduleKind.CONTINUES;
    }
    return piece.isBlankMark() ? ScheduleKind.BLANK : ScheduleKind.ACTIVITY;
  }

  private String text(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      boolean apart = !text.isEmpty() && piece.isBullet() && wrapping.standsApart(piece);
      text.append(apart ? " " : "").append(piece.text());
    }
    return text.toString();
  }
}
