package tassei.transform.build;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.PartFilter;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Written;
import tassei.transform.reference.Federations;

/**
 * Builds a table of a large warehouse anew for the federations whose rows may have changed, and
 * leaves the files of the others alone.
 *
 * <p>Where the rows of a federation are computed from rows of the same federation, only those are
 * read. Where they are computed from all, all are computed, and those written that differ.
 */
final class DividedBuild {
  private final Lakehouse lakehouse;
  private final Parts parts;
  private final ChangedParts changes;
  private final boolean everything;

  /**
   * @param everything whether all federations are built, changed or not
   */
  DividedBuild(Lakehouse lakehouse, Parts parts, ChangedParts changes, boolean everything) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.parts = requireNonNull(parts, "parts is null");
    this.changes = requireNonNull(changes, "changes is null");
    this.everything = everything;
  }

  /** What the rows of a local table come from. */
  Written local(TableDefinition table, String common) {
    Map<String, String> now = parts.joined(table.reads().stream().filter(parts::areOf).toList());
    parts.put(table.identifier(), now);
    String shortCommon = Written.shortened(common);
    return new Written(Build.sha256(shortCommon + new TreeMap<>(now)), shortCommon, now);
  }

  /** Writes what has changed of a local table. */
  void buildLocal(TableDefinition table, Written now) {
    Instant began = Clock.systemUTC().instant();
    TableName name = TableName.parse(table.identifier());
    String select = table.select().orElseThrow();
    Optional<Written> before = before(name, now.common());
    if (before.isEmpty()) {
      changes.putWhole(table.identifier());
      lakehouse.replace(
          name, PartFilter.ALL, now.parts().size(), lakehouse.sql(select), now, began);
      return;
    }
    Set<String> changed = parts.changed(before.orElseThrow().parts(), now.parts());
    PartFilter filter = Parts.filter(changed);
    changes.put(table.identifier(), changed);
    Optional<List<Row>> held = changes.of(changed).rows(name, select);
    if (held.isPresent()) {
      lakehouse.replace(name, filter, held.orElseThrow(), now, began);
    } else {
      lakehouse.replace(name, filter, changed.size(), parts.sql(select, changed), now, began);
    }
  }

  /** Writes what has changed of a table that is computed from all federations. */
  boolean buildWhole(TableDefinition table, String fingerprint) {
    Instant began = Clock.systemUTC().instant();
    TableName name = TableName.parse(table.identifier());
    Dataset<Row> rows =
        lakehouse
            .sql(table.select().orElseThrow())
            .to(lakehouse.read(name).schema())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      String common = Written.shortened(Build.sha256(table.create()));
      Written now = new Written(fingerprint, common, contents(rows));
      parts.put(table.identifier(), now.parts());
      Optional<Written> before = before(name, common);
      if (before.isEmpty()) {
        changes.putWhole(table.identifier());
        lakehouse.replace(name, PartFilter.ALL, now.parts().size(), rows, now, began);
        return true;
      }
      Set<String> changed = Parts.differing(before.orElseThrow().parts(), now.parts());
      if (changed.isEmpty()) {
        return false;
      }
      changes.put(table.identifier(), changed);
      PartFilter filter = Parts.filter(changed);
      lakehouse.replace(name, filter, changed.size(), rows.where(filter.column()), now, began);
      return true;
    } finally {
      rows.unpersist();
    }
  }

  /** What the parts of a table were written from, if they may stay. */
  private Optional<Written> before(TableName name, String common) {
    return lakehouse
        .written(name)
        .filter(written -> !everything && written.common().equals(common));
  }

  /** A table that is what it was: what is known of its parts is what was said of them. */
  void keep(TableDefinition table) {
    lakehouse
        .written(TableName.parse(table.identifier()))
        .ifPresent(written -> parts.put(table.identifier(), written.parts()));
  }

  /** Of each federation a sum over its rows, whatever their order. */
  private static Map<String, String> contents(Dataset<Row> rows) {
    // a hash skips what is NULL: that a column is, counts too
    Column[] all =
        Arrays.stream(rows.columns())
            .map(functions::col)
            .flatMap(column -> Stream.of(column, column.isNull()))
            .toArray(Column[]::new);
    List<Row> sums =
        rows.groupBy(TableDefinition.PART)
            .agg(
                sum(xxhash64(all).cast(DataTypes.createDecimalType(38, 0))).as("sum"),
                count(lit(1)).as("rows"))
            .collectAsList();
    Map<String, String> contents = new TreeMap<>();
    for (Row row : sums) {
      contents.put(
          row.isNullAt(0) ? Federations.NONE : row.getString(0),
          Written.shortened(Build.sha256(row.getDecimal(1) + ":" + row.getLong(2))));
    }
    return contents;
  }
}
