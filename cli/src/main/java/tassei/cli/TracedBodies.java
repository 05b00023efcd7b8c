package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tassei.cli.TraceRow.Level;

/** What bodies report under a concept in one year, down to the cells. */
final class TracedBodies {
  private static final String VALUES =
      """
      SELECT
        value.body_code, value.body_name, value.fiscal_year, value.concept_code, concept.concept_name,
        value.method, value.filing_code, value.indicator_codes, value.unit, value.actual, value.target,
        value.achievement, value.numerator, value.denominator, value.reason
      FROM core.fct_concept_value AS value
      INNER JOIN core.dim_concept AS concept ON value.concept_code = concept.concept_code
      WHERE value.fiscal_year = %d AND value.concept_code = %s AND %s
      ORDER BY value.body_code
      """;

  private final List<TrinoRow> values;
  private final TracedFacts facts;

  private TracedBodies(List<TrinoRow> values, TracedFacts facts) {
    this.values = requireNonNull(values, "values is null");
    this.facts = requireNonNull(facts, "facts is null");
  }

  /**
   * @param which a condition on the value, such as value.body_code = 'x'
   */
  static TracedBodies of(TrinoRows trino, String concept, int fiscalYear, String which) {
    List<TrinoRow> values =
        trino.ask(VALUES.formatted(fiscalYear, TrinoRows.literal(concept), which));
    List<String> indicators =
        values.stream().flatMap(value -> indicators(value).stream()).distinct().toList();
    return new TracedBodies(values, TracedFacts.of(trino, indicators, fiscalYear));
  }

  /** Every body, those without a figure too. */
  List<TraceStep> all() {
    return values.stream().map(this::step).toList();
  }

  /** Those with a figure: exactly what is put together. */
  List<TraceStep> reporting() {
    return values.stream().filter(value -> value.has("actual")).map(this::step).toList();
  }

  /** Those that have filed and give no figure, with the reason. */
  List<String> silent() {
    return values.stream()
        .filter(value -> !value.has("actual"))
        .map(
            value ->
                "%s(%s)"
                    .formatted(
                        value.text("body_name"),
                        value.has("reason") ? value.text("reason") : "NOT_REPORTED"))
        .toList();
  }

  private TraceStep step(TrinoRow value) {
    return TraceStep.of(Level.BODY, value)
        .coded(value.text("concept_code"))
        .named(value.text("concept_name"))
        .valued(value)
        .noted(note(value))
        .over(facts.of(value.text("filing_code"), indicators(value)));
  }

  private static List<String> indicators(TrinoRow value) {
    return Arrays.asList(value.text("indicator_codes").split(","));
  }

  private static String note(TrinoRow value) {
    List<String> notes = new ArrayList<>();
    int count = indicators(value).size();
    if (count > 1 && !value.has("reason")) {
      notes.add("指標%d件の合計".formatted(count));
    }
    if (value.text("unit").equals("円")) {
      notes.add("円に換算");
    }
    if (value.has("reason")) {
      notes.add("まとめられない理由 " + value.text("reason"));
    }
    switch (value.text("method")) {
      case "RATIO_OF_SUMS" -> notes.add(parts(value, "分子", "分母"));
      case "WEIGHTED_BY_ANSWERS" -> notes.add(parts(value, "", "回答数"));
      default -> {}
    }
    return String.join("。", notes);
  }

  private static String parts(TrinoRow value, String numerator, String denominator) {
    if (!value.has("denominator") || (!numerator.isEmpty() && !value.has("numerator"))) {
      return (numerator.isEmpty() ? "" : numerator + "・") + denominator + "の登録なし";
    }
    String above =
        numerator.isEmpty() ? "" : "%s %s、".formatted(numerator, value.text("numerator"));
    return "登録された%s%s %s".formatted(above, denominator, value.text("denominator"));
  }
}
