package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.serve.ResultFormat;

/** {@code problems}: what was wrong in which cell of which file. */
@Command(name = "problems", description = "List what was wrong in which cell of which file.")
final class ProblemsVerb implements Callable<Integer> {
  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv or json (one object a line); default: table.")
  private ResultFormat format;

  @Option(names = "--severity", paramLabel = "ERROR|WARN", description = "Only these.")
  private String severity;

  @Option(
      names = "--file",
      paramLabel = "TEXT",
      description = "Only files whose name contains this.")
  private String file;

  @Option(
      names = "--body",
      paramLabel = "TEXT",
      description = "Only bodies whose name contains this.")
  private String body;

  @Option(names = "--code", paramLabel = "CODE", description = "Only this problem code.")
  private String code;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    SqlVerb.print(warehouse.folder().existing(), query(), format);
    return ExitCode.DONE;
  }

  private String query() {
    List<String> conditions = new ArrayList<>(List.of("TRUE"));
    addCondition(conditions, "severity = %s", severity);
    addCondition(conditions, "strpos(file, %s) > 0", file);
    addCondition(conditions, "strpos(body, %s) > 0", body);
    addCondition(conditions, "code = %s", code);
    return """
        SELECT severity, code, file, sheet, cell, found, message_ja, message_en
        FROM mart.data_problem
        WHERE %s
        ORDER BY severity, file, sheet, length(cell), cell, code
        """
        .formatted(String.join(" AND ", conditions));
  }

  private static void addCondition(List<String> conditions, String condition, String value) {
    if (value != null) {
      conditions.add(condition.formatted("'" + value.replace("'", "''") + "'"));
    }
  }
}
