package tassei.transform.build;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.PartFilter;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Written;
import tassei.transform.reference.Federations;

/**
 * The tables of a large warehouse a federation at a time: which files of {@code staging} are whose,
 * what the rows of each federation come from, and the tables as they are when only some federations
 * are looked at.
 *
 * <p>The parts of a table are its federations; {@link Federations#NONE} has the rows of bodies that
 * have none, of documents whose body is not known, and of regions.
 */
final class Parts {
  private final Lakehouse lakehouse;
  private final Federations federations;
  private final Map<String, Map<String, String>> ofTables = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> files = new TreeMap<>();
  private final Map<String, String> ofStaging = new TreeMap<>();

  Parts(Lakehouse lakehouse, Federations federations) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.federations = requireNonNull(federations, "federations is null");
    Map<String, List<String>> texts = new TreeMap<>();
    for (Row row :
        lakehouse
            .sql("SELECT body_code, file_hash, XXHASH64(*) FROM staging.filing ORDER BY file_hash")
            .collectAsList()) {
      String part = federations.partOf(row.getString(0));
      files.computeIfAbsent(part, unused -> new TreeSet<>()).add(row.getString(1));
      texts
          .computeIfAbsent(part, unused -> new ArrayList<>())
          .add(row.getString(1) + ":" + row.getLong(2));
    }
    texts.forEach((part, text) -> ofStaging.put(part, Build.sha256(String.join("\n", text))));
  }

  /** Whether rows of a table, or of a reference file, belong to a federation. */
  boolean areOf(String read) {
    return read.startsWith("staging.")
        || !read.contains("/")
            && lakehouse.tables().all().stream()
                .anyMatch(table -> table.identifier().equals(read) && table.parts().isPresent());
  }

  /** What the rows of each federation in a table come from; of what this run has come to so far. */
  Map<String, String> fingerprints(String table) {
    return table.startsWith("staging.") ? ofStaging : ofTables.getOrDefault(table, Map.of());
  }

  void put(String table, Map<String, String> fingerprints) {
    ofTables.put(table, Map.copyOf(fingerprints));
  }

  /** Of each federation that any of these tables has rows of: what those rows come from. */
  Map<String, String> joined(List<String> reads) {
    Set<String> all = new TreeSet<>();
    reads.forEach(read -> all.addAll(fingerprints(read).keySet()));
    Map<String, String> joined = new TreeMap<>();
    for (String part : all) {
      StringBuilder text = new StringBuilder();
      reads.forEach(
          read ->
              text.append(read)
                  .append('=')
                  .append(fingerprints(read).getOrDefault(part, ""))
                  .append('\n'));
      joined.put(part, Written.shortened(Build.sha256(text.toString())));
    }
    return joined;
  }

  /**
   * The federations whose rows come from something else than before, with all that go with them.
   */
  Set<String> changed(Map<String, String> before, Map<String, String> now) {
    return federations.withTheirs(differing(before, now));
  }

  /** The federations of which two tables of fingerprints say something else. */
  static Set<String> differing(Map<String, String> before, Map<String, String> now) {
    Set<String> differing = new TreeSet<>(before.keySet());
    differing.addAll(now.keySet());
    differing.removeIf(part -> before.getOrDefault(part, "").equals(now.getOrDefault(part, "")));
    return differing;
  }

  /** The rows of some federations in a query over the rows of those federations. */
  Dataset<Row> sql(String query, Set<String> parts) {
    String suffix = suffix(parts);
    String over =
        TableNames.replace(query, table -> areOf(table) ? view(table, parts, suffix) : table);
    return lakehouse.sql(over).where(filter(parts).column());
  }

  /** What is true of the rows of these federations. */
  static PartFilter filter(Set<String> parts) {
    return new PartFilter(
        parts.stream().filter(part -> !part.equals(Federations.NONE)).collect(Collectors.toSet()),
        parts.contains(Federations.NONE));
  }

  /** The rows of these federations in a table; all where they belong to none. */
  Dataset<Row> rows(String table, Set<String> parts) {
    Dataset<Row> rows = lakehouse.read(TableName.parse(table));
    if (!areOf(table)) {
      return rows;
    }
    Object[] hashes =
        parts.stream().flatMap(part -> files.getOrDefault(part, Set.of()).stream()).toArray();
    return rows.where(
        table.startsWith("staging.") ? col("file_hash").isin(hashes) : filter(parts).column());
  }

  private String view(String table, Set<String> parts, String suffix) {
    String name = "of_%s_%s".formatted(suffix, table.replace('.', '_'));
    rows(table, parts).createOrReplaceTempView(name);
    return name;
  }

  /** A name for some federations that may stand in that of a view. */
  static String suffix(Set<String> parts) {
    return Written.shortened(Build.sha256(String.join(";", new TreeSet<>(parts))));
  }
}
