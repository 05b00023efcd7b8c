package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tassei.lakehouse.TableName;
import tassei.serve.Column;
import tassei.serve.ResultFormat;

/**
 * One difference between two editions.
 *
 * @param key the columns that identify the row with their values; empty where rows are counted
 * @param column the figure that changed; empty otherwise
 * @param before the figure, the row or the type of the column in the first edition; null without
 * @param after the same in the second
 * @param rowCount how many rows differ so
 */
record DiffRow(
    TableName table,
    Kind kind,
    String key,
    String column,
    String before,
    String after,
    long rowCount) {

  /** What differs; the words are queried: add freely, never rename. */
  enum Kind {
    TABLE_ONLY_BEFORE("表は前の版だけ"),
    TABLE_ONLY_AFTER("表は後の版だけ"),
    COLUMN_ONLY_BEFORE("列は前の版だけ"),
    COLUMN_ONLY_AFTER("列は後の版だけ"),
    COLUMN_CHANGED("列の型が違う"),
    ROW_ONLY_BEFORE("行は前の版だけ"),
    ROW_ONLY_AFTER("行は後の版だけ"),
    FIGURE_CHANGED("値が変わった"),
    SOURCE_CHANGED("値は同じ、出典が違う");

    private final String japanese;

    Kind(String japanese) {
      this.japanese = japanese;
    }
  }

  private static final List<String> NAMES =
      List.of("table", "kind", "key", "column", "before", "after", "row_count");
  private static final List<String> HEADINGS = List.of("表", "違い", "行", "列", "前", "後", "行数");

  DiffRow {
    requireNonNull(table, "table is null");
    requireNonNull(kind, "kind is null");
  }

  static DiffRow of(TableName table, Kind kind) {
    return new DiffRow(table, kind, "", "", null, null, 0);
  }

  static DiffRow column(TableName table, Kind kind, String column, String before, String after) {
    return new DiffRow(table, kind, "", column, before, after, 0);
  }

  static List<Column> columns(ResultFormat format) {
    List<String> shown = format == ResultFormat.TABLE ? HEADINGS : NAMES;
    return IntStream.range(0, shown.size())
        .mapToObj(
            i -> new Column(shown.get(i), NAMES.get(i).equals("row_count") ? "bigint" : "varchar"))
        .toList();
  }

  List<Object> values(ResultFormat format) {
    return Arrays.asList(
        table.toString(),
        format == ResultFormat.TABLE ? kind.japanese : kind.name(),
        empty(key, format),
        empty(column, format),
        before == null ? empty("", format) : before,
        after == null ? empty("", format) : after,
        rowCount == 0 ? empty("", format) : rowCount);
  }

  private static Object empty(String text, ResultFormat format) {
    return text.isEmpty() && format != ResultFormat.TABLE ? null : text;
  }
}
