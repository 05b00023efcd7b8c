package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import tassei.cli.TraceRow.Level;

/** The versions of the target that plans set an indicator for one year, down to the cells. */
final class TracedTargets {
  private static final String TARGETS =
      """
      SELECT
        ledger.indicator_code, ledger.fiscal_year, ledger.filing_code, ledger.is_current,
        indicator.indicator_name, ledger.target_kind, ledger.unit, CAST(NULL AS decimal(18, 4)) AS actual,
        ledger.amount AS target, ledger.amount_printed, CAST(NULL AS varchar) AS achievement,
        ledger.raw_text, ledger.source_sheet, ledger.source_cell AS target_cell,
        CAST(NULL AS varchar) AS source_cell, CAST(NULL AS varchar) AS status_cell,
        CAST(ledger.known_at AS varchar) AS known_at, filing.file_hash, filing.file_name,
        filing.body_code, filing.body_name, filing.form_type, filing.fiscal_year AS filing_year
      FROM core.fct_indicator_target AS ledger
      INNER JOIN core.dim_filing AS filing ON ledger.filing_code = filing.filing_code
      INNER JOIN core.dim_indicator AS indicator ON ledger.indicator_code = indicator.indicator_code
      WHERE
        ledger.indicator_code = %s AND ledger.fiscal_year = %d
        AND ledger.target_kind IN ('PLANNED', 'BASELINE')
      ORDER BY ledger.target_kind DESC, filing.fiscal_year DESC, filing.version_no DESC
      """;

  private TracedTargets() {}

  static List<TraceStep> of(TrinoRows trino, String indicator, int fiscalYear) {
    List<TrinoRow> targets = trino.ask(TARGETS.formatted(TrinoRows.literal(indicator), fiscalYear));
    TracedFilings filings = TracedFilings.of(trino, targets);
    TracedCells cells = TracedCells.of(trino, targets);
    return targets.stream()
        .map(
            target ->
                TraceStep.of(Level.TARGET, target)
                    .coded(target.text("indicator_code"))
                    .named(target.text("indicator_name"))
                    .valued(target)
                    .at(
                        target.text("file_name"),
                        target.text("source_sheet"),
                        target.text("target_cell"))
                    .reads(target.text("raw_text"))
                    .noted(note(target))
                    .over(filings.below(target, List.of(), cells.below(target)).subList(0, 1)))
        .toList();
  }

  private static String note(TrinoRow target) {
    List<String> notes = new ArrayList<>();
    notes.add(target.text("target_kind").equals("BASELINE") ? "計画の基準値" : "計画の目標");
    notes.add("%sに判明".formatted(target.text("known_at")));
    notes.add(Boolean.TRUE.equals(target.value("is_current")) ? "有効な版" : "差し替え済みの版");
    if (!target.text("amount_printed").equals(target.text("target"))) {
      notes.add("訂正 %s→%s".formatted(target.text("amount_printed"), target.text("target")));
    }
    return String.join("。", notes);
  }
}
