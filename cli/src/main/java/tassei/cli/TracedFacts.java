package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import tassei.cli.TraceRow.Level;

/** What forms report of indicators in one year, down to the cells, asked for all at once. */
final class TracedFacts {
  private static final String FACTS =
      """
      SELECT
        result.indicator_code, result.fiscal_year, result.filing_code, result.is_current,
        result.row_role, indicator.indicator_name, result.unit, result.actual_kind, result.actual,
        result.actual_printed, result.actual_raw, result.target, result.target_raw,
        result.target_shared_with, result.judged_actual, result.direction, result.direction_source,
        result.judged_direction, result.achievement, result.achievement_rate, result.printed_status,
        result.agrees_with_printed, result.source_sheet, result.source_cell, result.target_cell,
        result.status_cell, filing.file_hash, filing.file_name, filing.body_code, filing.body_name,
        filing.form_type, filing.fiscal_year AS filing_year,
        corrected.reason AS correction, corrected.source AS correction_source,
        CAST(corrected.known_at AS varchar) AS correction_known_at,
        retargeted.expected AS target_printed, retargeted.reason AS target_correction,
        retargeted.source AS target_correction_source,
        CAST(retargeted.known_at AS varchar) AS target_correction_known_at
      FROM core.fct_indicator_result AS result
      INNER JOIN core.dim_filing AS filing ON result.filing_code = filing.filing_code
      INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
      LEFT JOIN core.fct_correction AS corrected
        ON
          filing.file_hash = corrected.file_hash
          AND corrected.state = 'APPLIED'
          AND corrected.field = 'ACTUAL'
          AND result.fiscal_year = corrected.value_year
          AND result.indicator_code = concat(filing.programme_code, ':', corrected.indicator_place)
      LEFT JOIN core.fct_correction AS retargeted
        ON
          filing.file_hash = retargeted.file_hash
          AND retargeted.state = 'APPLIED'
          AND retargeted.field = 'TARGET'
          AND result.fiscal_year = retargeted.value_year
          AND result.indicator_code = concat(filing.programme_code, ':', retargeted.indicator_place)
      WHERE result.fiscal_year = %d AND result.indicator_code IN %s
      ORDER BY result.indicator_code, filing.fiscal_year DESC, filing.version_no DESC
      """;

  private final List<TrinoRow> facts;
  private final TracedFilings filings;
  private final TracedCells cells;

  private TracedFacts(List<TrinoRow> facts, TracedFilings filings, TracedCells cells) {
    this.facts = facts;
    this.filings = filings;
    this.cells = cells;
  }

  static TracedFacts of(TrinoRows trino, List<String> indicators, int fiscalYear) {
    List<TrinoRow> facts = trino.ask(FACTS.formatted(fiscalYear, TrinoRows.literals(indicators)));
    List<TrinoRow> current = facts.stream().filter(TracedFacts::isCurrent).toList();
    return new TracedFacts(facts, TracedFilings.of(trino, current), TracedCells.of(trino, current));
  }

  /** The facts of the current documents. */
  List<TraceStep> all() {
    return facts.stream().filter(TracedFacts::isCurrent).map(this::step).toList();
  }

  /** Those of one document. */
  List<TraceStep> of(String filing, List<String> indicators) {
    return facts.stream()
        .filter(fact -> fact.text("filing_code").equals(filing))
        .filter(fact -> indicators.contains(fact.text("indicator_code")))
        .map(this::step)
        .toList();
  }

  private TraceStep step(TrinoRow fact) {
    List<TrinoRow> earlier =
        facts.stream().filter(other -> !isCurrent(other) && isSame(other, fact)).toList();
    return TraceStep.of(Level.FACT, fact)
        .coded(fact.text("indicator_code"))
        .named(fact.text("indicator_name"))
        .valued(fact)
        .at(fact.text("file_name"), fact.text("source_sheet"), fact.text("source_cell"))
        .reads(fact.text("actual_raw"))
        .noted(note(fact))
        .over(filings.below(fact, earlier, cells.below(fact)));
  }

  private static boolean isCurrent(TrinoRow fact) {
    return Boolean.TRUE.equals(fact.value("is_current"));
  }

  private static boolean isSame(TrinoRow one, TrinoRow other) {
    return one.text("indicator_code").equals(other.text("indicator_code"))
        && one.number("filing_year") == other.number("filing_year");
  }

  private static String note(TrinoRow fact) {
    List<String> notes = new ArrayList<>();
    notes.add(
        fact.has("actual_printed")
            ? "読み取り %s".formatted(fact.text("actual_printed"))
            : "実績の数値なし(%s)".formatted(fact.text("actual_kind")));
    if (fact.has("correction")) {
      notes.add(correction("実績", fact, "actual_printed", "actual", "correction"));
    }
    if (fact.has("target_raw") && !fact.text("target_raw").equals(fact.text("actual_raw"))) {
      notes.add("目標の書かれた文字「%s」".formatted(fact.text("target_raw")));
    }
    if (fact.has("target_correction")) {
      notes.add(correction("目標", fact, "target_printed", "target", "target_correction"));
    }
    if (fact.has("target_shared_with")) {
      notes.add(
          "目標を指標%sと共有し、実績の合計 %s と比べる"
              .formatted(fact.text("target_shared_with"), fact.text("judged_actual")));
    }
    notes.add(direction(fact));
    notes.add(status(fact));
    return String.join("。", notes);
  }

  private static String correction(
      String what, TrinoRow fact, String from, String to, String correction) {
    return "%sを訂正 %s→%s(理由: %s、根拠: %s、%sに判明)"
        .formatted(
            what,
            fact.text(from),
            fact.text(to),
            fact.text(correction),
            fact.text(correction + "_source"),
            fact.text(correction + "_known_at"));
  }

  private static String direction(TrinoRow fact) {
    String source = fact.text("direction_source").equals("REFERENCE") ? "登録" : "登録がないため既定";
    String judged =
        fact.text("judged_direction").equals(fact.text("direction"))
            ? ""
            : "、目標の書き方により%sとして比べる".formatted(fact.text("judged_direction"));
    return "良い方向 %s(%s)%s".formatted(fact.text("direction"), source, judged);
  }

  private static String status(TrinoRow fact) {
    String agrees =
        fact.has("agrees_with_printed")
            ? Boolean.TRUE.equals(fact.value("agrees_with_printed")) ? "一致" : "不一致"
            : "比べる基準なし";
    return fact.has("printed_status")
        ? "計算 %s、書かれた達成状況「%s」(%s)"
            .formatted(fact.text("achievement"), fact.text("printed_status"), agrees)
        : "計算 %s、達成状況は書かれていない".formatted(fact.text("achievement"));
  }
}
