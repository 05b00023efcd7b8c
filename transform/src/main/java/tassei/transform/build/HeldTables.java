package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.TableName;

/**
 * What the queries of one run read. In a small warehouse a table's rows are held in memory from its
 * first reader on: a scan of a table of a few rows costs more than the rest of most queries, and a
 * core table is read by ten of them. In a larger warehouse queries read the tables.
 *
 * <p>The rows are those that a reader of the table would see; both ways give the same.
 */
public final class HeldTables {
  private final Lakehouse lakehouse;
  private final Set<String> known;
  private final Map<String, String> views = new ConcurrentHashMap<>();
  private Optional<ChangedParts> changed = Optional.empty();

  public HeldTables(Lakehouse lakehouse) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.known =
        lakehouse.tables().all().stream()
            .map(TableDefinition::identifier)
            .collect(Collectors.toSet());
  }

  /** Lets go of what a run before held. */
  void letGo() {
    views.values().forEach(lakehouse.spark().catalog()::dropTempView);
    views.clear();
    changed = Optional.empty();
  }

  /** What the run builds anew, where that can be told. */
  void changedAre(ChangedParts changes) {
    changed = Optional.of(changes);
  }

  /**
   * A query for rows that break a rule, over what may break it since the run before.
   *
   * @return empty where nothing has changed that the rule speaks of
   */
  Optional<Dataset<Row>> concerned(String query) {
    return changed.isEmpty()
        ? Optional.of(sql(query))
        : changed.orElseThrow().concerned(query, () -> sql(query));
  }

  /** A query over the tables as over what is held of them. */
  Dataset<Row> sql(String query) {
    return lakehouse.sql(lakehouse.isSmall() ? overHeld(query) : query);
  }

  /** The rows a table is about to be replaced with; computed once, and held for its readers. */
  List<Row> hold(TableName table, Dataset<Row> rows) {
    List<Row> held = held(table.toString(), rows);
    views.put(table.toString(), viewName(table.toString()));
    return held;
  }

  private String overHeld(String query) {
    return TableNames.replace(query, table -> view(table).orElse(table));
  }

  private Optional<String> view(String table) {
    if (!known.contains(table)) {
      return Optional.empty();
    }
    return Optional.of(
        views.computeIfAbsent(
            table,
            missing -> {
              held(missing, lakehouse.read(TableName.parse(missing)));
              return viewName(missing);
            }));
  }

  private List<Row> held(String table, Dataset<Row> rows) {
    StructType schema = lakehouse.read(TableName.parse(table)).schema();
    List<Row> held = rows.to(schema).collectAsList();
    lakehouse.spark().createDataFrame(held, schema).createOrReplaceTempView(viewName(table));
    return held;
  }

  private static String viewName(String table) {
    return "held_" + table.replace('.', '_');
  }
}
