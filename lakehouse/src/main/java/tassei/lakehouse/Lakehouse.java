package tassei.lakehouse;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;

/**
 * The one door to Spark and Iceberg. What a run builds is written to a branch of its own; readers
 * see it when it is published.
 */
public final class Lakehouse implements AutoCloseable {
  static final String RUN_ID = "tassei.run-id";
  static final String FINGERPRINT = "tassei.fingerprint";
  private static final Set<String> PUBLISHED_SCHEMAS = Set.of("core", "mart");

  private final SparkSession spark;
  private final Tables tables;
  private final RunId runId;
  private final Set<String> changed = new ConcurrentSkipListSet<>();

  private Lakehouse(SparkSession spark, Tables tables, RunId runId) {
    this.spark = spark;
    this.tables = tables;
    this.runId = runId;
  }

  /** Opens a warehouse for a run that holds its {@link RunLock}, and makes the tables it lacks. */
  public static Lakehouse open(SparkSession spark, Tables tables, RunId runId) {
    Lakehouse lakehouse = new Lakehouse(spark, tables, requireNonNull(runId, "runId is null"));
    spark.conf().set("spark.wap.branch", runId.branch());
    lakehouse.createMissingTables();
    return lakehouse;
  }

  public SparkSession spark() {
    return spark;
  }

  public Tables tables() {
    return tables;
  }

  public RunId runId() {
    return runId;
  }

  /** A table's rows: what this run has built of it, else what is published. */
  public Dataset<Row> read(TableName table) {
    return spark.table(table.toString());
  }

  public Dataset<Row> sql(String query) {
    return spark.sql(query);
  }

  /** Adds rows; one commit. */
  public void append(TableName table, Dataset<Row> rows) {
    try {
      rows.writeTo(table.toString()).option("snapshot-property." + RUN_ID, runId.value()).append();
    } catch (NoSuchTableException cause) {
      throw new WarehouseException("Cannot append to " + table, cause);
    }
    changed.add(table.toString());
  }

  /** Replaces the partitions that the rows fall into; one commit. */
  public void replacePartitions(TableName table, Dataset<Row> rows) {
    try {
      rows.writeTo(table.toString())
          .option("snapshot-property." + RUN_ID, runId.value())
          .overwritePartitions();
    } catch (NoSuchTableException cause) {
      throw new WarehouseException("Cannot replace partitions of " + table, cause);
    }
    changed.add(table.toString());
  }

  /**
   * Replaces all rows of a table that a query fills; one commit.
   *
   * @param fingerprint of everything the rows were computed from, see {@link #fingerprint}
   */
  public void replace(TableName table, Dataset<Row> rows, String fingerprint) {
    try {
      rows.writeTo(table.toString())
          .option("snapshot-property." + RUN_ID, runId.value())
          .option("snapshot-property." + FINGERPRINT, fingerprint)
          .overwrite(lit(true));
    } catch (NoSuchTableException cause) {
      throw new WarehouseException("Cannot replace " + table, cause);
    }
    changed.add(table.toString());
  }

  /** The fingerprint of what a table's published rows were computed from. */
  public Optional<String> fingerprint(TableName table) {
    return Optional.ofNullable(load(table).currentSnapshot())
        .map(snapshot -> snapshot.summary().get(FINGERPRINT));
  }

  /** The snapshot a reader sees now; 0 when the table was never written. */
  public long publishedSnapshot(TableName table) {
    return Optional.ofNullable(load(table).currentSnapshot()).map(s -> s.snapshotId()).orElse(0L);
  }

  /** The run that wrote a table last. */
  public Optional<String> lastRun(TableName table) {
    return Optional.ofNullable(load(table).currentSnapshot())
        .map(snapshot -> snapshot.summary().get(RUN_ID));
  }

  /** Takes back the rows a run has appended to a table with a column run_id. */
  public void forgetRun(TableName table, String run) {
    load(table)
        .newDelete()
        .deleteFromRowFilter(Expressions.equal("run_id", run))
        .set(RUN_ID, runId.value())
        .commit();
  }

