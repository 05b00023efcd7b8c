package tassei.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tassei.lakehouse.Warehouse;
import tassei.serve.QueryResult;
import tassei.serve.ResultFormat;
import tassei.serve.ResultPrinter;
import tassei.serve.TrinoQuery;

/** {@code sql}: one query through Trino. */
@Command(
    name = "sql",
    description = "Ask Trino one query, such as \"SELECT * FROM mart.indicator_achievement\".")
final class SqlVerb implements Callable<Integer> {
  @Parameters(paramLabel = "QUERY", description = "The query; mart is the default schema.")
  private String query;

  @Mixin private FormatOption format;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    print(warehouse.folder().existing(), query, format.get());
    return ExitCode.DONE;
  }

  static void print(Warehouse warehouse, String query, ResultFormat format) {
    TrinoAccess.with(warehouse, Progress.onTerminal(), url -> print(url, query, format));
  }

  static void print(String jdbcUrl, String query, ResultFormat format) {
    try (QueryResult result = TrinoQuery.on(jdbcUrl).run(query)) {
      ResultPrinter.utf8(System.out, format).print(result);
    }
    System.out.flush();
  }
}
