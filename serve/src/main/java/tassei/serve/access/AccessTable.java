package tassei.serve.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * What each role sees of each table, from {@code tables.csv} and {@code masked_columns.csv}. A
 * table that has no row is seen by operators only, as is everything about a table but its rows.
 */
public record AccessTable(List<Grant> grants) {
  private static final List<String> COLUMNS =
      List.of("table", "own_by", "analyst", "federation_staff", "chamber_clerk", "bi_service");
  private static final List<String> MASKS = List.of("table", "column", "shown");

  public AccessTable {
    grants = List.copyOf(grants);
  }

  /**
   * @param table {@code mart.indicator_achievement}
   * @param ownBy the column that says whose a row is; empty where none does
   * @param masked columns that are NULL to all but operators, and whether in own rows too
   */
  public record Grant(
      String table, String ownBy, Map<Role, Reach> reach, Map<String, Boolean> masked) {
    public Grant {
      reach = Map.copyOf(reach);
      masked = Map.copyOf(masked);
    }

    public Reach of(Role role) {
      return role == Role.OPERATOR ? Reach.ALL : reach.get(role);
    }

    String schema() {
      return table.substring(0, table.indexOf('.'));
    }

    String name() {
      return table.substring(table.indexOf('.') + 1);
    }
  }

  /**
   * @throws InvalidAccessException with every error
   */
  public static AccessTable load(Path folder) {
    AccessCsv csv = AccessCsv.read(folder.resolve("tables.csv"), COLUMNS);
    Map<String, Map<String, Boolean>> masks = masks(folder);
    List<String> errors = new ArrayList<>();
    Map<String, Grant> grants = new LinkedHashMap<>();
    for (CSVRecord row : csv.rows()) {
      String table = row.get("table");
      Map<Role, Reach> reach = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        if (role != Role.OPERATOR) {
          Optional<Reach> known = Reach.of(row.get(role.code()));
          known.ifPresent(given -> reach.put(role, given));
          if (known.isEmpty()) {
            errors.add(csv.error(row, "unknown reach '%s'".formatted(row.get(role.code()))));
          }
        }
      }
      if (row.get("own_by").isEmpty()
          && Stream.of(Reach.OWN, Reach.OWN_AND_SHARED).anyMatch(reach::containsValue)) {
        errors.add(csv.error(row, "own rows without own_by"));
      }
      Map<String, Boolean> masked = masks.getOrDefault(table, Map.of());
      Grant before = grants.put(table, new Grant(table, row.get("own_by"), reach, masked));
      if (before != null) {
        errors.add(csv.error(row, "table '%s' is there already".formatted(table)));
      }
    }
    masks.keySet().stream()
        .filter(table -> !grants.containsKey(table))
        .forEach(table -> errors.add("masked_columns.csv: unknown table '%s'".formatted(table)));
    AccessCsv.refuse(errors);
    return new AccessTable(List.copyOf(grants.values()));
  }

  private static Map<String, Map<String, Boolean>> masks(Path folder) {
    AccessCsv csv = AccessCsv.read(folder.resolve("masked_columns.csv"), MASKS);
    List<String> errors = new ArrayList<>();
    Map<String, Map<String, Boolean>> masks = new LinkedHashMap<>();
    for (CSVRecord row : csv.rows()) {
      String shown = row.get("shown");
      if (!shown.equals("own") && !shown.equals("none")) {
        errors.add(csv.error(row, "shown '%s', expected own or none".formatted(shown)));
      }
      masks
          .computeIfAbsent(row.get("table"), any -> new LinkedHashMap<>())
          .put(row.get("column"), shown.equals("none"));
    }
    AccessCsv.refuse(errors);
    return masks;
  }
}
