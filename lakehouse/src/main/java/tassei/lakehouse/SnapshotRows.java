package tassei.lakehouse;

import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * How many rows a snapshot holds, by its manifests. The {@code total-records} of its summary is no
 * answer: it is carried from snapshot to snapshot, and begins at zero with every new branch.
 */
final class SnapshotRows {
  private SnapshotRows() {}

  /**
   * Rows of all data files; tassei writes no files of deleted rows.
   *
   * @throws RuntimeException of Iceberg, when the list of manifests cannot be read
   */
  static long count(Table table, Snapshot snapshot) {
    long rows = 0;
    for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
      rows += manifest.addedRowsCount() + manifest.existingRowsCount();
    }
    return rows;
  }
}
