package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;

/**
 * Reads everything of a warehouse that a reader could ask for: the catalog, and of each table its
 * metadata, its manifests and every row of what is published and of every edition; where the files
 * lie in a folder, with the checksums of their pages; and every received file. Slow on purpose.
 */
public final class Inspection {
  private static final List<String> SCHEMAS = List.of("landing", "staging", "core", "mart", "ops");
  private static final TableName LANDED = new TableName("landing", "file");
  private static final TableName FORGOTTEN = new TableName("ops", "forgotten");
  private static final Set<String> TOLD_BY = Set.of(LANDED.toString(), FORGOTTEN.toString());
  private static final String REBUILD = "./tassei rebuild";

  private final Warehouse warehouse;
  private final List<Damage> damages = new ArrayList<>();

  private Inspection(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  /**
   * What is damaged; nothing where all is well.
   *
   * @throws WarehouseException when the store or the database does not answer, and it cannot be
   *     told
   */
  public static List<Damage> of(Warehouse warehouse) {
    Inspection inspection = new Inspection(warehouse);
    inspection.run();
    return List.copyOf(inspection.damages);
  }

  private void run() {
    Configuration configuration = WarehouseFileSystem.configuration();
    configuration.setBoolean("parquet.page.verify-checksum.enabled", true);
    try (StandingTables tables = StandingTables.of(warehouse, configuration)) {
      for (String schema : SCHEMAS) {
        tables.locations().keySet().stream()
            .filter(name -> name.startsWith(schema + "."))
            .forEach(name -> table(tables, name));
      }
      if (warehouse instanceof WarehouseFolder local) {
        besideTheCatalog(local, tables.locations());
      }
      unfinished();
      begun();
      received();
    } catch (RuntimeException cause) {
      NoAnswer.refuse(cause, warehouse.catalogName());
      damages.add(
          new Damage(
              "catalog",
              "the catalog %s cannot be read: %s".formatted(warehouse.catalogName(), why(cause)),
              "where the newest state of each table is",
              REBUILD + ", which finds the newest state of each table in its folder"));
    }
  }

  /** Tables that the catalog does not know, and states newer than those it names. */
  private void besideTheCatalog(WarehouseFolder local, Map<String, String> locations) {
    CatalogRecovery.lost(local)
        .forEach(
            table ->
                damages.add(
                    new Damage(
                        table.toString(),
                        "the catalog does not know it, and its files are there",
                        "the table and its editions",
                        REBUILD + ", which finds it in its folder")));
    locations.forEach(
        (name, location) ->
            CatalogRecovery.newerState(local, location)
                .ifPresent(
                    newer ->
                        damages.add(
                            new Damage(
                                name,
                                "the catalog names a state of it that others followed: %s, and there is %s"
                                    .formatted(fileName(location), fileName(newer)),
                                "what was written since",
                                "the catalog.db that belongs to these files; else move this one away, then "
                                    + REBUILD))));
  }

  private void unfinished() {
    Set<String> tables = UnfinishedRebuild.tables(warehouse);
    if (!tables.isEmpty()) {
      damages.add(
          new Damage(
              "rebuild",
              "it was stopped and had taken out " + String.join(", ", tables),
              "nothing; these tables are not filled again yet",
              REBUILD + ", which finishes it"));
    }
  }

  /** What somebody began to forget and did not finish may still be in some table. */
  private void begun() {
    if (damages.stream().map(Damage::table).anyMatch(FORGOTTEN.toString()::equals)) {
      return;
    }
    Map<List<String>, Set<String>> states = new LinkedHashMap<>();
    try (PublishedState state = PublishedState.open(warehouse)) {
      for (List<String> row :
          state.rows(FORGOTTEN, List.of("file_hash", "extent", "response_key", "state"))) {
        states.computeIfAbsent(row.subList(0, 3), none -> new HashSet<>()).add(row.getLast());
      }
    }
    long open =
        states.values().stream().filter(of -> of.contains("BEGUN") && !of.contains("DONE")).count();
    if (open > 0) {
      damages.add(
          new Damage(
              FORGOTTEN.toString(),
              "what was begun to be forgotten is not gone yet: %d entries".formatted(open),
              "nothing; it is still there",
              "the same ./tassei forget again"));
    }
  }

  /** Whether what was received is still there, byte for byte; where it can be told what it was. */
  private void received() {
    if (damages.stream().map(Damage::table).anyMatch(TOLD_BY::contains)) {
      return;
    }
    ReceivedFiles received = warehouse.receivedFiles();
    try (PublishedState state = PublishedState.open(warehouse)) {
      if (!state.rowsWhere(FORGOTTEN, List.of("run_id"), "extent", "LOST").isEmpty()) {
        // nobody knows of which files something is gone on purpose
        return;
      }
      Set<String> lessThanReceived =
          state.rows(FORGOTTEN, List.of("file_hash")).stream()
              .map(List::getFirst)
              .collect(Collectors.toSet());
      for (List<String> file : state.rows(LANDED, List.of("file_hash", "file_name"))) {
        String hash = file.getFirst();
        if (!lessThanReceived.contains(hash) && !received.isAsReceived(hash)) {
          damages.add(
              new Damage(
                  "files/" + ReceivedFiles.path(hash),
                  received.holds(hash)
                      ? "it has not the bytes that were received"
                      : "it is missing",
                  "%s as it was received; what was read of it stands".formatted(file.getLast()),
                  REBUILD + " --input with the folder of the file; else a backup"));
        }
      }
    }
  }

  private static String fileName(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private void table(StandingTables tables, String name) {
    TableIdentifier identifier = TableIdentifier.parse(name);
    Table table;
    try {
      table = tables.open(name);
      table.refs();
    } catch (RuntimeException cause) {
      NoAnswer.refuse(cause, name);
      damage(
          identifier, "its metadata cannot be read: " + why(cause), "the table and its editions");
      return;
    }
    Map<Long, List<String>> names = new TreeMap<>();
    for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
      names
          .computeIfAbsent(ref.getValue().snapshotId(), none -> new ArrayList<>())
          .add(ref.getKey().equals("main") ? "what is published" : ref.getKey());
    }
    names.forEach((snapshot, shown) -> snapshot(identifier, table, snapshot, shown));
  }

  private void snapshot(TableIdentifier identifier, Table table, long id, List<String> names) {
    String lost = names.stream().sorted().collect(Collectors.joining(", "));
    Snapshot snapshot = table.snapshot(id);
    long expected;
    long files = damages.size();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(id).planFiles()) {
      for (FileScanTask task : tasks) {
        String path = task.file().location();
        InputFile file = table.io().newInputFile(path);
        if (file.exists() && file.getLength() != task.file().fileSizeInBytes()) {
          damage(
              identifier,
              "a data file has %d bytes where %d were written: %s"
                  .formatted(file.getLength(), task.file().fileSizeInBytes(), path),
              "%d rows of %s".formatted(task.file().recordCount(), lost));
        }
        if (!file.exists()) {
          damage(
              identifier,
              "a data file is missing: " + path,
              "%d rows of %s".formatted(task.file().recordCount(), lost));
        }
      }
      expected = SnapshotRows.count(table, snapshot);
    } catch (Exception cause) {
      NoAnswer.refuse(cause, identifier.toString());
      damage(identifier, "a manifest cannot be read: " + why(cause), lost);
      return;
    }
    if (damages.size() > files) {
      return;
    }
    long rows = 0;
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).useSnapshot(id).build()) {
      for (Record row : records) {
        rows += row == null ? 0 : 1;
      }
    } catch (Exception cause) {
      NoAnswer.refuse(cause, identifier.toString());
      damage(identifier, "a data file cannot be read: " + why(cause), "rows of " + lost);
      return;
    }
    if (rows != expected) {
      damage(
          identifier,
          "it holds %d rows where %d were written".formatted(rows, expected),
          "rows of " + lost);
    }
  }

  private void damage(TableIdentifier table, String what, String lost) {
    damages.add(new Damage(table.toString(), what, lost, remedy(table)));
  }

  private static String remedy(TableIdentifier table) {
    return switch (table.namespace().level(0)) {
      case "landing" -> REBUILD + ", which lands the received files again; else a backup";
      case "ops" -> "a backup; else " + REBUILD + ", after which the record of runs begins anew";
      default -> REBUILD + ", which makes what is published anew; an edition only from a backup";
    };
  }

  private static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
