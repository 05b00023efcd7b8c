package tassei.lakehouse;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * A commit whose answer may be lost: the catalog has done it, and the connection breaks before it
 * says so. Before such a commit is called a failure, the table is asked whether it holds it.
 */
final class SureCommit {
  /** In the summary of a snapshot: the one call that made it. */
  static final String TOKEN = "tassei.commit";

  private SureCommit() {}

  /**
   * @param table loads the table as the catalog has it now
   * @param isDone whether it holds the commit
   */
  static void run(Runnable commit, Supplier<Table> table, Predicate<Table> isDone) {
    try {
      commit.run();
    } catch (RuntimeException failed) {
      if (!isDone(table, isDone, failed)) {
        throw failed;
      }
    }
  }

  private static boolean isDone(
      Supplier<Table> table, Predicate<Table> isDone, RuntimeException failed) {
    try {
      return isDone.test(table.get());
    } catch (RuntimeException unreachable) {
      failed.addSuppressed(unreachable);
      return false;
    }
  }

  /** Whether the newest snapshot of a table, published or not, was made by one call. */
  static Predicate<Table> made(String token) {
    return table ->
        table.refs().values().stream()
            .filter(ref -> ref.isBranch())
            .map(ref -> table.snapshot(ref.snapshotId()))
            .map(Snapshot::summary)
            .anyMatch(summary -> token.equals(summary.get(TOKEN)));
  }
}