  /** Takes the rows of files out of tables with a column file_hash; a table without them is left alone. */
  public void deleteFiles(List<TableName> from, Set<String> fileHashes) {
    Dataset<Row> hashes =
        spark.createDataset(List.copyOf(fileHashes), Encoders.STRING()).toDF("file_hash");
    hashes.createOrReplaceTempView("files_to_delete");
    for (TableName table : from) {
      String present = "file_hash IN (SELECT file_hash FROM files_to_delete)";
      if (!read(table).where(present).isEmpty()) {
        spark.sql("DELETE FROM %s WHERE %s".formatted(table, present));
      }
    }
  }

  /** What this run has written so far. */
  public List<TableName> changed() {
    return changed.stream().map(TableName::parse).toList();
  }

  /** Shows readers what this run has built: table by table, in the order given, no rows copied. */
  public void publish(List<TableName> built) {
    for (TableName name : built) {
      Table table = load(name);
      if (table.refs().containsKey(runId.branch())) {
        table
            .manageSnapshots()
            .fastForwardBranch(SnapshotRef.MAIN_BRANCH, runId.branch())
            .removeBranch(runId.branch())
            .commit();
      }
    }
  }

  /** Forgets what runs have built and never published, this run's included. */
  public void dropUnpublished() {
    for (TableDefinition definition : tables.all()) {
      if (PUBLISHED_SCHEMAS.contains(definition.schema())) {
        dropBranches(load(new TableName(definition.schema(), definition.name())));
      }
    }
  }

  /** Names what is published now, in every core and mart table that has rows. */
  public List<TableName> tag(String edition) {
    List<TableName> tagged = new ArrayList<>();
    for (TableDefinition definition : tables.all()) {
      TableName name = new TableName(definition.schema(), definition.name());
      Table table = load(name);
      if (PUBLISHED_SCHEMAS.contains(name.schema()) && table.currentSnapshot() != null) {
        long snapshot = table.currentSnapshot().snapshotId();
        ManageSnapshots snapshots = table.manageSnapshots();
        (table.refs().containsKey(edition)
                ? snapshots.replaceTag(edition, snapshot)
                : snapshots.createTag(edition, snapshot))
            .commit();
        tagged.add(name);
      }
    }
    return tagged;
  }

  public boolean hasEdition(String edition) {
    return tables.all().stream()
        .filter(definition -> PUBLISHED_SCHEMAS.contains(definition.schema()))
        .anyMatch(d -> load(new TableName(d.schema(), d.name())).refs().containsKey(edition));
  }

  @Override
  public void close() {
    spark.stop();
  }

  private void dropBranches(Table table) {
    List<String> branches =
        table.refs().entrySet().stream()
            .filter(ref -> ref.getValue().isBranch() && ref.getKey().startsWith("run_"))
            .map(Map.Entry::getKey)
            .toList();
    if (!branches.isEmpty()) {
      ManageSnapshots snapshots = table.manageSnapshots();
      branches.forEach(snapshots::removeBranch);
      snapshots.commit();
    }
  }

  private void createMissingTables() {
    for (String schema : List.of("landing", "staging", "core", "mart", "ops")) {
      spark.sql("CREATE NAMESPACE IF NOT EXISTS " + schema);
    }
    for (TableDefinition table : tables.all()) {
      if (!spark.catalog().tableExists(table.identifier())) {
        spark.sql(createStatement(table));
      }
    }
  }

  private static String createStatement(TableDefinition table) {
    String wap = PUBLISHED_SCHEMAS.contains(table.schema()) ? ", 'write.wap.enabled' = 'true'" : "";
    return table.create()
        + "\nTBLPROPERTIES ('format-version' = '2', 'write.distribution-mode' = 'none',"
        + " 'write.parquet.compression-codec' = 'zstd',"
        + " 'write.metadata.delete-after-commit.enabled' = 'true',"
        + " 'write.metadata.previous-versions-max' = '50'"
        + wap
        + ")";
  }

  private Table load(TableName name) {
    try {
      Table table = Spark3Util.loadIcebergTable(spark, name.toString());
      table.refresh();
      return table;
    } catch (NoSuchTableException | ParseException cause) {
      throw new WarehouseException("Cannot load table " + name, cause);
    }
  }
}
