package tassei.cli;

import static java.util.Objects.requireNonNull;
import static tassei.cli.TrinoRows.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tassei.cli.DiffRow.Kind;
import tassei.lakehouse.TableName;

/** Holds the rows of two editions against each other, over the columns that both have. */
final class EditionDiff {
  /** The marts whose rows are followed by their keys, from figure to figure. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "mart.indicator_achievement",
          List.of("body_code", "fiscal_year", "indicator_code"),
          "mart.federation_rollup",
          List.of("federation_code", "fiscal_year", "concept_code", "basis"),
          "mart.chamber_comparison",
          List.of("body_code", "fiscal_year", "concept_code"));

  /** Columns that say where a figure stands or what things are called. */
  private static final Predicate<String> NO_FIGURE =
      column ->
          column.endsWith("_name")
              || column.endsWith("_cell")
              || column.startsWith("source_")
              || Set.of("fiscal_year_label", "fiscal_year_start", "received_at", "filing_code")
                  .contains(column);

  private final TrinoRows trino;
  private final String before;
  private final String after;

  EditionDiff(TrinoRows trino, String before, String after) {
    this.trino = requireNonNull(trino, "trino is null");
    this.before = requireNonNull(before, "before is null");
    this.after = requireNonNull(after, "after is null");
  }

  /**
   * What differs in a table: figures where it has a key, else how many rows only one edition has.
   *
   * @param rowByRow whether each such row is wanted, not their number
   */
  List<DiffRow> of(EditionTables.Pair table, boolean rowByRow) {
    List<String> columns = table.shared();
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> key = KEYS.getOrDefault(table.name().toString(), List.of());
    if (!key.isEmpty() && columns.containsAll(key)) {
      return figures(table.name(), key, columns);
    }
    return rowByRow ? rows(table.name(), columns) : counts(table.name(), columns);
  }

  private List<DiffRow> counts(TableName table, List<String> columns) {
    TrinoRow count =
        trino
            .ask(
                """
                SELECT coalesce(sum(greatest(side_sum, 0)), 0) AS only_before,
                  coalesce(sum(greatest(-side_sum, 0)), 0) AS only_after
                FROM (%s)
                """
                    .formatted(differing(table, columns)))
            .getFirst();
    List<DiffRow> rows = new ArrayList<>();
    for (Kind kind : List.of(Kind.ROW_ONLY_BEFORE, Kind.ROW_ONLY_AFTER)) {
      int number = count.number(kind == Kind.ROW_ONLY_BEFORE ? "only_before" : "only_after");
      if (number > 0) {
        rows.add(new DiffRow(table, kind, "", "", null, null, number));
      }
    }
    return rows;
  }

  private List<DiffRow> rows(TableName table, List<String> columns) {
    return trino.ask(differing(table, columns) + " ORDER BY " + inOrder(columns)).stream()
        .map(row -> only(table, "", row, text(row, columns)))
        .toList();
  }

  private List<DiffRow> figures(TableName table, List<String> key, List<String> columns) {
    Map<String, List<TrinoRow>> byKey = new LinkedHashMap<>();
    for (TrinoRow row : trino.ask(differing(table, columns) + " ORDER BY " + inOrder(key))) {
      byKey.computeIfAbsent(text(row, key), unused -> new ArrayList<>()).add(row);
    }
    List<DiffRow> rows = new ArrayList<>();
    long sources = 0;
    for (Map.Entry<String, List<TrinoRow>> one : byKey.entrySet()) {
      List<DiffRow> found = ofKey(table, one.getKey(), one.getValue(), key, columns);
      rows.addAll(found);
      sources += found.isEmpty() ? 1 : 0;
    }
    if (sources > 0) {
      rows.add(new DiffRow(table, Kind.SOURCE_CHANGED, "", "", null, null, sources));
    }
    return rows;
  }

  /** Empty where only the source of the figures differs. */
  private static List<DiffRow> ofKey(
      TableName table, String name, List<TrinoRow> rows, List<String> key, List<String> columns) {
    List<TrinoRow> was = rows.stream().filter(EditionDiff::isBefore).toList();
    List<TrinoRow> is = rows.stream().filter(row -> !isBefore(row)).toList();
    if (was.size() != 1 || is.size() != 1) {
      return rows.stream().map(row -> only(table, name, row, null)).toList();
    }
    return columns.stream()
        .filter(column -> !key.contains(column) && !NO_FIGURE.test(column))
        .filter(
            column -> !Objects.equals(was.getFirst().value(column), is.getFirst().value(column)))
        .map(
            column ->
                new DiffRow(
                    table,
                    Kind.FIGURE_CHANGED,
                    name,
                    column,
                    orNull(was.getFirst(), column),
                    orNull(is.getFirst(), column),
                    1))
        .toList();
  }

  private static DiffRow only(TableName table, String key, TrinoRow row, String text) {
    boolean isBefore = isBefore(row);
    return new DiffRow(
        table,
        isBefore ? Kind.ROW_ONLY_BEFORE : Kind.ROW_ONLY_AFTER,
        key,
        "",
        isBefore ? text : null,
        isBefore ? null : text,
        Math.abs(row.number("side_sum")));
  }

  private static boolean isBefore(TrinoRow row) {
    return row.number("side_sum") > 0;
  }

  private static String orNull(TrinoRow row, String column) {
    return row.has(column) ? row.text(column) : null;
  }

  private static String text(TrinoRow row, List<String> columns) {
    return columns.stream()
        .filter(row::has)
        .map(column -> column + "=" + row.text(column))
        .collect(Collectors.joining(", "));
  }

  /** Rows as often as one edition has them more than the other; side_sum is positive for before. */
  private String differing(TableName table, List<String> columns) {
    String names = columns.stream().map(EditionDiff::quoted).collect(Collectors.joining(", "));
    return """
    SELECT %1$s, sum(side) AS side_sum
    FROM (
      SELECT %1$s, 1 AS side FROM %2$s FOR VERSION AS OF %3$s
      UNION ALL
      SELECT %1$s, -1 AS side FROM %2$s FOR VERSION AS OF %4$s
    )
    GROUP BY %1$s
    HAVING sum(side) <> 0
    """
        .formatted(names, table, literal(before), literal(after));
  }

  private static String inOrder(List<String> columns) {
    String names =
        columns.stream()
            .map(column -> "json_format(CAST(%s AS json))".formatted(quoted(column)))
            .collect(Collectors.joining(", "));
    return names + ", side_sum DESC";
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }
}
