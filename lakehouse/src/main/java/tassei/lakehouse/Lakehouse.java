package tassei.lakehouse;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.StructType;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;

/**
 * The one door to Spark and Iceberg. What a run builds is written to a branch of its own; readers
 * see it when it is published, see {@link Publication}.
 */
public final class Lakehouse implements AutoCloseable {
  /** Where core and mart tables are written before they are published. */
  static final String BUILD_BRANCH = "build";

  static final String RUN_ID = "tassei.run-id";
  static final String FINGERPRINT = "tassei.fingerprint";

  /** When the build of a table's rows began, in milliseconds since 1970. */
  static final String BEGAN = "tassei.began";

  /** Marks a snapshot that holds the rows of another, in fewer files. */
  public static final String SAME_ROWS_AS = "tassei.same-rows-as";

  static final Set<String> PUBLISHED_SCHEMAS = Set.of("core", "mart");

  private static final long PIECE = 4L << 20;
  private static final long LARGE = 16L << 20;
  private static final long SMALL = 128L << 10;
  private static final long DIVIDED = 512L << 10;
  private static final int FEW_FEDERATIONS = 4;
  private static final String UNDISTRIBUTED = "none";
  private static final long BYTES_OF_A_ROW = 16;

  private final SparkSession spark;
  private final Tables tables;
  private final RunId runId;
  private final AtomicLong calls = new AtomicLong();
  private final ReadWriteLock turns = new ReentrantReadWriteLock();
  private long size;
  private volatile boolean large;
  private boolean small;
  private boolean divided;

  private Lakehouse(SparkSession spark, Tables tables, RunId runId) {
    this.spark = spark;
    this.tables = tables;
    this.runId = runId;
  }

