package tassei.transform.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * A body under the name and in the federation of one day. A name or a federation that is only
 * announced changes nothing yet; a body that is only announced has its first name.
 */
record BodyNow(String bodyCode, String bodyName, String federationCode) {

  static List<BodyNow> on(LocalDate day, List<Line> bodies) {
    Map<String, List<Line>> byCode =
        bodies.stream()
            .sorted(Comparator.comparing(BodyNow::from))
            .collect(
                Collectors.groupingBy(
                    line -> line.value("body_code"), TreeMap::new, Collectors.toList()));
    return byCode.values().stream().map(rows -> on(day.toString(), rows)).toList();
  }

  private static BodyNow on(String day, List<Line> rows) {
    Line now =
        rows.stream()
            .filter(line -> from(line).compareTo(day) <= 0)
            .reduce((earlier, later) -> later)
            .orElse(rows.getFirst());
    return new BodyNow(
        now.value("body_code"), now.value("body_name"), now.value("federation_code"));
  }

  /** Days compare as text; one that is open comes before all. */
  private static String from(Line line) {
    return line.value("valid_from") == null ? "" : line.value("valid_from");
  }
}
