package tassei.transform.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tassei.model.NearNames;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * What must hold between bodies.csv and successions.csv: no name means two bodies of a prefecture
 * at one time, and what becomes of every body whose time ends is said, on the day after it.
 */
final class BodyRules {
  private final List<Line> bodies;
  private final List<Line> successions;

  BodyRules(List<Line> bodies, List<Line> successions) {
    this.bodies = bodies;
    this.successions = successions;
  }

  /** Everything that does not hold, each with file and line. */
  List<String> broken() {
    List<String> errors = new ArrayList<>();
    namesMeanOne(errors);
    successions.forEach(line -> succession(line, errors));
    circles(errors);
    endsAreExplained(errors);
    return errors;
  }

  /** Chambers of different prefectures do have the same name; filings.csv tells them apart. */
  private void namesMeanOne(List<String> errors) {
    Map<String, List<Line>> named = new HashMap<>();
    for (Line line : bodies) {
      for (String name : names(line)) {
        List<Line> others = named.computeIfAbsent(key(line, name), none -> new ArrayList<>());
        others.stream()
            .filter(other -> !other.value("body_code").equals(line.value("body_code")))
            .filter(other -> overlap(other, line))
            .forEach(
                other ->
                    errors.add(
                        "%s: '%s' is at the same time a name of '%s' at %s"
                            .formatted(
                                line.place(), name, other.value("body_code"), other.place())));
        others.add(line);
      }
    }
  }

  private static List<String> names(Line line) {
    List<String> names = new ArrayList<>(List.of(line.value("body_name")));
    if (line.value("aliases") != null) {
      names.addAll(List.of(line.value("aliases").split(";")));
    }
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> seen.add(NearNames.plain(name))).toList();
  }

  private static String key(Line line, String name) {
    return line.value("prefecture_code") + "/" + NearNames.plain(name);
  }

  private static boolean overlap(Line one, Line other) {
    return !endsBefore(one, other) && !endsBefore(other, one);
  }

  private static boolean endsBefore(Line one, Line other) {
    return one.value("valid_to") != null
        && other.value("valid_from") != null
        && one.value("valid_to").compareTo(other.value("valid_from")) < 0;
  }

  private void succession(Line line, List<String> errors) {
    String predecessor = line.value("predecessor_code");
    String successor = line.value("successor_code");
    if (successor == null && !"DEPARTURE".equals(line.value("kind"))) {
      errors.add("%s: successor_code is missing, found ''".formatted(line.place()));
    }
    if (predecessor.equals(successor)) {
      errors.add("%s: '%s' succeeds itself".formatted(line.place(), predecessor));
    }
    predecessorEnds(line, errors);
    if (last(successor).isPresent() && !stands(successor, line.value("effective_date"))) {
      errors.add(
          "%s: '%s' takes over on %s, but no row of it in bodies.csv holds on that day"
              .formatted(line.place(), successor, line.value("effective_date")));
    }
  }

  /** A gap before its successor would be a year in which nobody misses it. */
  private void predecessorEnds(Line line, List<String> errors) {
    String expected = LocalDate.parse(line.value("effective_date")).minusDays(1).toString();
    last(line.value("predecessor_code"))
        .filter(body -> !expected.equals(body.value("valid_to")))
        .ifPresent(
            body ->
                errors.add(
                    "%s: '%s' ends on %s, but its row at %s holds until '%s', expected '%s'"
                        .formatted(
                            line.place(),
                            body.value("body_code"),
                            line.value("effective_date"),
                            body.place(),
                            Objects.requireNonNullElse(body.value("valid_to"), ""),
                            expected)));
  }

  private boolean stands(String code, String day) {
    return bodies.stream()
        .filter(body -> body.value("body_code").equals(code))
        .anyMatch(
            body ->
                (body.value("valid_from") == null || body.value("valid_from").compareTo(day) <= 0)
                    && (body.value("valid_to") == null
                        || body.value("valid_to").compareTo(day) >= 0));
  }

  /** The row of a body that begins last. */
  private Optional<Line> last(String code) {
    return bodies.stream()
        .filter(body -> body.value("body_code").equals(code))
        .max(
            Comparator.comparing(
                body -> body.value("valid_from"),
                Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  private void endsAreExplained(List<String> errors) {
    Set<String> followed = new HashSet<>();
    successions.forEach(line -> followed.add(line.value("predecessor_code")));
    bodies.stream()
        .map(line -> line.value("body_code"))
        .distinct()
        .filter(code -> !followed.contains(code))
        .flatMap(code -> last(code).stream())
        .filter(body -> body.value("valid_to") != null)
        .forEach(
            body ->
                errors.add(
                    "%s: '%s' ends on %s, and no row of successions.csv says what became of it"
                        .formatted(body.place(), body.value("body_code"), body.value("valid_to"))));
  }

  private void circles(List<String> errors) {
    for (Line start : successions) {
      if (reached(start).contains(start.value("predecessor_code"))) {
        errors.add(
            "%s: '%s' comes back to itself"
                .formatted(start.place(), start.value("predecessor_code")));
      }
    }
  }

  /** Every body that follows, directly or by others. */
  private Set<String> reached(Line start) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>();
    if (start.value("successor_code") != null) {
      open.add(start.value("successor_code"));
    }
    while (!open.isEmpty()) {
      String code = open.removeLast();
      if (reached.add(code)) {
        successions.stream()
            .filter(line -> line.value("predecessor_code").equals(code))
            .map(line -> line.value("successor_code"))
            .filter(Objects::nonNull)
            .forEach(open::add);
      }
    }
    return reached;
  }
}
