package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import tassei.lakehouse.Lakehouse;

/**
 * A table in all its states: what is published, what is built and what every edition has shown.
 *
 * <p>Forgetting makes each state anew without a parent, in one commit: no manifest of a state that
 * is left has ever known a row that went. States that no reader can name any more go.
 */
public final class EveryState {
  /** What a state says of itself whose rows have changed; one whose rows are the same says all. */
  private static final Set<String> CARRIED =
      Set.of("tassei.run-id", "tassei.began", "tassei.before-table");

  private static final String OURS = "tassei.";
  private static final String HELPER = "forgetting-";

  private final Catalog catalog;
  private final TableIdentifier identifier;
  private final Table table;
  private final DataFiles files;

  public EveryState(Catalog catalog, TableIdentifier identifier) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.identifier = requireNonNull(identifier, "identifier is null");
    this.table = catalog.loadTable(identifier);
    this.files = new DataFiles(table);
  }

  /**
   * What was done to a table.
   *
   * @param states how many held something that went
   * @param rows how many rows went or were changed, each counted once however many states had it
   */
  public record Outcome(int states, long rows) {}

  /** A state and the files that are left of it. */
  private record State(Snapshot before, List<DataFile> left, boolean isTouched) {}

  /** Goes through the published rows of some files, by file_hash. */
  public void published(Set<String> fileHashes, Consumer<StoredRow> each) {
    RowEdit about =
        new RowEdit() {
          @Override
          public Set<String> fileHashes() {
            return fileHashes;
          }

          @Override
          public Fate of(StoredRow row) {
            each.accept(row);
            return KEEP;
          }
        };
    Optional.ofNullable(table.currentSnapshot()).stream()
        .flatMap(snapshot -> files.of(snapshot).stream())
        .forEach(file -> files.read(file, about, row -> about.of(new StoredRow(row))));
  }

  /** Forgets in every state, and lets go of all that no name leads to. */
  public Outcome forget(RowEdit edit) {
    Map<String, List<DataFile>> becomes = new HashMap<>();
    List<State> states = new ArrayList<>();
    long rows = 0;
    for (Snapshot snapshot : named()) {
      List<DataFile> left = new ArrayList<>();
      boolean isTouched = false;
      for (DataFile file : files.of(snapshot)) {
        if (!becomes.containsKey(file.location())) {
          long going = going(file, edit);
          rows += going;
          becomes.put(file.location(), going == 0 ? List.of(file) : files.rewritten(file, edit));
        }
        List<DataFile> now = becomes.get(file.location());
        isTouched |= !isSame(now, file);
        left.addAll(now);
      }
      states.add(new State(snapshot, left, isTouched));
    }
    if (!states.isEmpty()) {
      commit(states);
    }
    new Unreachable(catalog.loadTable(identifier)).delete();
    return new Outcome((int) states.stream().filter(State::isTouched).count(), rows);
  }

  private static boolean isSame(List<DataFile> now, DataFile file) {
    return now.size() == 1 && now.getFirst().location().equals(file.location());
  }

  /** How many rows that must go are left, in any snapshot whatever. */
  public long left(RowEdit edit) {
    Table now = catalog.loadTable(identifier);
    DataFiles all = new DataFiles(now);
    Set<String> seen = new HashSet<>();
    long left = 0;
    for (Snapshot snapshot : now.snapshots()) {
      for (DataFile file : all.of(snapshot)) {
        left += seen.add(file.location()) ? going(all, file, edit) : 0;
      }
    }
    return left;
  }

  /** The states that somebody can name, the oldest first. */
  private List<Snapshot> named() {
    return table.refs().values().stream()
        .map(SnapshotRef::snapshotId)
        .distinct()
        .map(table::snapshot)
        .sorted(Comparator.comparingLong(Snapshot::sequenceNumber))
        .toList();
  }

  private long going(DataFile file, RowEdit edit) {
    return going(files, file, edit);
  }

  private static long going(DataFiles of, DataFile file, RowEdit edit) {
    long[] going = {0};
    of.read(
        file, edit, row -> going[0] += edit.of(new StoredRow(row)) instanceof RowEdit.Keep ? 0 : 1);
    return going[0];
  }

  private void commit(List<State> states) {
    Map<String, SnapshotRef> refs = Map.copyOf(table.refs());
    Transaction change =
        catalog
            .buildTable(identifier, table.schema())
            .withPartitionSpec(table.spec())
            .withSortOrder(table.sortOrder())
            .withProperties(table.properties())
            .replaceTransaction();
    Map<Long, Long> becomes = new HashMap<>();
    int number = 0;
    for (State state : states) {
      String helper = HELPER + ++number;
      append(change, helper, state);
      becomes.put(state.before().snapshotId(), change.table().refs().get(helper).snapshotId());
    }
    moveNames(change, refs, becomes, number);
    ExpireSnapshots expire =
        change.expireSnapshots().cleanupLevel(ExpireSnapshots.CleanupLevel.NONE);
    table.snapshots().forEach(snapshot -> expire.expireSnapshotId(snapshot.snapshotId()));
    expire.commit();
    change.commitTransaction();
  }

  private static void append(Transaction change, String helper, State state) {
    AppendFiles append = change.newFastAppend().toBranch(helper);
    state
        .before()
        .summary()
        .forEach(
            (name, value) -> {
              if (CARRIED.contains(name) || !state.isTouched() && name.startsWith(OURS)) {
                append.set(name, value);
              }
            });
    if (!state.isTouched()) {
      append.set(Lakehouse.SAME_ROWS_AS, Long.toString(Lakehouse.rowsOf(state.before())));
    }
    state.left().forEach(append::appendFile);
    append.commit();
  }

  private static void moveNames(
      Transaction change, Map<String, SnapshotRef> refs, Map<Long, Long> becomes, int helpers) {
    ManageSnapshots names = change.manageSnapshots();
    refs.forEach(
        (name, ref) -> {
          long now = becomes.get(ref.snapshotId());
          if (ref.isTag()) {
            names.replaceTag(name, now);
          } else if (name.equals(SnapshotRef.MAIN_BRANCH)) {
            names.createBranch(name, now);
          } else {
            names.removeBranch(name).createBranch(name, now);
          }
        });
    for (int number = 1; number <= helpers; number++) {
      names.removeBranch(HELPER + number);
    }
    names.commit();
  }
}
