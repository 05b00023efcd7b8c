package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.TableName;

/**
 * The rows of a few federations of a large warehouse, held in memory from their first reader on:
 * after one corrected form what is built anew is as little as a small warehouse, and is worked on
 * like one, in a session that interprets its queries.
 */
final class HeldParts {
  /** Values of all tables together, some hundreds of megabytes; what is more is not held. */
  private static final long MOST = 8_000_000;

  private final Lakehouse lakehouse;
  private final Parts parts;
  private final Set<String> federations;
  private final SparkSession light;
  private final Map<String, Boolean> held = new ConcurrentHashMap<>();
  private final AtomicLong left = new AtomicLong(MOST);

  /**
   * @param light with the functions and the reference data that queries use
   */
  HeldParts(Lakehouse lakehouse, Parts parts, Set<String> federations, SparkSession light) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.parts = requireNonNull(parts, "parts is null");
    this.federations = Set.copyOf(federations);
    this.light = requireNonNull(light, "light is null");
  }

  /** A query over the rows of these federations; empty when they are too many to be held. */
  Optional<Dataset<Row>> sql(String query) {
    for (String table : TableNames.in(query)) {
      if (!held.computeIfAbsent(table, this::hold)) {
        return Optional.empty();
      }
    }
    return Optional.of(light.sql(TableNames.replace(query, this::view)));
  }

  /** The rows of these federations that a local table is to have; they are held for its readers. */
  Optional<List<Row>> rows(TableName table, String select) {
    StructType schema = lakehouse.read(table).schema();
    Optional<List<Row>> rows =
        sql(select)
            .map(all -> all.where(Parts.filter(federations).column()).to(schema).collectAsList());
    rows.ifPresent(built -> held.put(table.toString(), hold(table.toString(), built, schema)));
    return rows;
  }

  private boolean hold(String table) {
    Dataset<Row> all = parts.rows(table, federations);
    StructType schema = all.schema();
    int room = (int) Math.max(0, left.get() / schema.length());
    return hold(table, all.limit(room + 1).collectAsList(), schema);
  }

  private boolean hold(String table, List<Row> rows, StructType schema) {
    long values = (long) rows.size() * schema.length();
    if (left.addAndGet(-values) < 0) {
      left.addAndGet(values);
      return false;
    }
    light.createDataFrame(rows, schema).createOrReplaceTempView(view(table));
    return true;
  }

  private String view(String table) {
    return "of_%s_%s".formatted(Parts.suffix(federations), table.replace('.', '_'));
  }
}
