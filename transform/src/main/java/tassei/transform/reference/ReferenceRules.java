package tassei.transform.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.transform.reference.ReferenceFile.Line;

/** What must hold between the columns of a row and between the rows of a file. */
final class ReferenceRules {
  private ReferenceRules() {}

  /** Everything that does not hold, each with file and line. */
  static List<String> broken(Map<String, List<Line>> files) {
    List<String> errors = new ArrayList<>();
    for (String file : List.of("bodies", "indicators", "scales", "rules", "peer_groups")) {
      inOrder(files.get(file), "valid_from", "valid_to", errors);
    }
    inOrder(files.get("programmes"), "first_year", "last_year", errors);
    inOrder(files.get("questionnaires"), "valid_from", "valid_to", errors);
    inOrder(files.get("survey_rounds"), "opens_on", "closes_on", errors);
    inOrder(files.get("survey_indicators"), "valid_from", "valid_to", errors);
    inOrder(files.get("scales"), "rate_from", "rate_below", errors);
    apart(files.get("bodies"), List.of("body_code"), "valid_from", "valid_to", errors);
    apart(
        files.get("indicators"),
        List.of("body_code", "form_type", "measure_no", "indicator_no"),
        "valid_from",
        "valid_to",
        errors);
    apart(
        files.get("peer_groups"),
        List.of("peer_group", "body_code"),
        "valid_from",
        "valid_to",
        errors);
    apart(files.get("programmes"), List.of("body_code"), "first_year", "last_year", errors);
    apart(
        files.get("survey_indicators"),
        List.of("body_code", "indicator"),
        "valid_from",
        "valid_to",
        errors);
    errors.addAll(new BodyRules(files.get("bodies"), files.get("successions")).broken());
    return errors;
  }

  private static void inOrder(List<Line> lines, String from, String to, List<String> errors) {
    for (Line line : lines) {
      if (line.value(from) != null
          && line.value(to) != null
          && compare(line.value(from), line.value(to)) > 0) {
        errors.add(
            "%s: %s '%s' is after %s '%s'"
                .formatted(line.place(), from, line.value(from), to, line.value(to)));
      }
    }
  }

  /** Days compare as text, numbers as numbers. */
  private static int compare(String one, String other) {
    if (one.contains("-") && one.length() == 10) {
      return one.compareTo(other);
    }
    return new java.math.BigDecimal(one).compareTo(new java.math.BigDecimal(other));
  }

  private static void apart(
      List<Line> lines, List<String> key, String from, String to, List<String> errors) {
    Map<String, List<Line>> groups = new TreeMap<>();
    for (Line line : lines) {
      String id = String.join("/", key.stream().map(c -> String.valueOf(line.value(c))).toList());
      groups.computeIfAbsent(id, code -> new ArrayList<>()).add(line);
    }
    for (Map.Entry<String, List<Line>> group : groups.entrySet()) {
      List<Line> ordered = new ArrayList<>(group.getValue());
      ordered.sort(
          Comparator.comparing(
              line -> line.value(from), Comparator.nullsFirst(ReferenceRules::compare)));
      for (int i = 1; i < ordered.size(); i++) {
        String end = ordered.get(i - 1).value(to);
        String start = ordered.get(i).value(from);
        if (end == null || start == null || compare(end, start) >= 0) {
          errors.add(
              "%s: %s holds at the same time as the row at %s"
                  .formatted(ordered.get(i).place(), group.getKey(), ordered.get(i - 1).place()));
        }
      }
    }
  }
}
