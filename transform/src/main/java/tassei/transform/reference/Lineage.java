package tassei.transform.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * What became of bodies, chains followed: the body itself until something befell it, afterwards
 * those that took over, nobody where it left the family.
 *
 * <p>A succession counts from its effective date on, so that one that is announced changes nothing
 * yet.
 */
public final class Lineage {
  /** Of the last day of a fiscal year: March 31 of the year after it began. */
  private static final int LAST_MONTH = 3;

  private static final int LAST_DAY = 31;

  private final Map<String, List<Step>> steps = new LinkedHashMap<>();
  private final LocalDate today;

  private record Step(String successor, LocalDate effective) {}

  /**
   * One body that another has become.
   *
   * @param atYear the fiscal year at whose last day that holds; null for today
   * @param successorCode null where the body left the family
   * @param successors how many it has become; more than one after a split
   */
  public record Descent(String bodyCode, Integer atYear, String successorCode, int successors) {}

  Lineage(List<Line> successions, LocalDate today) {
    this.today = today;
    for (Line line : successions) {
      steps
          .computeIfAbsent(line.value("predecessor_code"), code -> new ArrayList<>())
          .add(
              new Step(
                  line.value("successor_code"), LocalDate.parse(line.value("effective_date"))));
    }
  }

  /** What bodies have become by today; those that nothing has befallen are left out. */
  List<Descent> now() {
    return steps.keySet().stream()
        .flatMap(code -> descents(code, null, today).stream())
        .filter(Lineage::isAnother)
        .toList();
  }

  /** The same at the end of each fiscal year from the first succession to the current year. */
  List<Descent> byYear() {
    List<Descent> descents = new ArrayList<>();
    for (int year = firstYear(); year <= currentYear(); year++) {
      LocalDate end = LocalDate.of(year + 1, LAST_MONTH, LAST_DAY);
      for (String code : steps.keySet()) {
        descents.addAll(
            descents(code, year, end.isAfter(today) ? today : end).stream()
                .filter(Lineage::isAnother)
                .toList());
      }
    }
    return descents;
  }

  private static boolean isAnother(Descent descent) {
    return !descent.bodyCode().equals(descent.successorCode());
  }

  /** The fiscal year that has begun: it begins on April 1. */
  private int currentYear() {
    return today.getMonthValue() > LAST_MONTH ? today.getYear() : today.getYear() - 1;
  }

  private int firstYear() {
    return steps.values().stream()
        .flatMap(List::stream)
        .mapToInt(step -> step.effective().getYear() - 1)
        .min()
        .orElse(currentYear() + 1);
  }

  private List<Descent> descents(String code, Integer atYear, LocalDate day) {
    Set<String> successors = new LinkedHashSet<>();
    follow(code, day, new LinkedHashSet<>(), successors);
    if (successors.isEmpty()) {
      return List.of(new Descent(code, atYear, null, 0));
    }
    return successors.stream()
        .map(successor -> new Descent(code, atYear, successor, successors.size()))
        .toList();
  }

  private void follow(String code, LocalDate day, Set<String> way, Set<String> found) {
    List<Step> taken =
        steps.getOrDefault(code, List.of()).stream()
            .filter(step -> !step.effective().isAfter(day))
            .toList();
    if (taken.isEmpty()) {
      found.add(code);
      return;
    }
    if (!way.add(code)) {
      throw new IllegalStateException(
          "Cannot follow the successions of %s: a circle".formatted(code));
    }
    for (Step step : taken) {
      if (step.successor() != null) {
        follow(step.successor(), day, way, found);
      }
    }
    way.remove(code);
  }
}
