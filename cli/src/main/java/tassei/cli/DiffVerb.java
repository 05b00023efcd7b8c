package tassei.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;
import tassei.serve.ResultPrinter;

/** {@code diff}: what one edition has otherwise than another. */
@Command(
    name = "diff",
    description = {
      "Compare two editions: of every table of core and mart the rows that only one of them has, and of"
          + " indicator_achievement, federation_rollup and chamber_comparison which figure became"
          + " which.",
      "csv and json always have the columns table, kind, key, column, before, after, row_count."
    })
final class DiffVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BEFORE", description = "The edition to start from.")
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The edition to compare with it.")
  private String after;

  @Option(
      names = "--table",
      paramLabel = "mart.x",
      description = "Only this table of core or mart, and with it each row that differs.")
  private String table;

  @Mixin private FormatOption format;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    Warehouse folder = warehouse.folder().existing();
    EditionTables tables = tables(folder);
    TrinoAccess.with(folder, Progress.onTerminal(), url -> print(url, tables, System.out));
    return ExitCode.DONE;
  }

  /** The tables that are compared, known without an engine. */
  EditionTables tables(Warehouse folder) {
    try (PublishedState state = PublishedState.open(folder)) {
      return EditionTables.of(state, before, after, table == null ? null : named(table));
    }
  }

  private static TableName named(String table) {
    return TableName.parse(table.contains(".") ? table : "mart." + table);
  }

  void print(String jdbcUrl, EditionTables tables, PrintStream out) {
    EditionDiff diff = new EditionDiff(new TrinoRows(jdbcUrl), before, after);
    List<DiffRow> rows = new ArrayList<>(tables.inOneOnly());
    for (EditionTables.Pair both : tables.inBoth()) {
      rows.addAll(diff.of(both, table != null));
    }
    ResultPrinter.utf8(out, format.get())
        .print(DiffRow.columns(format.get()), rows.stream().map(row -> row.values(format.get())));
    out.flush();
  }
}
