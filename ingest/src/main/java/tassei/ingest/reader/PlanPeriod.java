package tassei.ingest.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tassei.model.FiscalYear;

/**
 * The years most of a plan's tables speak of. A table that speaks of other years has a slip in its
 * line of years; a part of them is no slip.
 *
 * @param years from base year to last target; null where no years are those of most tables
 * @param schedule the years of most schedules; null where there is none
 */
record PlanPeriod(PlanYears years, PlanYears schedule) {

  static PlanPeriod of(List<PlanYears> tables, List<PlanYears> schedules) {
    return new PlanPeriod(most(tables).orElse(null), most(schedules).orElse(null));
  }

  private static Optional<PlanYears> most(List<PlanYears> all) {
    Map<List<FiscalYear>, List<PlanYears>> same =
        all.stream().collect(Collectors.groupingBy(PlanYears::years));
    return same.values().stream()
        .filter(group -> group.size() * 2 > all.size())
        .map(List::getFirst)
        .findFirst();
  }

  boolean holds(PlanYears other) {
    return years == null || years.years().containsAll(other.years());
  }

  /** Whether the plan's own years begin here, its base year left aside. */
  boolean startsWith(FiscalYear year) {
    return schedule != null && schedule.first().equals(year);
  }

  boolean holdsSchedule(PlanYears other) {
    return schedule == null || schedule.years().containsAll(other.years());
  }

  /** As the message says it: 令和3年度〜令和8年度. */
  String label() {
    return label(years);
  }

  String scheduleLabel() {
    return label(schedule);
  }

  private static String label(PlanYears years) {
    return years == null ? "-" : years.first().label() + "〜" + years.last().label();
  }
}
