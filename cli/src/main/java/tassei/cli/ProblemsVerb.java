package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ddl.Tables;
import tassei.model.Problem;
import tassei.serve.ResultFormat;

/** {@code problems}: what was wrong in which cell of which file. */
@Command(
    name = "problems",
    description = {
      "List what was wrong in which cell of which file, in Japanese.",
      "csv and json always have the columns severity, code, chamber, fiscal_year, file, sheet, cell,"
          + " found, message."
    })
final class ProblemsVerb implements Callable<Integer> {
  private static final Pattern CODE_OF_THE_MART = Pattern.compile("'([A-Z][A-Z_]+)' AS code\\b");

  private enum Severity {
    ERROR,
    WARN
  }

  /** What a column shows, what it is called, and what a Japanese table calls it. */
  private record Shown(String expression, String name, String heading) {}

  @Mixin private FormatOption format;

  @Option(
      names = {"--chamber", "--body"},
      paramLabel = "TEXT",
      description = "Only chambers and federations whose name or alias contains this.")
  private String chamber;

  @Option(
      names = "--file",
      paramLabel = "TEXT",
      description = "Only files whose name contains this.")
  private String file;

  @Option(names = "--code", paramLabel = "CODE", description = "Only this problem code.")
  private String code;

  @Option(names = "--severity", paramLabel = "ERROR|WARN", description = "Only these.")
  private Severity severity;

  @Option(names = "--english", description = "Headings and messages in English.")
  private boolean english;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    SqlVerb.print(warehouse.folder().existing(), query(), format.get());
    return ExitCode.DONE;
  }

  String query() {
    List<String> conditions = new ArrayList<>(List.of("TRUE"));
    if (severity != null) {
      conditions.add("severity = '%s'".formatted(severity));
    }
    if (code != null) {
      conditions.add("code = " + literal(known(code.strip().toUpperCase(Locale.ROOT))));
    }
    if (file != null) {
      conditions.add("strpos(file, %s) > 0".formatted(literal(file)));
    }
    if (chamber != null) {
      conditions.add(
          """
          body_code IN (
            SELECT body_code FROM core.dim_body
            WHERE strpos(body_name, %1$s) > 0 OR any_match(aliases, name -> strpos(name, %1$s) > 0)
          )
          """
              .formatted(literal(chamber.strip())));
    }
    return """
    SELECT %s
    FROM mart.data_problem
    WHERE %s
    ORDER BY severity, file, sheet, length(cell), cell, code, found
    """
        .formatted(
            String.join(", ", columns().stream().map(this::selected).toList()),
            String.join(" AND ", conditions));
  }

  /** A code that does not exist would show no problem, as if all were well. */
  private static String known(String code) {
    Set<String> codes = codes();
    if (!codes.contains(code)) {
      throw new UsageException(
          "Unknown problem code %s, expected one of %s".formatted(code, String.join(", ", codes)));
    }
    return code;
  }

  /** Those of the readers, and those that the mart itself finds. */
  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    for (Problem.Code known : Problem.Code.values()) {
      codes.add(known.name());
    }
    Matcher found =
        CODE_OF_THE_MART.matcher(Tables.load().table("mart.data_problem").select().orElseThrow());
    while (found.find()) {
      codes.add(found.group(1));
    }
    return codes;
  }

  private List<Shown> columns() {
    return List.of(
        new Shown("severity", "severity", "区分"),
        new Shown("code", "code", "コード"),
        new Shown("body", "chamber", "団体"),
        new Shown("fiscal_year", "fiscal_year", "年度"),
        new Shown("file", "file", "ファイル"),
        new Shown("sheet", "sheet", "シート"),
        new Shown("cell", "cell", "セル"),
        new Shown("found", "found", "見つかったもの"),
        new Shown(english ? "message_en" : "message_ja", "message", "説明"));
  }

  private String selected(Shown column) {
    boolean japanese = format.get() == ResultFormat.TABLE && !english;
    boolean opensInSpreadsheet =
        format.get() == ResultFormat.CSV && !column.name().equals("fiscal_year");
    return "%s AS \"%s\""
        .formatted(
            opensInSpreadsheet ? asText(column.expression()) : column.expression(),
            japanese ? column.heading() : column.name());
  }

  /** A text that a spreadsheet would compute gets an apostrophe; a number stays one. */
  static String asText(String column) {
    return "regexp_replace(%s, '^([=@\\t\\r]|[+-](?![0-9.,]+%%?$))', '''$1')".formatted(column);
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
