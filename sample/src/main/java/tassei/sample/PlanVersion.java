package tassei.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as it stood from a day on.
 *
 * @param no 1 is the plan as it was first adopted
 * @param baselines by the place of the indicator; of the year before the plan
 * @param targets by the place of the indicator, then by fiscal year
 */
record PlanVersion(
    Programme programme,
    int no,
    LocalDate receivedAt,
    Map<String, Value> baselines,
    Map<String, Map<Integer, Value>> targets) {
  PlanVersion {
    baselines = new TreeMap<>(baselines);
    targets = new TreeMap<>(targets);
  }

  Value target(Indicator indicator, int year) {
    return targets.get(indicator.place()).get(year);
  }

  Value baseline(Indicator indicator) {
    return baselines.get(indicator.place());
  }

  /** The last of the versions. */
  static PlanVersion latest(List<PlanVersion> versions) {
    return versions.getLast();
  }
}
