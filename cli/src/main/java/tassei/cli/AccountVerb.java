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

  /** The mart, and of surveys what it does not tell. */
  private static final String ACCOUNT =
      """
      WITH account AS (
        SELECT
          shown.file_hash,
          shown.file,
          shown.state,
          shown.stage,
          shown.fate,
          CASE
            WHEN shown.items IS NOT NULL THEN shown.items
            WHEN shown.stage = 'OBSERVATION' THEN filing.observation_count
            ELSE CASE shown.fate
              WHEN 'OBSERVATION' THEN filing.cells_observed
              WHEN 'STRUCTURE' THEN filing.cells_structure
              WHEN 'REMARK' THEN filing.cells_remark
              WHEN 'DERIVED' THEN filing.cells_derived
              WHEN 'SET_ASIDE' THEN filing.cells_set_aside
              WHEN 'PROBLEM' THEN filing.cells_problem
              WHEN 'NONE' THEN filing.cells_without_fate
            END
          END AS items,
          CASE
            WHEN shown.items IS NOT NULL OR shown.stage <> 'CELL' THEN shown.reason
            WHEN shown.fate = 'SET_ASIDE' THEN filing.set_aside_reasons
            WHEN shown.fate = 'NONE' THEN filing.cells_to_look_at
          END AS reason
        FROM mart.file_account AS shown
        INNER JOIN staging.filing AS filing ON shown.file_hash = filing.file_hash
      )
      """
          .strip();

  @Override
  public Integer call() {
    SqlVerb.print(warehouse.folder().existing(), query(), format.get());
    return ExitCode.DONE;
  }

  String query() {
    String order = "strpos('CELL OBSERVATION FACT', stage), items DESC, fate";
    return file == null
        ? """
        %s
        SELECT stage, fate, count(DISTINCT file_hash) AS files, sum(items) AS items
        FROM account
        GROUP BY stage, fate
        ORDER BY %s
        """
            .formatted(ACCOUNT, order)
        : """
        %s
        SELECT file, state, stage, fate, items, reason
        FROM account
        WHERE strpos(file, %s) > 0
        ORDER BY file, file_hash, %s
        """
            .formatted(ACCOUNT, TrinoRows.literal(file), order);
  }
}
