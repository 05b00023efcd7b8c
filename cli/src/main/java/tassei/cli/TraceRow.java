package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tassei.serve.Column;
import tassei.serve.ResultFormat;

/**
 * One step between a figure of a mart and the cells it comes from.
 *
 * @param no its place below the step it explains: 1.2 is the second below 1
 * @param code of the concept, the indicator or the filing
 * @param actual in the unit of the row; null where there is none
 * @param text as it is written in the cell; empty where the step has none
 * @param note what else there is to know, in Japanese
 */
record TraceRow(
    Level level,
    String no,
    String body,
    int fiscalYear,
    String code,
    String name,
    String unit,
    BigDecimal actual,
    BigDecimal target,
    String achievement,
    String file,
    String sheet,
    String cell,
    String text,
    String note) {

  /** What a step is; the words are queried: add freely, never rename. */
  enum Level {
    /** A figure of a federation. */
    ROLLUP,
    /** A figure of a chamber of today, put together from its predecessors'. */
    HISTORY,
    /** What one body reports under a concept. */
    BODY,
    /** One indicator of a result form. */
    FACT,
    /** One version of the target of a plan. */
    TARGET,
    /** The document the figure stands in. */
    FILING,
    /** An earlier version of that document, and what it said. */
    SUPERSEDED,
    /** The cell as it was landed. */
    CELL
  }

  private static final List<String> NAMES =
      List.of(
          "level",
          "no",
          "body",
          "fiscal_year",
          "code",
          "name",
          "unit",
          "actual",
          "target",
          "achievement",
          "file",
          "sheet",
          "cell",
          "text",
          "note");
  private static final List<String> HEADINGS =
      List.of(
          "段階", "番号", "団体", "年度", "コード", "名称", "単位", "実績", "目標", "達成", "ファイル", "シート", "セル",
          "書かれた文字", "説明");

  TraceRow {
    requireNonNull(level, "level is null");
    requireNonNull(no, "no is null");
    requireNonNull(note, "note is null");
  }

  static List<Column> columns(ResultFormat format) {
    List<String> shown = format == ResultFormat.TABLE ? HEADINGS : NAMES;
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            i ->
                new Column(
                    shown.get(i),
                    switch (NAMES.get(i)) {
                      case "fiscal_year" -> "integer";
                      case "actual", "target" -> "decimal(18,4)";
                      default -> "varchar";
                    }))
        .toList();
  }

  /** For eyes, what there is none of is blank and numbers are short; else it is NULL. */
  List<Object> values(ResultFormat format) {
    return values().stream()
        .map(value -> format == ResultFormat.TABLE ? TrinoRow.plain(value) : orNull(value))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Object orNull(Object value) {
    return "".equals(value) ? null : value;
  }

  private List<Object> values() {
    return Arrays.asList(
        level.name(),
        no,
        body,
        fiscalYear,
        code,
        name,
        unit,
        actual,
        target,
        achievement,
        file,
        sheet,
        cell,
        text,
        note);
  }
}
