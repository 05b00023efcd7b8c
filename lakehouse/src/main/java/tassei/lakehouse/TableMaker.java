package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.types.StructType;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;

/**
 * Makes the tables a warehouse lacks and brings those it has up to their files, without an engine.
 * A column that a file no longer names stays in landing, where nothing is ever lost, and goes
 * elsewhere.
 */
public final class TableMaker {
  private static final String DEFINITION = "tassei.definition";

  /** Of a table that stood before, whose editions were lost with its metadata. */
  private static final String EDITIONS_LOST = "tassei.editions-lost";

  /** A table that every publication has rows in, so that it has every edition. */
  private static final TableIdentifier ALWAYS = TableIdentifier.of("core", "dim_fiscal_year");

  private static final Pattern CREATE =
      Pattern.compile(
          "(?s)^CREATE TABLE \\S+ \\(\\s*(?<columns>.*)\\s*\\)\\s*USING iceberg\\s*COMMENT '(?<comment>[^']*)'$");

  private final Warehouse warehouse;
  private final JdbcCatalog catalog;

  /** Of a server, opened with the first table that is made. */
  private FileIO store;

  private TableMaker(Warehouse warehouse, JdbcCatalog catalog) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  public static void make(Warehouse warehouse, Tables tables) {
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      TableMaker maker = new TableMaker(warehouse, catalog);
      try {
        maker.make(tables);
      } finally {
        maker.close();
      }
    }
  }

  private void close() {
    if (store != null) {
      store.close();
    }
  }

  private void make(Tables tables) {
    Map<String, List<TableIdentifier>> present = new HashMap<>();
    for (TableDefinition table : tables.all()) {
      TableIdentifier identifier = TableIdentifier.of(table.schema(), table.name());
      if (present.computeIfAbsent(table.schema(), this::tablesOf).contains(identifier)) {
        Table known = catalog.loadTable(identifier);
        bringUpToDate(known, table);
        if (isHalfMade(known, table)) {
          giveEditions(known);
        }
      } else {
        create(identifier, table);
      }
    }
  }

  private List<TableIdentifier> tablesOf(String schema) {
    Namespace namespace = Namespace.of(schema);
    if (!catalog.namespaceExists(namespace)) {
      catalog.createNamespace(namespace);
    }
    return catalog.listTables(namespace);
  }

  private void create(TableIdentifier identifier, TableDefinition table) {
    Matcher create = parsed(table);
    Map<String, String> properties = properties(table, create);
    boolean stoodBefore = stoodBefore(table);
    if (stoodBefore) {
      // what the editions showed is lost: nobody shall be told that it was nothing
      properties.put(EDITIONS_LOST, "true");
    }
    Table created =
        catalog
            .buildTable(identifier, schema(create))
            .withPartitionSpec(PartitionSpec.unpartitioned())
            .withProperties(properties)
            .create();
    if (!stoodBefore && Lakehouse.PUBLISHED_SCHEMAS.contains(table.schema())) {
      giveEditions(created);
    }
  }

  /** Whether a table that is new to the catalog has rows where it lies. */
  private boolean stoodBefore(TableDefinition table) {
    String data = "%s/%s/data".formatted(table.schema(), table.name());
    return switch (warehouse) {
      case WarehouseFolder local -> Files.isDirectory(local.folder().resolve(data));
      case WarehouseServer server -> {
        if (store == null) {
          store = server.openFiles();
        }
        yield ((SupportsPrefixOperations) store)
            .listPrefix(server.location() + "/" + data + "/")
            .iterator()
            .hasNext();
      }
    };
  }

  /** In an edition made before the table it has no rows, rather than no such edition. */
  private void giveEditions(Table created) {
    List<String> editions =
        catalog.tableExists(ALWAYS) ? editions(catalog.loadTable(ALWAYS)) : List.of();
    if (editions.isEmpty()) {
      return;
    }
    if (created.currentSnapshot() == null) {
      created.newFastAppend().set(PublishedState.BEFORE_TABLE, "true").commit();
    }
    long empty = created.currentSnapshot().snapshotId();
    ManageSnapshots tags = created.manageSnapshots();
    editions.forEach(edition -> tags.createTag(edition, empty));
    tags.commit();
  }

  /** Made by a run that was stopped before the table had the editions. */
  private static boolean isHalfMade(Table table, TableDefinition definition) {
    Snapshot snapshot = table.currentSnapshot();
    boolean untouched =
        snapshot == null || snapshot.summary().containsKey(PublishedState.BEFORE_TABLE);
    return untouched
        && !table.properties().containsKey(EDITIONS_LOST)
        && Lakehouse.PUBLISHED_SCHEMAS.contains(definition.schema())
        && editions(table).isEmpty()
        && !table.refs().containsKey(Lakehouse.BUILD_BRANCH);
  }

  private static List<String> editions(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void bringUpToDate(Table table, TableDefinition definition) {
    Matcher create = parsed(definition);
    Map<String, String> properties = properties(definition, create);
    // Iceberg keeps it elsewhere
    properties.remove(TableProperties.FORMAT_VERSION);
    if (table.properties().entrySet().containsAll(properties.entrySet())) {
      return;
    }
    Schema wanted = schema(create);
    UpdateSchema update = table.updateSchema().unionByNameWith(wanted);
    if (!definition.schema().equals("landing")) {
      for (NestedField field : table.schema().columns()) {
        if (wanted.findField(field.name()) == null) {
          update.deleteColumn(field.name());
        }
      }
    }
    update.commit();
    UpdateSchema order = table.updateSchema();
    List<String> names = new ArrayList<>(wanted.columns().stream().map(NestedField::name).toList());
    for (int i = 1; i < names.size(); i++) {
      order.moveAfter(names.get(i), names.get(i - 1));
    }
    wanted.columns().forEach(field -> order.updateColumnDoc(field.name(), field.doc()));
    order.commit();
    UpdateProperties changed = table.updateProperties();
    properties.forEach(changed::set);
    changed.commit();
  }

  private static Matcher parsed(TableDefinition table) {
    Matcher create = CREATE.matcher(table.create());
    if (!create.matches()) {
      throw new IllegalArgumentException("Invalid CREATE TABLE of " + table.identifier());
    }
    return create;
  }

  private static Schema schema(Matcher create) {
    return SparkSchemaUtil.convert(StructType.fromDDL(create.group("columns")));
  }

  private static Map<String, String> properties(TableDefinition table, Matcher create) {
    Map<String, String> properties =
        new HashMap<>(
            Map.of(
                "comment",
                create.group("comment"),
                DEFINITION,
                table.create(),
                TableProperties.FORMAT_VERSION,
                "2",
                TableProperties.WRITE_DISTRIBUTION_MODE,
                "none",
                TableProperties.PARQUET_COMPRESSION,
                "zstd",
                TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
                "true",
                TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                "50",
                // a row group is held in memory while it is written, left out as a whole when it is
                // read, and the least that is read by itself
                TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES,
                Integer.toString(8 << 20)));
    if (table.schema().equals("landing")) {
      // whole run ids, so that the rows of one run can be taken back without reading them
      properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + "run_id", "full");
      // a file is looked for among all that were ever landed, and in a large one its beginning
      properties.put(TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, Integer.toString(2 << 20));
    }
    if (Lakehouse.PUBLISHED_SCHEMAS.contains(table.schema())) {
      properties.put("write.wap.enabled", "true");
      // somebody who may see some rows only is told how many were read: files are not left out by
      // the smallest and largest values of all
      properties.put(TableProperties.DEFAULT_WRITE_METRICS_MODE, "none");
    }
    return properties;
  }
}
