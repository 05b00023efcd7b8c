package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tassei.cli.TraceRow.Level;

/** The documents that facts stand in, with those they took the place of. */
final class TracedFilings {
  private final List<TrinoRow> filings;

  private TracedFilings(List<TrinoRow> filings) {
    this.filings = filings;
  }

  /**
   * @param facts with body_code, form_type and filing_year
   */
  static TracedFilings of(TrinoRows trino, List<TrinoRow> facts) {
    String filed =
        facts.stream()
            .map(
                fact ->
                    TrinoRows.tuple(
                        fact.text("body_code"), fact.text("form_type"), fact.number("filing_year")))
            .distinct()
            .collect(Collectors.joining(", "));
    if (filed.isEmpty()) {
      return new TracedFilings(List.of());
    }
    return new TracedFilings(
        trino.ask(
            """
            SELECT filing_code, file_name, title, body_code, body_name, form_type, fiscal_year, version_no,
              state, CAST(received_at AS varchar) AS received_at, same_content_as
            FROM core.dim_filing
            WHERE (body_code, form_type, fiscal_year) IN (%s)
              AND state IN ('CURRENT', 'SUPERSEDED', 'SAME_CONTENT')
            ORDER BY version_no DESC, received_at DESC, file_name
            """
                .formatted(filed)));
  }

  /**
   * The document of a fact over its cells, and the versions before it with what they said.
   *
   * @param earlier the same fact in those versions
   */
  List<TraceStep> below(TrinoRow fact, List<TrinoRow> earlier, List<TraceStep> cells) {
    List<TraceStep> steps = new ArrayList<>();
    for (TrinoRow filing : filings) {
      if (filing.text("filing_code").equals(fact.text("filing_code"))) {
        steps.addFirst(step(Level.FILING, filing).noted(note(filing)).over(cells));
      } else if (isEarlier(filing, fact)) {
        steps.add(superseded(filing, earlier));
      }
    }
    return steps;
  }

  private static TraceStep step(Level level, TrinoRow filing) {
    return TraceStep.of(level, filing)
        .coded(filing.text("filing_code"))
        .named(filing.text("title"))
        .at(filing.text("file_name"), "", "");
  }

  private static TraceStep superseded(TrinoRow filing, List<TrinoRow> earlier) {
    TraceStep step = step(Level.SUPERSEDED, filing);
    for (TrinoRow said : earlier) {
      if (said.text("filing_code").equals(filing.text("filing_code"))) {
        return step.valued(said)
            .at(said.text("file_name"), said.text("source_sheet"), said.text("source_cell"))
            .reads(said.text("actual_raw"))
            .noted(received(filing) + "。差し替え済み");
      }
    }
    return step.noted(received(filing) + "。差し替え済み。この値の記載なし");
  }

  private String note(TrinoRow filing) {
    String same =
        filings.stream()
            .filter(other -> other.text("same_content_as").equals(filing.text("filing_code")))
            .map(other -> other.text("file_name"))
            .collect(Collectors.joining("、"));
    return received(filing) + (same.isEmpty() ? "" : "。同じ内容のファイル: " + same);
  }

  private static String received(TrinoRow filing) {
    return "%d番目の版、%s受領".formatted(filing.number("version_no"), filing.text("received_at"));
  }

  private static boolean isEarlier(TrinoRow filing, TrinoRow fact) {
    return filing.text("state").equals("SUPERSEDED")
        && filing.text("body_code").equals(fact.text("body_code"))
        && filing.text("form_type").equals(fact.text("form_type"))
        && filing.number("fiscal_year") == fact.number("filing_year");
  }
}