  /**
   * Opens a warehouse for a run that holds its {@link RunLock}.
   *
   * @param spark over the warehouse, see {@link SparkSessions}
   */
  public static Lakehouse open(SparkSession spark, Tables tables, RunId runId) {
    Lakehouse lakehouse = new Lakehouse(spark, tables, requireNonNull(runId, "runId is null"));
    spark.conf().set("spark.wap.branch", BUILD_BRANCH);
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

  /** Where this warehouse keeps the files it receives. */
  public ReceivedFiles receivedFiles() {
    Map<String, String> catalog = SparkSessions.catalogProperties(spark);
    String location = catalog.get(CatalogProperties.WAREHOUSE_LOCATION);
    return location.startsWith("file:")
        ? new WarehouseFolder(WarehouseFolder.path(location)).receivedFiles()
        : new ReceivedObjects(location + "/files", catalog);
  }

  /**
   * Fits the engine to the size of the tables it will read: a small warehouse is worked on in one
   * piece, a large one compiled and in as many pieces as it takes.
   */
  public void fitToSize(TableName... measured) {
    fitToSize(Arrays.stream(measured).mapToLong(this::bytes).sum());
  }

  private long bytes(TableName measured) {
    Table table = load(measured);
    Snapshot current = newest(table).orElse(null);
    if (current == null) {
      return 0;
    }
    long packed = Long.parseLong(current.summary().getOrDefault("total-files-size", "0"));
    long rows = SnapshotRows.count(table, current);
    // cells that repeat one another take next to nothing on disk and as much work as others
    return Math.max(packed, rows * BYTES_OF_A_ROW);
  }

  /** The same for what is about to be read. */
  public void fitToSize(long bytes) {
    size = bytes;
    divided = bytes > Long.getLong("tassei.divided-from", DIVIDED);
    small = bytes <= SMALL && !divided;
    fit(bytes);
  }

  /**
   * The same for many tasks, of which each says what it reads: a large warehouse has many small
   * tables.
   */
  public void fitToEach(TableName... measured) {
    fitToSize(measured);
    fit(Math.min(size, LARGE));
  }

  /**
   * Does a task with the engine fitted to the tables it reads, after {@link #fitToEach}. One that
   * reads large ones, and keeps all cores busy, is done alone; others go on side by side.
   */
  public <T> T fitted(Collection<TableName> reads, Supplier<T> task) {
    long bytes = size > LARGE ? reads.stream().mapToLong(this::bytes).sum() : 0;
    boolean large = bytes > LARGE;
    Lock turn = large ? turns.writeLock() : turns.readLock();
    turn.lock();
    try {
      if (large) {
        fit(bytes);
      }
      return task.get();
    } finally {
      if (large) {
        fit(LARGE);
      }
      turn.unlock();
    }
  }

  private void fit(long bytes) {
    long pieces = Math.min(bytes / PIECE + 1, 16L * spark.sparkContext().defaultParallelism());
    large = bytes > LARGE;
    spark.conf().set("spark.sql.shuffle.partitions", pieces);
    spark.conf().set("spark.sql.codegen.wholeStage", large);
    spark.conf().set("spark.sql.codegen.factoryMode", large ? "FALLBACK" : "NO_CODEGEN");
    spark.conf().set("spark.sql.adaptive.enabled", large);
  }

  /** Whether what is read is so little that it may be held in memory as it is. */
  public boolean isSmall() {
    return small;
  }

  /**
   * Whether there is so much that tables are worth writing, and building anew, part by part; how
   * much, the property tassei.divided-from says in bytes.
   */
  public boolean isDivided() {
    return divided;
  }

  /**
   * A session beside the one of this warehouse, for queries over rows in memory: it interprets
   * them, without dividing what they shuffle, and has views and functions of its own. It does not
   * see what is built and not published.
   */
  public SparkSession light() {
    SparkSession light = spark.newSession();
    light.conf().set("spark.sql.shuffle.partitions", 1);
    if (spark.sparkContext().isLocal()) {
      light.conf().set("spark.sql.leafNodeDefaultParallelism", 1);
    }
    return light;
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
    append(table, rows, "");
  }

  /** Adds rows; one commit, which carries a fingerprint unless it is empty. */
  public void append(TableName table, Dataset<Row> rows, String fingerprint) {
    String token = token();
    DataFrameWriterV2<Row> writer =
        rows.writeTo(table.toString())
            .option("snapshot-property." + SureCommit.TOKEN, token)
            .option("snapshot-property." + RUN_ID, runId.value())
            .option("snapshot-property." + FINGERPRINT, fingerprint);
    SureCommit.run(() -> append(table, writer), () -> load(table), SureCommit.made(token));
  }

  private static void append(TableName table, DataFrameWriterV2<Row> writer) {
    try {
      writer.append();
    } catch (NoSuchTableException cause) {
      throw new WarehouseException("Cannot append to " + table, cause);
    }
  }

  /**
   * Adds rows that are held in memory; one commit, which carries a fingerprint unless it is empty.
   */
  public void append(TableName name, List<Row> rows, String fingerprint) {
    append(name, table -> HeldRows.write(table, rows), fingerprint);
  }

  /**
   * Adds rows that are written by the tasks that make them, to a table that is not divided; one
   * commit. For many rows that come from outside the engine.
   *
   * @param columns of the rows, by name and in their order; another column of the table is null
   */
  public void append(TableName name, JavaRDD<Row> rows, StructType columns) {
    append(name, table -> MadeRows.write(table, columns, rows), "");
  }

  private void append(TableName name, Function<Table, List<DataFile>> written, String fingerprint) {
    Table table = load(name);
    String token = token();
    List<DataFile> files = written.apply(table);
    AppendFiles added =
        table
            .newAppend()
            .set(SureCommit.TOKEN, token)
            .set(RUN_ID, runId.value())
            .set(FINGERPRINT, fingerprint);
    files.forEach(added::appendFile);
    SureCommit.run(added::commit, () -> load(name), SureCommit.made(token));
  }

  /** Names one call among all of all runs. */
  private String token() {
    return runId + "-" + calls.incrementAndGet();
  }

  /**
   * Replaces all rows of a table that a query fills; one commit.
   *
   * @param fingerprint of everything the rows were computed from, see {@link #fingerprint}
   * @param began when the work on them began
   */
  public void replace(TableName table, Dataset<Row> rows, String fingerprint, Instant began) {
    replace(table, lit(true), rows, began, Map.of(FINGERPRINT, fingerprint), Map.of());
  }

  /** The same with rows that are held in memory, as a small warehouse has them. */
  public void replace(TableName name, List<Row> rows, String fingerprint, Instant began) {
    replace(
        name,
        Expressions.alwaysTrue(),
        table -> HeldRows.write(table, rows),
        began,
        Map.of(FINGERPRINT, fingerprint));
  }

  /**
   * Replaces the rows of some federations by rows that are held in memory; one commit.
   *
   * @param name a table that is divided
   * @param written said of the whole table from now on
   * @param began when the work on them began
   */
  public void replace(
      TableName name, PartFilter parts, List<Row> rows, Written written, Instant began) {
    replace(
        name, parts.expression(), table -> HeldRows.write(table, rows), began, properties(written));
  }

  private void replace(
      TableName name,
      Expression replaced,
      Function<Table, List<DataFile>> written,
      Instant began,
      Map<String, String> properties) {
    Table table = load(name);
    String token = token();
    List<DataFile> files = written.apply(table);
    Transaction change = table.newTransaction();
    if (PUBLISHED_SCHEMAS.contains(name.schema())) {
      beginBranch(change.table(), change::manageSnapshots);
    }
    OverwriteFiles overwrite =
        change
            .newOverwrite()
            .overwriteByRowFilter(replaced)
            .set(SureCommit.TOKEN, token)
            .set(RUN_ID, runId.value())
            .set(BEGAN, Long.toString(began.toEpochMilli()));
    properties.forEach(overwrite::set);
    if (PUBLISHED_SCHEMAS.contains(name.schema())) {
      overwrite.toBranch(BUILD_BRANCH);
    }
    files.forEach(overwrite::addFile);
    overwrite.commit();
    SureCommit.run(change::commitTransaction, () -> load(name), SureCommit.made(token));
  }

  private static Map<String, String> properties(Written written) {
    return Map.of(FINGERPRINT, written.fingerprint(), Written.PROPERTY, written.text());
  }

  /**
   * Replaces the rows of a table that meet a condition on its parts; one commit.
   *
   * @param federations of how many the rows are, about
   * @param written said of the whole table from now on
   * @param began when the work on them began
   */
  public void replace(
      TableName table,
      PartFilter parts,
      int federations,
      Dataset<Row> rows,
      Written written,
      Instant began) {
    divide(table);
    Map<String, String> properties = properties(written);
    String distribution = distribution(federations);
    if (large && distribution.equals(UNDISTRIBUTED) && MadeRows.areFor(load(table))) {
      StructType columns = read(table).schema();
      Function<Table, List<DataFile>> made = into -> MadeRows.write(into, rows, columns);
      replace(table, parts.expression(), made, began, properties);
      return;
    }
    Map<String, String> options =
        Map.of("distribution-mode", distribution, "fanout-enabled", "true");
    replace(table, parts.column(), rows, began, properties, options);
  }

  /**
   * Many federations are gathered, each in one task, for a file each; few would leave tasks idle,
   * and are written by whoever has their rows.
   */
  private String distribution(int federations) {
    int few = Math.min(FEW_FEDERATIONS, spark.sparkContext().defaultParallelism());
    return federations > few ? "hash" : UNDISTRIBUTED;
  }

  private void replace(
      TableName table,
      Column replaced,
      Dataset<Row> rows,
      Instant began,
      Map<String, String> properties,
      Map<String, String> options) {
    if (PUBLISHED_SCHEMAS.contains(table.schema())) {
      Table begun = load(table);
      SureCommit.run(
          () -> beginBranch(begun, begun::manageSnapshots),
          () -> load(table),
          now -> now.refs().containsKey(BUILD_BRANCH));
    }
    String token = token();
    DataFrameWriterV2<Row> writer =
        rows.writeTo(table.toString())
            .options(options)
            .option("snapshot-property." + SureCommit.TOKEN, token)
            .option("snapshot-property." + RUN_ID, runId.value())
            .option("snapshot-property." + BEGAN, Long.toString(began.toEpochMilli()));
    properties.forEach((name, value) -> writer.option("snapshot-property." + name, value));
    SureCommit.run(
        () -> replace(table, writer, replaced), () -> load(table), SureCommit.made(token));
  }

  /** A snapshot that begins its branch itself counts its rows as if there had been none before. */
  private static void beginBranch(Table table, Supplier<ManageSnapshots> names) {
    if (table.currentSnapshot() != null && !table.refs().containsKey(BUILD_BRANCH)) {
      names.get().createBranch(BUILD_BRANCH).commit();
    }
  }

  private static void replace(TableName table, DataFrameWriterV2<Row> writer, Column replaced) {
    try {
      writer.overwrite(replaced);
    } catch (NoSuchTableException cause) {
      throw new WarehouseException("Cannot replace " + table, cause);
    }
  }

  /** What was said of a table's parts when it was last written: as built, else as published. */
  public Optional<Written> written(TableName name) {
    return newest(load(name))
        .map(Snapshot::summary)
        .flatMap(summary -> Written.parse(summary.get(FINGERPRINT), summary.get(Written.PROPERTY)));
  }

  /** From now on files of a table hold rows of one federation each. */
  private void divide(TableName name) {
    Table table = load(name);
    if (table.spec().isUnpartitioned()) {
      SureCommit.run(
          () -> table.updateSpec().addField(TableDefinition.PART).commit(),
          () -> load(name),
          now -> now.spec().isPartitioned());
      spark.catalog().refreshTable(name.toString());
    }
  }

  private static Optional<Snapshot> newest(Table table) {
    SnapshotRef built = table.refs().get(BUILD_BRANCH);
    return Optional.ofNullable(
        built == null ? table.currentSnapshot() : table.snapshot(built.snapshotId()));
  }

  /**
   * The fingerprint of what a table's rows were computed from: those built, else those published.
   */
  public Optional<String> fingerprint(TableName name) {
    return newest(load(name))
        .map(snapshot -> snapshot.summary().get(FINGERPRINT))
        .filter(fingerprint -> !fingerprint.isEmpty());
  }

  /**
   * The snapshot that made the rows a reader sees now, however their files were compacted since; 0
   * when the table was never written.
   */
  public long publishedSnapshot(TableName table) {
    return rowsOf(load(table).currentSnapshot());
  }

  /**
   * The snapshot that made the rows that are built, else those published, however their files were
   * compacted since; 0 when the table was never written.
   */
  public long newestSnapshot(TableName table) {
    return rowsOf(newest(load(table)).orElse(null));
  }

  /** The snapshot that made the rows of one; 0 for none. */
  public static long rowsOf(Snapshot snapshot) {
    return snapshot == null
        ? 0L
        : Long.parseLong(
            snapshot.summary().getOrDefault(SAME_ROWS_AS, Long.toString(snapshot.snapshotId())));
  }

  /** What the newest snapshot of a table says of itself; empty when it was never written. */
  public Optional<TableState> state(TableName name) {
    Table table = load(name);
    return newest(table).map(newest -> TableState.of(table, newest));
  }

  /** Whether a table has no rows: of those built, else of those published. */
  public boolean isEmpty(TableName name) {
    Table table = load(name);
    return newest(table).map(newest -> SnapshotRows.count(table, newest) == 0).orElse(true);
  }

  /**
   * Gives a table that was never written a first snapshot without rows, so that editions hold it.
   */
  public void begin(TableName name) {
    Table table = load(name);
    if (table.currentSnapshot() == null && !table.refs().containsKey(BUILD_BRANCH)) {
      String token = token();
      SureCommit.run(
          () ->
              table
                  .newFastAppend()
                  .set(SureCommit.TOKEN, token)
                  .set(RUN_ID, runId.value())
                  .set(FINGERPRINT, "")
                  .commit(),
          () -> load(name),
          SureCommit.made(token));
    }
  }

  /** The run that wrote a table last; empty where none did. */
  public Optional<String> lastRun(TableName table) {
    return Optional.ofNullable(load(table).currentSnapshot())
        .map(snapshot -> snapshot.summary().get(RUN_ID))
        .filter(run -> !run.isEmpty());
  }

  /**
   * Takes back the rows a run has appended to a table with a column run_id.
   *
   * @param before the run that the table then is as after
   */
  public void forgetRun(TableName table, String run, String before) {
    String token = token();
    SureCommit.run(
        () ->
            load(table)
                .newDelete()
                .deleteFromRowFilter(Expressions.equal("run_id", run))
                .set(SureCommit.TOKEN, token)
                .set(RUN_ID, before)
                .commit(),
        () -> load(table),
        SureCommit.made(token));
  }

  /**
   * Takes the rows of files out of tables with a column file_hash; a table without them is left
   * alone.
   */
  public void deleteFiles(List<TableName> from, Set<String> fileHashes) {
    Dataset<Row> hashes =
        spark.createDataset(List.copyOf(fileHashes), Encoders.STRING()).toDF("file_hash");
    hashes.createOrReplaceTempView("files_to_delete");
    for (TableName table : from) {
      String present = "file_hash IN (SELECT file_hash FROM files_to_delete)";
      if (!read(table).where(present).isEmpty()) {
        SureCommit.run(
            () -> spark.sql("DELETE FROM %s WHERE %s".formatted(table, present)),
            () -> load(table),
            now -> read(table).where(present).isEmpty());
      }
    }
  }

  /** Looks again at tables that were changed without the engine. */
  public void lookAgain(List<TableName> changed) {
    changed.forEach(table -> spark.catalog().refreshTable(table.toString()));
  }

  /**
   * Takes all rows out of a table without reading them, so that it may be filled anew though its
   * files are damaged.
   */
  public void empty(TableName name) {
    Table table = load(name);
    if (table.currentSnapshot() != null) {
      String token = token();
      SureCommit.run(
          () ->
              table
                  .newDelete()
                  .deleteFromRowFilter(Expressions.alwaysTrue())
                  .set(SureCommit.TOKEN, token)
                  .set(RUN_ID, runId.value())
                  .commit(),
          () -> load(name),
          SureCommit.made(token));
    }
  }

  @Override
  public void close() {
    spark.stop();
  }

  List<TableName> publishedTables() {
    return tables.all().stream()
        .filter(table -> PUBLISHED_SCHEMAS.contains(table.schema()))
        .map(table -> new TableName(table.schema(), table.name()))
        .toList();
  }

  Table load(TableName name) {
    try {
      Table table = Spark3Util.loadIcebergTable(spark, name.toString());
      table.refresh();
      return table;
    } catch (NoSuchTableException | ParseException cause) {
      throw new WarehouseException("Cannot load table " + name, cause);
    }
  }
}
