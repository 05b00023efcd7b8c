package tassei.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.model.NearNames;

/** The tables of two editions with the columns they had, in the order of their names. */
final class EditionTables {
  private static final int NEAR = 5;

  private final List<Pair> pairs;

  private EditionTables(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** A table with its columns and their types in each edition; none where it was not there. */
  record Pair(TableName name, Map<String, String> before, Map<String, String> after) {
    /** The columns both editions have, of the same type. */
    List<String> shared() {
      return before.keySet().stream()
          .filter(column -> before.get(column).equals(after.get(column)))
          .toList();
    }

    private boolean isInBoth() {
      return !before.isEmpty() && !after.isEmpty();
    }
  }

  /**
   * @param only the one table that is wanted, or null for all of core and mart
   * @throws UsageException for an edition or table that nobody knows
   */
  static EditionTables of(PublishedState state, String before, String after, TableName only) {
    List<String> known = state.tags(Editions.ALWAYS);
    for (String edition : List.of(before, after)) {
      if (!known.contains(edition)) {
        throw new UsageException(
            "Unknown edition '%s': %s"
                .formatted(
                    edition,
                    known.isEmpty()
                        ? "none has been published"
                        : "known are " + String.join(", ", known)));
      }
    }
    List<TableName> tables =
        Stream.of("core", "mart").flatMap(schema -> state.tables(schema).stream()).toList();
    if (only != null && !tables.contains(only)) {
      throw new UsageException(
          "Unknown table '%s': near names are %s"
              .formatted(
                  only,
                  String.join(
                      ", ",
                      NearNames.of(
                          only.toString(),
                          tables.stream().map(TableName::toString).toList(),
                          NEAR))));
    }
    List<Pair> pairs = new ArrayList<>();
    for (TableName table : only == null ? tables : List.of(only)) {
      pairs.add(new Pair(table, state.columns(table, before), state.columns(table, after)));
    }
    return new EditionTables(pairs);
  }

  List<Pair> inBoth() {
    return pairs.stream().filter(Pair::isInBoth).toList();
  }

  /** The tables, and the columns of tables in both, that only one edition has as they are there. */
  List<DiffRow> inOneOnly() {
    List<DiffRow> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.isInBoth()) {
        rows.addAll(columns(pair));
      } else if (!pair.before().isEmpty()) {
        rows.add(DiffRow.of(pair.name(), DiffRow.Kind.TABLE_ONLY_BEFORE));
      } else if (!pair.after().isEmpty()) {
        rows.add(DiffRow.of(pair.name(), DiffRow.Kind.TABLE_ONLY_AFTER));
      }
    }
    return rows;
  }

  private static List<DiffRow> columns(Pair pair) {
    Map<String, DiffRow> rows = new LinkedHashMap<>();
    Stream.concat(pair.before().keySet().stream(), pair.after().keySet().stream())
        .filter(column -> !pair.shared().contains(column))
        .forEach(
            column -> {
              String was = pair.before().get(column);
              String is = pair.after().get(column);
              DiffRow.Kind kind =
                  is == null
                      ? DiffRow.Kind.COLUMN_ONLY_BEFORE
                      : was == null ? DiffRow.Kind.COLUMN_ONLY_AFTER : DiffRow.Kind.COLUMN_CHANGED;
              rows.put(column, DiffRow.column(pair.name(), kind, column, was, is));
            });
    return List.copyOf(rows.values());
  }
}
