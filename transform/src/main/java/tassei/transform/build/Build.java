package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.Publication;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.Written;
import tassei.transform.reference.Reference;
import tassei.transform.reference.ReferenceViews;

/**
 * Builds core and mart tables: each is the query of its SQL file, run after everything it reads. It
 * knows no table by name.
 *
 * <p>A table whose query, reference data and inputs are what they were is left alone; so building
 * twice changes nothing. Readers see nothing before {@link Publication#publish}.
 */
public final class Build {
  private static final int AT_ONCE = 3;

  private final Lakehouse lakehouse;
  private final Reference reference;
  private final String program;
  private final Map<String, String> fingerprints = new ConcurrentHashMap<>();
  private final HeldTables held;
  private final Drivers drivers;
  private Parts parts;
  private ChangedParts changes;
  private boolean everything;

  /**
   * @param program the fingerprint of the code that runs inside the queries
   */
  public Build(Lakehouse lakehouse, HeldTables held, Reference reference, String program) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.reference = requireNonNull(reference, "reference is null");
    this.program = requireNonNull(program, "program is null");
    this.held = requireNonNull(held, "held is null");
    this.drivers = new Drivers(lakehouse, held, reference);
  }

  /** Builds what is out of date; returns it in build order. */
  public List<TableName> run() {
    return run(lakehouse.tables().inBuildOrder());
  }

  /** Builds everything, whatever it was computed from before. */
  public List<TableName> runAll() {
    everything = true;
    return run();
  }

  /** Builds one table, and nothing it reads. */
  public List<TableName> run(TableName table) {
    TableDefinition definition = lakehouse.tables().table(table.toString());
    if (definition.select().isEmpty()) {
      throw new IllegalArgumentException("Cannot build %s: no query fills it".formatted(table));
    }
    return run(List.of(definition));
  }

  private List<TableName> run(List<TableDefinition> inOrder) {
    held.letGo();
    furnish(lakehouse.spark());
    if (lakehouse.isDivided()) {
      parts = new Parts(lakehouse, reference.federations());
      SparkSession light = lakehouse.light();
      furnish(light);
      changes = new ChangedParts(lakehouse, parts, light);
      held.changedAre(changes);
    } else {
      parts = null;
      changes = null;
    }
    Map<String, CompletableFuture<Boolean>> builds = new HashMap<>();
    List<TableName> built = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (TableDefinition table : inOrder) {
        CompletableFuture<?>[] inputs =
            table.reads().stream()
                .filter(builds::containsKey)
                .map(builds::get)
                .toArray(CompletableFuture[]::new);
        builds.put(
            table.identifier(),
            CompletableFuture.allOf(inputs).thenApplyAsync(ready -> build(table), threads));
      }
      for (TableDefinition table : inOrder) {
        if (builds.get(table.identifier()).join()) {
          built.add(TableName.parse(table.identifier()));
        }
      }
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause();
      throw cause instanceof WarehouseException known
          ? known
          : new WarehouseException("Cannot build: " + cause.getMessage(), cause);
    }
    return built;
  }

  private void furnish(SparkSession spark) {
    ReferenceViews.create(spark, reference);
    SqlFunctions.register(spark, reference.federations());
    PublishedCounts.create(spark, new Publication(lakehouse).editions(PublishedCounts.TABLE));
  }

  private boolean build(TableDefinition table) {
    TableName name = TableName.parse(table.identifier());
    try {
      return lakehouse.fitted(
          TableNames.known(lakehouse.tables(), table.reads()),
          () -> parts == null || table.parts().isEmpty() ? whole(table) : divided(table));
    } catch (Exception cause) {
      // Spark throws checked ones that it does not declare
      throw new WarehouseException("Cannot build table " + name, cause);
    }
  }

  private boolean whole(TableDefinition table) {
    TableName name = TableName.parse(table.identifier());
    String fingerprint = know(table, fingerprint(table, table.reads()));
    if (isUpToDate(name, fingerprint) || isWithoutRows(table)) {
      return false;
    }
    if (changes != null) {
      changes.putWhole(table.identifier());
    }
    Instant began = Clock.systemUTC().instant();
    Dataset<Row> rows = held.sql(table.select().orElseThrow());
    if (lakehouse.isSmall()) {
      lakehouse.replace(name, held.hold(name, rows), fingerprint, began);
    } else {
      lakehouse.replace(name, rows, fingerprint, began);
    }
    return true;
  }

  /** The same in a large warehouse: only the federations that are concerned. */
  private boolean divided(TableDefinition table) {
    DividedBuild build = new DividedBuild(lakehouse, parts, changes, everything);
    TableName name = TableName.parse(table.identifier());
    boolean local = table.parts().orElseThrow() == TableDefinition.Parts.LOCAL;
    Written now = null;
    if (local) {
      List<String> common = table.reads().stream().filter(read -> !parts.areOf(read)).toList();
      now = build.local(table, fingerprint(table, common));
    }
    String fingerprint = know(table, local ? now.fingerprint() : fingerprint(table, table.reads()));
    if (isUpToDate(name, fingerprint)) {
      build.keep(table);
      return false;
    }
    if (isWithoutRows(table)) {
      return false;
    }
    if (local) {
      build.buildLocal(table, now);
      return true;
    }
    return build.buildWhole(table, fingerprint);
  }

  private boolean isUpToDate(TableName name, String fingerprint) {
    return !everything && lakehouse.fingerprint(name).filter(fingerprint::equals).isPresent();
  }

  private boolean isWithoutRows(TableDefinition table) {
    boolean without = drivers.isIdle(table);
    if (without) {
      lakehouse.begin(TableName.parse(table.identifier()));
    }
    return without;
  }

  private String know(TableDefinition table, String fingerprint) {
    fingerprints.put(table.identifier(), fingerprint);
    return fingerprint;
  }

  /** Of everything rows come from: query, program, reference data, and the inputs' own. */
  private String fingerprint(TableDefinition table, List<String> reads) {
    StringBuilder text = new StringBuilder(program);
    text.append('\n').append(table.create()).append('\n').append(table.select().orElseThrow());
    for (String read : reads) {
      text.append('\n').append(read).append('=').append(input(read));
    }
    return sha256(text.toString());
  }

  private String input(String read) {
    if (read.startsWith("reference/")) {
      return sha256(reference.content(read.replace("reference/", "").replace(".csv", "")));
    }
    if (fingerprints.containsKey(read)) {
      return fingerprints.get(read);
    }
    TableName name = TableName.parse(read);
    return lakehouse
        .fingerprint(name)
        .orElseGet(() -> Long.toString(lakehouse.publishedSnapshot(name)));
  }

  /** SHA-256 of a text, in hexadecimal. */
  public static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }
}
