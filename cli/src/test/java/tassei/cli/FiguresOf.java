package tassei.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that core and mart say, whatever file it was read from: every row of every table without the
 * columns that say where it stood and how it was printed.
 */
final class FiguresOf {
  private static final String COLUMNS =
      """
      SELECT table_schema || '.' || table_name, column_name FROM tassei.information_schema.columns
      WHERE table_schema IN ('core', 'mart') ORDER BY 1, ordinal_position
      """;

  /** They list files and what is wrong with them. */
  private static final Set<String> OF_FILES =
      Set.of("mart.data_problem", "mart.file_account", "mart.filing_status", "mart.figure_change");

  private static final Set<String> LINEAGE =
      Set.of(
          "actual_raw",
          "cell",
          "content_hash",
          "delivered_at",
          "file",
          "file_hash",
          "file_name",
          "filing_code",
          "first_received_at",
          "indicators_cell",
          "known_at",
          "landed_at",
          "measures_cell",
          "modified_at",
          "raw_text",
          "same_content_as",
          "saved_at",
          "sheet",
          "source_cell",
          "source_file",
          "source_sheet",
          "status_cell",
          "superseded_by",
          "supersedes",
          "target_cell",
          "target_raw",
          "total_cell",
          "warning_count",
          "warnings");

  private FiguresOf() {}

  /** By table: its rows as JSON, sorted. */
  static Map<String, List<String>> warehouse(Asked asked) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String row : asked.rows(COLUMNS)) {
      String[] parts = row.split(" \\| ");
      if (!OF_FILES.contains(parts[0]) && !LINEAGE.contains(parts[1])) {
        columns.computeIfAbsent(parts[0], none -> new ArrayList<>()).add(parts[1]);
      }
    }
    String all =
        columns.entrySet().stream()
            .map(table -> rows(table.getKey(), table.getValue()))
            .collect(Collectors.joining(" UNION ALL "));
    Map<String, List<String>> figures = new LinkedHashMap<>();
    columns.keySet().forEach(table -> figures.put(table, new ArrayList<>()));
    for (String row : asked.rows(all)) {
      String[] parts = row.split(" \\| ", 2);
      figures.get(parts[0]).add(parts[1]);
    }
    figures.values().forEach(rows -> rows.sort(null));
    return figures;
  }

  private static String rows(String table, List<String> columns) {
    String values =
        columns.stream()
            .map("coalesce(json_format(CAST(\"%s\" AS JSON)), 'null')"::formatted)
            .collect(Collectors.joining(", "));
    return "SELECT '%s', concat_ws(' | ', %s) FROM %s".formatted(table, values, table);
  }
}
