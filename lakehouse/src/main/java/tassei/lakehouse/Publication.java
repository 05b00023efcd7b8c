package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** What readers see of a warehouse: what is published now, and the editions. */
public final class Publication {
  private final Lakehouse lakehouse;

  public Publication(Lakehouse lakehouse) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
  }

  /**
   * Shows readers what is built and not published yet; no rows are copied. Returns the tables.
   *
   * @param beforeEach asks whether one may still write, and throws when not
   */
  public List<TableName> publish(Runnable beforeEach) {
    List<TableName> published = new ArrayList<>();
    for (TableName name : lakehouse.publishedTables()) {
      Table table = lakehouse.load(name);
      if (table.refs().containsKey(Lakehouse.BUILD_BRANCH)) {
        beforeEach.run();
        SureCommit.run(
            () ->
                table
                    .manageSnapshots()
                    .fastForwardBranch(SnapshotRef.MAIN_BRANCH, Lakehouse.BUILD_BRANCH)
                    .removeBranch(Lakehouse.BUILD_BRANCH)
                    .commit(),
            () -> lakehouse.load(name),
            now -> !now.refs().containsKey(Lakehouse.BUILD_BRANCH));
        published.add(name);
      }
    }
    return published;
  }

  /** What readers see once it is published: of each table the snapshot that made its rows. */
  public Map<TableName, Long> snapshots() {
    Map<TableName, Long> snapshots = new LinkedHashMap<>();
    for (TableName name : lakehouse.publishedTables()) {
      snapshots.put(name, lakehouse.newestSnapshot(name));
    }
    return snapshots;
  }

  /** Forgets what was built and never published. */
  public void dropUnpublished() {
    for (TableName name : lakehouse.publishedTables()) {
      Table table = lakehouse.load(name);
      if (table.refs().containsKey(Lakehouse.BUILD_BRANCH)) {
        SureCommit.run(
            () -> table.manageSnapshots().removeBranch(Lakehouse.BUILD_BRANCH).commit(),
            () -> lakehouse.load(name),
            now -> !now.refs().containsKey(Lakehouse.BUILD_BRANCH));
      }
    }
  }

  /**
   * The editions in which a table had rows, the oldest first; of those that are alike the first.
   */
  public List<String> editions(TableName name) {
    Table table = lakehouse.load(name);
    Map<Long, String> editions = new TreeMap<>();
    table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag())
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            ref -> {
              Snapshot snapshot = table.snapshot(ref.getValue().snapshotId());
              if (SnapshotRows.count(table, snapshot) > 0) {
                editions.putIfAbsent(snapshot.sequenceNumber(), ref.getKey());
              }
            });
    return List.copyOf(editions.values());
  }

  /**
   * Names what is published now, in every core and mart table that has rows.
   *
   * @param last the table that is named last: where it has the edition, all have. What a run that
   *     was stopped has named before is named anew.
   */
  public List<TableName> tag(String edition, TableName last) {
    List<TableName> tagged = new ArrayList<>();
    List<TableName> names = new ArrayList<>(lakehouse.publishedTables());
    names.remove(last);
    names.add(last);
    for (TableName name : names) {
      Table table = lakehouse.load(name);
      if (table.currentSnapshot() != null) {
        tag(name, table, edition);
        tagged.add(name);
      }
    }
    return tagged;
  }

  private void tag(TableName name, Table table, String edition) {
    long snapshot = table.currentSnapshot().snapshotId();
    SureCommit.run(
        () -> {
          if (table.refs().containsKey(edition)) {
            table.manageSnapshots().replaceTag(edition, snapshot).commit();
          } else {
            table.manageSnapshots().createTag(edition, snapshot).commit();
          }
        },
        () -> lakehouse.load(name),
        now -> now.refs().containsKey(edition) && now.refs().get(edition).snapshotId() == snapshot);
  }

  /** The tags of a table. */
  public List<String> tags(TableName name) {
    return lakehouse.load(name).refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
