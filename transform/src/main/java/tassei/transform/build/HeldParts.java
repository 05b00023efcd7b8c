package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
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
  /** Rows that are not of these federations: tables, and what earlier editions have shown. */
  private static final Pattern OTHERS =
      Pattern.compile("\\b(?:landing|ops|core|mart|staging)\\.|\\bpublished_survey_counts\\b");

  private final Lakehouse lakehouse;
  private final Parts parts;
  private final Set<String> federations;
  private final SparkSession light;
  private final Map<String, Boolean> held = new ConcurrentHashMap<>();
  private final AtomicLong room;

  /**
   * @param light with the functions and the reference data that queries use
   * @param room how many values may still be held
   */
  HeldParts(
      Lakehouse lakehouse,
      Parts parts,
      Set<String> federations,
      SparkSession light,
      AtomicLong room) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.parts = requireNonNull(parts, "parts is null");
    this.federations = Set.copyOf(federations);
    this.light = requireNonNull(light, "light is null");
    this.room = requireNonNull(room, "room is null");
  }

  /** A query over the rows of these federations; empty when they are too many to be held. */
  Optional<Dataset<Row>> sql(String query) {
    String over = TableNames.replace(query, this::view);
    if (OTHERS.matcher(over).find()) {
      return Optional.empty();
    }
    for (String table : TableNames.in(query)) {
      if (!held.computeIfAbsent(table, this::hold)) {
        return Optional.empty();
      }
    }
    return Optional.of(light.sql(over));
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
    long rows = Math.max(0, room.get() / schema.length());
    int asked = (int) Math.min(rows + 1, Integer.MAX_VALUE);
    return all.limit(asked).count() <= rows && hold(table, all.collectAsList(), schema);
  }

  private boolean hold(String table, List<Row> rows, StructType schema) {
    long values = (long) rows.size() * schema.length();
    if (room.addAndGet(-values) < 0) {
      room.addAndGet(values);
      return false;
    }
    light.createDataFrame(rows, schema).createOrReplaceTempView(view(table));
    return true;
  }

  private String view(String table) {
    return "of_%s_%s".formatted(Parts.suffix(federations), table.replace('.', '_'));
  }
}
