package tassei.transform.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * A row of indicators.csv as it holds for one form. An indicator of a plan takes the row of the
 * summary in the years in which it has none of its own under the same number and name: both
 * documents print the same programme.
 *
 * @param validFrom first fiscal year in which it holds (start year)
 * @param validTo last one
 */
record Registration(Line line, String formType, int validFrom, int validTo) {
  private static final String PLAN = "action_program_plan";
  private static final String SUMMARY = "action_program_summary";
  private static final int FIRST_YEAR = 0;
  private static final int LAST_YEAR = 9999;

  /** At most one of a body, form, number and name holds in a year. */
  static List<Registration> of(List<Line> indicators) {
    List<Registration> own = indicators.stream().map(Registration::own).toList();
    Map<List<Object>, List<Registration>> plans =
        own.stream()
            .filter(registration -> registration.formType.equals(PLAN))
            .collect(Collectors.groupingBy(Registration::indicator));
    Stream<Registration> lent =
        own.stream()
            .filter(registration -> registration.formType.equals(SUMMARY))
            .flatMap(
                registration ->
                    registration.lentToPlan(
                        plans.getOrDefault(registration.indicator(), List.of())));
    return Stream.concat(own.stream(), lent).toList();
  }

  private static Registration own(Line line) {
    return new Registration(
        line,
        line.value("form_type"),
        line.value("valid_from") == null ? FIRST_YEAR : line.number("valid_from"),
        line.value("valid_to") == null ? LAST_YEAR : line.number("valid_to"));
  }

  /** What is said of the same indicator has the same. */
  private List<Object> indicator() {
    return Arrays.asList(
        line.value("body_code"),
        line.number("measure_no"),
        line.number("indicator_no"),
        plainName());
  }

  private Stream<Registration> lentToPlan(List<Registration> plans) {
    Stream<Registration> open = Stream.of(new Registration(line, PLAN, validFrom, validTo));
    for (Registration plan : plans) {
      open = open.flatMap(years -> years.without(plan));
    }
    return open;
  }

  private Stream<Registration> without(Registration other) {
    return Stream.of(
            new Registration(line, formType, validFrom, Math.min(validTo, other.validFrom - 1)),
            new Registration(line, formType, Math.max(validFrom, other.validTo + 1), validTo))
        .filter(years -> years.validFrom <= years.validTo);
  }

  String plainName() {
    return PlainName.of(line.value("indicator_name"));
  }
}
