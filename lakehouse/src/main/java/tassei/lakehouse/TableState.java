package tassei.lakehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * What a snapshot of a table says of itself.
 *
 * @param snapshot its id
 * @param fingerprint of everything its rows were computed from; empty where they were not computed
 * @param rows how many it holds
 * @param took how long a build worked on them, its queue not counted; empty where they were not
 *     built
 */
public record TableState(
    long snapshot, Optional<String> fingerprint, long rows, Optional<Duration> took) {

  static TableState of(Table table, Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return new TableState(
        snapshot.snapshotId(),
        Optional.ofNullable(summary.get(Lakehouse.FINGERPRINT)).filter(text -> !text.isEmpty()),
        SnapshotRows.count(table, snapshot),
        Optional.ofNullable(summary.get(Lakehouse.BEGAN))
            .map(began -> Instant.ofEpochMilli(Long.parseLong(began)))
            .map(
                began ->
                    Duration.between(began, Instant.ofEpochMilli(snapshot.timestampMillis()))));
  }
}
