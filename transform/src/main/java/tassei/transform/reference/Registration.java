package tassei.transform.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * A row of indicators.csv as it holds for one form. An indicator of a plan takes the row of the
 * summary in the years in which it has none of its own under the same number and name, and its unit
 * where its own row says none: both documents print the same programme.
 *
 * @param validFrom first fiscal year in which it holds (start year)
 * @param validTo last one
 * @param unit null where none is registered
 */
record Registration(Line line, String formType, int validFrom, int validTo, String unit) {
  private static final String PLAN = "action_program_plan";
  private static final String SUMMARY = "action_program_summary";
  private static final int FIRST_YEAR = 0;
  private static final int LAST_YEAR = 9999;

  /** At most one of a body, form, number and name holds in a year. */
  static List<Registration> of(List<Line> indicators) {
    List<Registration> own = indicators.stream().map(Registration::own).toList();
    Map<List<Object>, List<Registration>> plans = byIndicator(own, PLAN);
    Map<List<Object>, List<Registration>> summaries = byIndicator(own, SUMMARY);
    Stream<Registration> withUnits =
        own.stream()
            .flatMap(
                row ->
                    row.formType.equals(PLAN)
                        ? row.withUnitOf(summaries.getOrDefault(row.indicator(), List.of()))
                        : Stream.of(row));
    Stream<Registration> lent =
        own.stream()
            .filter(row -> row.formType.equals(SUMMARY))
            .flatMap(row -> row.lentToPlan(plans.getOrDefault(row.indicator(), List.of())));
    return Stream.concat(withUnits, lent).toList();
  }

  private static Map<List<Object>, List<Registration>> byIndicator(
      List<Registration> rows, String formType) {
    return rows.stream()
        .filter(row -> row.formType.equals(formType))
        .collect(Collectors.groupingBy(Registration::indicator));
  }

  private static Registration own(Line line) {
    return new Registration(
        line,
        line.value("form_type"),
        line.value("valid_from") == null ? FIRST_YEAR : line.number("valid_from"),
        line.value("valid_to") == null ? LAST_YEAR : line.number("valid_to"),
        line.value("unit"));
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
    return of(PLAN, validFrom, validTo, unit).without(plans);
  }

  private Stream<Registration> withUnitOf(List<Registration> summaries) {
    if (unit != null) {
      return Stream.of(this);
    }
    List<Registration> others = summaries.stream().filter(other -> other.unit != null).toList();
    Stream<Registration> with =
        others.stream()
            .map(
                other ->
                    of(
                        formType,
                        Math.max(validFrom, other.validFrom),
                        Math.min(validTo, other.validTo),
                        other.unit))
            .filter(Registration::hasYears);
    return Stream.concat(with, without(others));
  }

  /** The same in the years in which none of the others holds. */
  private Stream<Registration> without(List<Registration> others) {
    Stream<Registration> left = Stream.of(this);
    for (Registration other : others) {
      left =
          left.flatMap(
                  row ->
                      Stream.of(
                          row.of(
                              formType,
                              row.validFrom,
                              Math.min(row.validTo, other.validFrom - 1),
                              unit),
                          row.of(
                              formType,
                              Math.max(row.validFrom, other.validTo + 1),
                              row.validTo,
                              unit)))
              .filter(Registration::hasYears);
    }
    return left;
  }

  private Registration of(String form, int from, int to, String itsUnit) {
    return new Registration(line, form, from, to, itsUnit);
  }

  private boolean hasYears() {
    return validFrom <= validTo;
  }

  String plainName() {
    return PlainName.of(line.value("indicator_name"));
  }
}
