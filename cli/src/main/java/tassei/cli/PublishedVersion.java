package tassei.cli;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.TableName;
import tassei.lakehouse.TableState;

/**
 * A table as a run has published it.
 *
 * @param inputs what it reads: tables with their rows, reference files
 * @param rowsRead the rows of those tables
 */
record PublishedVersion(TableName table, TableState state, String inputs, long rowsRead) {

  /** The tables with what they read, each asked once. */
  static List<PublishedVersion> of(List<TableName> published, Lakehouse lakehouse) {
    Map<String, Optional<TableState>> states = new HashMap<>();
    List<PublishedVersion> versions = new ArrayList<>();
    for (TableName table : published) {
      List<String> inputs = new ArrayList<>();
      long rowsRead = 0;
      for (String read : lakehouse.tables().table(table.toString()).reads()) {
        if (read.startsWith("reference/")) {
          inputs.add(read);
          continue;
        }
        long rows = state(states, lakehouse, read).map(TableState::rows).orElse(0L);
        inputs.add(read + " " + rows);
        rowsRead += rows;
      }
      TableState state = state(states, lakehouse, table.toString()).orElseThrow();
      versions.add(new PublishedVersion(table, state, String.join(", ", inputs), rowsRead));
    }
    return versions;
  }

  private static Optional<TableState> state(
      Map<String, Optional<TableState>> states, Lakehouse lakehouse, String table) {
    return states.computeIfAbsent(table, name -> lakehouse.state(TableName.parse(name)));
  }

  /** How long its rows took to compute and write; null where nobody measured it. */
  Long buildMillis() {
    return state.took().map(Duration::toMillis).orElse(null);
  }

  Row row(String runId, Timestamp publishedAt) {
    return RowFactory.create(
        runId,
        table.toString(),
        state.snapshot(),
        state.fingerprint().orElse(null),
        publishedAt,
        state.rows(),
        rowsRead,
        inputs,
        buildMillis());
  }
}
