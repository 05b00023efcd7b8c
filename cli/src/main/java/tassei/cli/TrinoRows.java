package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tassei.serve.Column;
import tassei.serve.QueryResult;
import tassei.serve.TrinoQuery;

/** Asks a Trino and takes the whole answer. */
record TrinoRows(String jdbcUrl) {
  TrinoRows {
    requireNonNull(jdbcUrl, "jdbcUrl is null");
  }

  List<TrinoRow> ask(String sql) {
    try (QueryResult result = TrinoQuery.on(jdbcUrl).run(sql)) {
      List<String> names = result.columns().stream().map(Column::name).toList();
      return result.rows().map(row -> new TrinoRow(names, row)).toList();
    }
  }

  /** One column of the answer, as text; NULL is empty. */
  List<String> column(String sql) {
    return ask(sql).stream().map(row -> row.text(row.names().getFirst())).toList();
  }

  /** A text as it stands in a query. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Texts as they stand after IN; never none. */
  static String literals(List<String> texts) {
    return texts.isEmpty()
        ? "('')"
        : texts.stream().map(TrinoRows::literal).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Texts side by side as one row of a list after IN. */
  static String tuple(Object... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> values[i] instanceof String text ? literal(text) : String.valueOf(values[i]))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
