package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.Lakehouse;

/**
 * Which rows a run has built anew in a large warehouse: of which tables those of which federations.
 * Only these can break a rule that held before.
 */
final class ChangedParts {
  private static final Pattern OTHER_TABLE = Pattern.compile("\\b(?:landing\\.|ops\\.|reference_)");

  /**
   * Values of all tables that are held, some hundreds of megabytes; the property tassei.held-values
   * says another number.
   */
  private static final long MOST = 8_000_000;

  private final Lakehouse lakehouse;
  private final Parts parts;
  private final SparkSession light;
  private final Map<String, Set<String>> changed = new ConcurrentHashMap<>();
  private final Set<String> whole = ConcurrentHashMap.newKeySet();
  private final Map<Set<String>, HeldParts> held = new ConcurrentHashMap<>();
  private final AtomicLong room = new AtomicLong(Long.getLong("tassei.held-values", MOST));

  /**
   * @param light a session that interprets its queries, with the functions and the reference data
   *     that they use
   */
  ChangedParts(Lakehouse lakehouse, Parts parts, SparkSession light) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.parts = requireNonNull(parts, "parts is null");
    this.light = requireNonNull(light, "light is null");
  }

  /** The rows of these federations of a table are others now. */
  void put(String table, Set<String> federations) {
    changed.put(table, Set.copyOf(federations));
  }

  /** Any row of a table may be another now. */
  void putWhole(String table) {
    whole.add(table);
  }

  HeldParts of(Set<String> federations) {
    return held.computeIfAbsent(
        Set.copyOf(federations), each -> new HeldParts(lakehouse, parts, each, light, room));
  }

  /**
   * What a rule has to be held against: the federations whose rows are others, in the tables that
   * it names; all rows where these are too many to be held.
   *
   * @param query that selects the rows that break it
   * @param everything the query over all rows, where these must be looked at
   * @return empty where nothing has changed that it speaks of
   */
  Optional<Dataset<Row>> concerned(String query, Supplier<Dataset<Row>> everything) {
    Set<String> tables = TableNames.in(query);
    if (OTHER_TABLE.matcher(query).find() || tables.stream().anyMatch(whole::contains)) {
      return Optional.of(everything.get());
    }
    Set<String> federations = new TreeSet<>();
    tables.forEach(table -> federations.addAll(changedIn(table)));
    if (federations.isEmpty()) {
      return Optional.empty();
    }
    // against a part of one table, another that is not divided like it would lack rows
    if (!tables.stream().allMatch(this::isLocal)) {
      return Optional.of(everything.get());
    }
    return Optional.of(of(federations).sql(query).orElseGet(everything));
  }

  private boolean isLocal(String table) {
    return table.startsWith("staging.")
        || lakehouse
            .tables()
            .table(table)
            .parts()
            .filter(TableDefinition.Parts.LOCAL::equals)
            .isPresent();
  }

  /** What has changed in staging has changed what is local to it, whatever else may have. */
  private Set<String> changedIn(String table) {
    if (!table.startsWith("staging.")) {
      return changed.getOrDefault(table, Set.of());
    }
    return changed.entrySet().stream()
        .filter(each -> isLocal(each.getKey()))
        .flatMap(each -> each.getValue().stream())
        .collect(Collectors.toSet());
  }
}
