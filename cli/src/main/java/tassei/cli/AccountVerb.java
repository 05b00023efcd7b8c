package tassei.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code account}: what became of every filled cell, every observation and every fact. */
@Command(
    name = "account",
    description = {
      "Show what became of every filled cell of the files, every observation and every fact.",
      "A line for each stage (CELL, OBSERVATION, FACT) and fate, over all files or of one."
    })
final class AccountVerb implements Callable<Integer> {
  @Option(
      names = "--file",
      paramLabel = "TEXT",
      description = "A line for each file whose name contains this, with the reasons.")
  private String file;

  @Mixin private FormatOption format;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    SqlVerb.print(warehouse.folder().existing(), query(), format.get());
    return ExitCode.DONE;
  }

  String query() {
    String order = "strpos('CELL OBSERVATION FACT', stage), items DESC, fate";
    return file == null
        ? """
        SELECT stage, fate, count(DISTINCT file_hash) AS files, sum(items) AS items
        FROM mart.file_account
        GROUP BY stage, fate
        ORDER BY %s
        """
            .formatted(order)
        : """
        SELECT file, state, stage, fate, items, reason
        FROM mart.file_account
        WHERE strpos(file, %s) > 0
        ORDER BY file, file_hash, %s
        """
            .formatted(TrinoRows.literal(file), order);
  }
}
