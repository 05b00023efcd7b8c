package tassei.cli;

import static java.util.Objects.requireNonNull;
import static tassei.cli.TrinoRows.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tassei.cli.TraceRow.Level;

/** Follows one figure of a mart back to its cells, by codes that are known to exist. */
final class Trace {
  private static final Map<String, String> METHODS =
      Map.of(
          "SUM", "合計",
          "SNAPSHOT_SUM", "時点の値の合計",
          "RATIO_OF_SUMS", "分子の合計÷分母の合計",
          "WEIGHTED_BY_ANSWERS", "回答数で重み付けした平均",
          "COUNT_OF_BODIES", "実績が0より大きい商工会の数",
          "NOT_AGGREGABLE", "団体をまたいで集計しない");
  private static final String MEMBERS =
      """
      value.body_code IN (
        SELECT source_code FROM core.bridge_membership
        WHERE basis = %s AND fiscal_year = value.fiscal_year AND %s = %s
      )
      """;

  private final TrinoRows trino;
  private final int fiscalYear;

  Trace(TrinoRows trino, int fiscalYear) {
    this.trino = requireNonNull(trino, "trino is null");
    this.fiscalYear = fiscalYear;
  }

  /** Which chambers count where. */
  enum Basis {
    AS_WAS,
    AS_NOW
  }

  /** The facts of a result form, and the targets of a plan. */
  List<TraceStep> indicator(String code) {
    List<TraceStep> steps = new ArrayList<>(TracedFacts.of(trino, List.of(code), fiscalYear).all());
    steps.addAll(TracedTargets.of(trino, code, fiscalYear));
    return steps;
  }

  /** What a body reports; as now, and where it reports nothing itself, what its predecessors do. */
  List<TraceStep> body(String code, String concept, Basis basis) {
    if (basis == Basis.AS_WAS) {
      List<TraceStep> own =
          TracedBodies.of(trino, concept, fiscalYear, "value.body_code = " + literal(code)).all();
      if (!own.isEmpty()) {
        return own;
      }
    }
    return trino
        .ask(
            """
            SELECT
              value.member_name AS body_name, value.fiscal_year, value.concept_code, concept.concept_name,
              value.method, value.unit, value.actual, value.target, value.achievement, value.sources,
              value.sources_reporting, value.reason, value.missing_sources
            FROM core.fct_member_value AS value
            INNER JOIN core.dim_concept AS concept ON value.concept_code = concept.concept_code
            WHERE value.basis = 'AS_NOW' AND value.fiscal_year = %d AND value.concept_code = %s
              AND value.member_code = %s
            """
                .formatted(fiscalYear, literal(concept), literal(code)))
        .stream()
        .map(value -> history(value, members(concept, Basis.AS_NOW, "member_code", code)))
        .toList();
  }

  /** The figure of a federation over those of its chambers. */
  List<TraceStep> federation(String code, String concept, Basis basis) {
    return trino
        .ask(
            """
            SELECT
              federation_name AS body_name, fiscal_year, concept_code, concept_name, method, unit, actual, target,
              achievement, chambers_met, chambers_rated, chambers_reporting, chambers_expected,
              missing_chambers, not_aggregable_reason, federation_printed, difference
            FROM mart.federation_rollup
            WHERE federation_code = %s AND concept_code = %s AND fiscal_year = %d AND basis = %s
            """
                .formatted(literal(code), literal(concept), fiscalYear, literal(basis.name())))
        .stream()
        .map(rollup -> rollup(rollup, basis, members(concept, basis, "federation_code", code)))
        .toList();
  }

  private TracedBodies members(String concept, Basis basis, String column, String code) {
    return TracedBodies.of(
        trino,
        concept,
        fiscalYear,
        MEMBERS.formatted(literal(basis.name()), column, literal(code)));
  }

  private static TraceStep rollup(TrinoRow rollup, Basis basis, TracedBodies members) {
    List<String> notes = new ArrayList<>();
    notes.add("%s: %s".formatted(rollup.text("method"), METHODS.get(rollup.text("method"))));
    notes.add(basis == Basis.AS_WAS ? "その年度の構成" : "現在の構成");
    notes.add(
        "%d商工会のうち%dが報告、評価対象%dのうち%dが達成"
            .formatted(
                rollup.number("chambers_expected"),
                rollup.number("chambers_reporting"),
                rollup.number("chambers_rated"),
                rollup.number("chambers_met")));
    if (rollup.has("missing_chambers")) {
      notes.add("報告なし: " + rollup.text("missing_chambers"));
    }
    if (!members.silent().isEmpty()) {
      notes.add("提出はあるが値なし: " + String.join("、", members.silent()));
    }
    if (rollup.has("not_aggregable_reason")) {
      notes.add("集計できない理由 " + rollup.text("not_aggregable_reason"));
    }
    if (rollup.has("federation_printed")) {
      notes.add(
          "連合会自身の様式では %s%s"
              .formatted(
                  rollup.text("federation_printed"),
                  rollup.has("difference") ? "(差 %s)".formatted(rollup.text("difference")) : ""));
    }
    return over(Level.ROLLUP, rollup, notes, members);
  }

  private static TraceStep history(TrinoRow value, TracedBodies predecessors) {
    List<String> notes = new ArrayList<>();
    notes.add("%s: %s".formatted(value.text("method"), METHODS.get(value.text("method"))));
    notes.add(
        "その年度の%d団体のうち%dが報告".formatted(value.number("sources"), value.number("sources_reporting")));
    if (value.has("reason")) {
      notes.add("値がない理由 " + value.text("reason"));
    }
    if (value.has("missing_sources")) {
      notes.add("欠けている前身: " + value.text("missing_sources"));
    }
    return over(Level.HISTORY, value, notes, predecessors);
  }

  private static TraceStep over(
      Level level, TrinoRow value, List<String> notes, TracedBodies bodies) {
    return TraceStep.of(level, value)
        .coded(value.text("concept_code"))
        .named(value.text("concept_name"))
        .valued(value)
        .noted(String.join("。", notes))
        .over(bodies.reporting());
  }
}
