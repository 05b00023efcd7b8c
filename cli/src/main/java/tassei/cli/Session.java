package tassei.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;
import tassei.ingest.layout.InvalidLayoutException;
import tassei.ingest.layout.Layouts;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.SparkSessions;
import tassei.lakehouse.TableMaker;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseException;
import tassei.transform.build.Build;
import tassei.transform.reference.Reference;

/**
 * A writing verb at work: the warehouse locked and open, with what is known of forms and bodies.
 */
final class Session implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final Warehouse warehouse;
  private final RunLock lock;
  private final Lakehouse lakehouse;
  private final Knowledge knowledge;
  private final Instant startedAt;
  private final RunLog log;

  private Session(
      Warehouse warehouse,
      RunLock lock,
      Lakehouse lakehouse,
      Knowledge knowledge,
      Instant startedAt,
      RunLog log) {
    this.warehouse = warehouse;
    this.lock = lock;
    this.log = log;
    this.lakehouse = lakehouse;
    this.knowledge = knowledge;
    this.startedAt = startedAt;
  }

  /**
   * Layouts, reference data, tables and the program itself.
   *
   * @param fingerprint of all of them
   * @param observeFingerprint of what the readers use
   */
  record Knowledge(
      Layouts layouts,
      Reference reference,
      Tables tables,
      String fingerprint,
      String observeFingerprint,
      String program) {

    static Knowledge load(
        Installation installation, List<Path> layoutFolders, List<Path> referenceFolders) {
      return load(installation, layoutFolders, referenceFolders, Clock.systemUTC());
    }

    /** As of the day that the clock shows in Japan: mergers of later days have not happened. */
    static Knowledge load(
        Installation installation,
        List<Path> layoutFolders,
        List<Path> referenceFolders,
        Clock clock) {
      Layouts layouts = Layouts.load(layoutFolders);
      Reference reference =
          Reference.load(referenceFolders, LocalDate.ofInstant(clock.instant(), ZONE));
      scalesAreKnown(layouts, reference);
      Tables tables = Tables.load();
      String program = installation.program();
      String observe =
          Build.sha256(program + text(layouts) + reference.content("bodies") + reference.surveys());
      String sql =
          tables.all().stream().map(TableDefinition::toString).collect(Collectors.joining("\n"));
      return new Knowledge(
          layouts,
          reference,
          tables,
          Build.sha256(observe + reference.content() + sql),
          observe,
          program);
    }

    /** A grade of a scale that nobody registered would never be told from a misprint. */
    private static void scalesAreKnown(Layouts layouts, Reference reference) {
      Set<String> known = new TreeSet<>(reference.scaleIds());
      List<String> errors =
          layouts.all().stream()
              .filter(layout -> !layout.scaleId().isEmpty())
              .filter(layout -> !known.contains(layout.scaleId()))
              .map(
                  layout ->
                      "%s: scale '%s' is not in scales.csv, expected one of %s"
                          .formatted(layout.id(), layout.scaleId(), String.join(", ", known)))
              .toList();
      if (!errors.isEmpty()) {
        throw new InvalidLayoutException(errors);
      }
    }

    private static String text(Layouts layouts) {
      return layouts.all().stream()
          .map(
              layout ->
                  "%s %s %s %s %s %s %s %s"
                      .formatted(
                          layout.id(),
                          layout.title(),
                          layout.reader(),
                          layout.formType(),
                          layout.scaleId(),
                          layout.recognise(),
                          new java.util.TreeMap<>(layout.words()),
                          layout.columns()))
          .collect(Collectors.joining("\n"));
    }
  }

  /** The tables are made first, and brought up to date. */
  static Session open(Warehouse warehouse, Knowledge knowledge, Clock clock) {
    return open(
        warehouse,
        knowledge,
        clock,
        RunLock::take,
        () -> TableMaker.make(warehouse, knowledge.tables()));
  }

  /** The same of a warehouse that is made whole again. */
  static Session openToRebuild(Warehouse warehouse, Knowledge knowledge, Clock clock) {
    return open(
        warehouse,
        knowledge,
        clock,
        RunLock::takeToRebuild,
        () -> TableMaker.make(warehouse, knowledge.tables()));
  }

  /** The tables stay as they are, be they of an older tassei. */
  static Session openAsItStands(Warehouse warehouse, Knowledge knowledge, Clock clock) {
    return open(warehouse, knowledge, clock, RunLock::take, () -> {});
  }

  private static Session open(
      Warehouse warehouse,
      Knowledge knowledge,
      Clock clock,
      BiFunction<Warehouse, RunId, RunLock> take,
      Runnable makeTables) {
    Instant now = clock.instant();
    RunId runId = RunId.at(now, ProcessHandle.current().pid());
    RunLock lock = take.apply(warehouse.prepare(), runId);
    SparkSession spark = null;
    boolean opened = false;
    try {
      // the tables are made while Spark starts
      CompletableFuture<Void> tables = CompletableFuture.runAsync(makeTables);
      spark = SparkSessions.over(warehouse);
      tables.join();
      Lakehouse lakehouse = Lakehouse.open(spark, knowledge.tables(), runId);
      RunLog log = RunLog.open(warehouse.stateFolder().resolve("logs"), runId, clock);
      Session session = new Session(warehouse, lock, lakehouse, knowledge, now, log);
      opened = true;
      return session;
    } catch (CompletionException failed) {
      throw new WarehouseException(
          "Cannot make the tables of the warehouse: " + warehouse.name(), failed.getCause());
    } finally {
      if (!opened) {
        stop(spark, lock);
      }
    }
  }

  private static void stop(SparkSession spark, RunLock lock) {
    try {
      if (spark != null) {
        spark.stop();
      }
    } finally {
      lock.close();
    }
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Lakehouse lakehouse() {
    return lakehouse;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** Asks whether nobody else may be writing. */
  void refuseLostLock() {
    lock.refuseLost();
  }

  RunLog log() {
    return log;
  }

  Instant startedAt() {
    return startedAt;
  }

  @Override
  public void close() {
    try {
      lakehouse.close();
    } finally {
      log.close();
      lock.close();
    }
  }
}
