package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.actions.RewriteDataFilesSparkAction;
import org.apache.iceberg.spark.actions.SparkActions;
import tassei.ddl.TableDefinition;

/**
 * Keeps a warehouse small: few files, no snapshots that nobody asks for, no files that no table
 * knows. Rows, editions and what is published stay as they are; so does what is built and not
 * published.
 *
 * <p>It holds the warehouse's lock like any run. Readers go on reading, unless a query began on a
 * snapshot older than {@link Retention#snapshots}.
 */
public final class Maintenance {
  private static final int AT_ONCE = 3;

  /** Iceberg's own default: fewer small files than this are not worth a rewrite. */
  private static final Map<String, String> COMPACTION = Map.of("min-input-files", "5");

  private final Lakehouse lakehouse;
  private final Retention retention;
  private final Instant now;

  public Maintenance(Lakehouse lakehouse, Retention retention, Instant now) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.retention = requireNonNull(retention, "retention is null");
    this.now = requireNonNull(now, "now is null");
  }

  /** What {@link #run} would do now; nothing is written. */
  public List<Maintained> plan() {
    return forEachTable(
        name -> {
          Table table = lakehouse.load(name);
          return new Maintained(
              name,
              smallFiles(name, table),
              expiring(table).apply().size(),
              0,
              strays(table, false));
        });
  }

  public List<Maintained> run() {
    return forEachTable(
        name -> {
          Table table = lakehouse.load(name);
          int compacted = smallFiles(name, table);
          if (compacted > 0) {
            compact(table);
            table.refresh();
          }
          int expired = expiring(table).apply().size();
          int removed = expired > 0 ? expire(table) : 0;
          return new Maintained(name, compacted, expired, removed, strays(table, true));
        });
  }

  private interface Work {
    Maintained on(TableName table);
  }

  private List<Maintained> forEachTable(Work work) {
    lakehouse.fitToSize(0);
    // the branch of builds is for builds: what is maintained is what stands
    lakehouse.spark().conf().unset("spark.wap.branch");
    Map<TableName, Future<Maintained>> running = new HashMap<>();
    List<TableName> names = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (TableDefinition table : lakehouse.tables().all()) {
        TableName name = TableName.parse(table.identifier());
        // a warehouse of an older tassei that is only looked at lacks some
        if (lakehouse.spark().catalog().tableExists(name.toString())) {
          names.add(name);
          running.put(name, threads.submit(() -> work.on(name)));
        }
      }
    }
    return names.stream().map(name -> done(name, running.get(name))).toList();
  }

  private static Maintained done(TableName name, Future<Maintained> work) {
    try {
      return work.get();
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new WarehouseException("Cannot maintain table " + name, failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WarehouseException("Cannot maintain table, interrupted: " + name, interrupted);
    }
  }

  /**
   * A build replaces all rows of a core or mart table, or of a federation in it: no small files
   * gather.
   */
  private static int smallFiles(TableName name, Table table) {
    if (Lakehouse.PUBLISHED_SCHEMAS.contains(name.schema()) || table.currentSnapshot() == null) {
      return 0;
    }
    BinPackRewriteFilePlanner planner = new BinPackRewriteFilePlanner(table);
    planner.init(COMPACTION);
    try (CloseableIterable<RewriteFileGroup> groups = planner.plan().groups()) {
      int files = 0;
      for (RewriteFileGroup group : groups) {
        files += group.inputFileNum();
      }
      return files;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the files of table " + name, cause);
    }
  }

  /** The compacted snapshot says of itself what the one it stands for said. */
  private void compact(Table table) {
    Snapshot before = table.currentSnapshot();
    RewriteDataFilesSparkAction rewrite =
        SparkActions.get(lakehouse.spark()).rewriteDataFiles(table).options(COMPACTION);
    before.summary().entrySet().stream()
        .filter(property -> property.getKey().startsWith("tassei."))
        .forEach(property -> rewrite.snapshotProperty(property.getKey(), property.getValue()));
    rewrite.snapshotProperty(Lakehouse.SAME_ROWS_AS, Long.toString(Lakehouse.rowsOf(before)));
    rewrite.execute();
  }

  private ExpireSnapshots expiring(Table table) {
    return table
        .expireSnapshots()
        .expireOlderThan(now.minus(retention.snapshots()).toEpochMilli())
        .retainLast(retention.last());
  }

  private int expire(Table table) {
    AtomicInteger removed = new AtomicInteger();
    expiring(table)
        .deleteWith(
            file -> {
              table.io().deleteFile(file);
              removed.incrementAndGet();
            })
        .commit();
    return removed.get();
  }

  /** Iceberg decides what is stray; it is asked only where something may be. */
  private int strays(Table table, boolean remove) {
    Instant before = now.minus(retention.strays());
    if (!KnownFiles.mayHaveStrays(table, before)) {
      return 0;
    }
    Set<String> strays = ConcurrentHashMap.newKeySet();
    SparkActions.get(lakehouse.spark())
        .deleteOrphanFiles(table)
        .usePrefixListing(true)
        .olderThan(before.toEpochMilli())
        .deleteWith(
            file -> {
              strays.add(file);
              if (remove) {
                table.io().deleteFile(file);
              }
            })
        .execute();
    return strays.size();
  }
}
