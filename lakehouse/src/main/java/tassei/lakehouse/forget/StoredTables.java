package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import tassei.lakehouse.RecordFiles;
import tassei.lakehouse.RunId;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;

/** The tables of a warehouse as files, without an engine; open it under its lock. */
public final class StoredTables implements AutoCloseable {
  private final Warehouse warehouse;
  private final JdbcCatalog catalog;
  private final Runnable refuseLostLock;

  private StoredTables(Warehouse warehouse, JdbcCatalog catalog, Runnable refuseLostLock) {
    this.refuseLostLock = requireNonNull(refuseLostLock, "refuseLostLock is null");
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  /** For who only looks. */
  public static StoredTables open(Warehouse warehouse) {
    return open(warehouse, () -> {});
  }

  /**
   * @param refuseLostLock throws where the right to write was lost; asked before anything is
   *     changed or deleted
   */
  public static StoredTables open(Warehouse warehouse, Runnable refuseLostLock) {
    return new StoredTables(warehouse, warehouse.openCatalog(), refuseLostLock);
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public EveryState states(TableName name) {
    refuseLostLock.run();
    return new EveryState(catalog, identifier(name));
  }

  /**
   * Deletes what killed runs have left in the folders of tables: half of a file can be searched by
   * nobody.
   */
  public void removeStrays() {
    refuseLostLock.run();
    for (Namespace schema : catalog.listNamespaces()) {
      catalog
          .listTables(schema)
          .forEach(table -> new Unreachable(catalog.loadTable(table)).deleteStrays());
    }
  }

  /** What is left of texts anywhere in the warehouse. */
  public Remains.Found remains(Needles needles) {
    return Remains.of(warehouse, catalog, needles);
  }

  /**
   * Adds rows to a table; one commit, without a fingerprint.
   *
   * @param rows values by column, as Iceberg's generic records have them
   */
  public void append(TableName name, List<Map<String, Object>> rows, RunId runId) {
    refuseLostLock.run();
    Table table = catalog.loadTable(identifier(name));
    try {
      DataWriter<Record> writer =
          RecordFiles.begin(table, table.spec(), null, UUID.randomUUID() + ".parquet");
      try (writer) {
        Record record = GenericRecord.create(table.schema());
        rows.forEach(row -> writer.write(record.copy(row)));
      }
      table
          .newAppend()
          .appendFile(writer.toDataFile())
          .set("tassei.run-id", runId.value())
          .set("tassei.fingerprint", "")
          .commit();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot append to " + name, cause);
    }
  }

  @Override
  public void close() {
    catalog.close();
  }

  private static TableIdentifier identifier(TableName name) {
    return TableIdentifier.of(name.schema(), name.name());
  }
}
