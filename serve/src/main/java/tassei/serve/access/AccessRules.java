package tassei.serve.access;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.serve.JsonText;

/**
 * The rules of Trino's file-based access control. Every section is there, for one that is left out
 * grants everything, and each ends by refusing.
 */
final class AccessRules {
  /** Every group that has a role; a user without a role is in none of them. */
  private static final String ANY_ROLE = "role\\..+";

  private static final List<String> READ = List.of("SELECT");
  private static final String SESSION_PROPERTIES =
      "query_max_run_time|query_max_execution_time|query_max_planning_time|time_zone_id";
  private static final String SYSTEM_METADATA =
      "catalogs|table_comments|column_properties|schema_properties|table_properties|analyze_properties"
          + "|materialized_views|materialized_view_properties";

  private final AccessTable tables;
  private final Assignments assignments;

  AccessRules(AccessTable tables, Assignments assignments) {
    this.tables = requireNonNull(tables, "tables is null");
    this.assignments = requireNonNull(assignments, "assignments is null");
  }

  /** One rule a line. */
  String json() {
    Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
    sections.put("catalogs", catalogs());
    sections.put("schemas", List.of(Map.of("owner", false)));
    sections.put("tables", tables());
    sections.put("functions", functions());
    sections.put("procedures", List.of(Map.of("privileges", List.of())));
    sections.put("queries", queries());
    sections.put(
        "system_session_properties",
        List.of(
            ordered("group", operators(), "allow", true),
            ordered("group", ANY_ROLE, "property", SESSION_PROPERTIES, "allow", true),
            ordered("allow", false)));
    sections.put(
        "catalog_session_properties",
        List.of(ordered("group", operators(), "allow", true), ordered("allow", false)));
    sections.put("system_information", systemInformation());
    sections.put(
        "impersonation", List.of(ordered("original_user", ".*", "new_user", ".*", "allow", false)));
    sections.put(
        "principals",
        List.of(ordered("principal", "(.*)", "principal_to_user", "$1", "allow", true)));
    sections.put(
        "authorization", List.of(ordered("original_user", ".*", "new_user", ".*", "allow", false)));
    return sections.entrySet().stream()
        .map(
            section ->
                section.getValue().stream()
                    .map(rule -> "    " + JsonText.of(rule))
                    .collect(
                        Collectors.joining(",\n", "  \"" + section.getKey() + "\": [\n", "\n  ]")))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static List<Map<String, Object>> catalogs() {
    return List.of(
        ordered("group", ANY_ROLE, "catalog", "tassei|system", "allow", "read-only"),
        ordered("allow", "none"));
  }

  private static List<Map<String, Object>> functions() {
    return List.of(
        ordered("group", operators(), "privileges", List.of("EXECUTE")),
        ordered(
            "group",
            ANY_ROLE,
            "catalog",
            "system",
            "schema",
            "builtin",
            "privileges",
            List.of("EXECUTE")),
        ordered("privileges", List.of()));
  }

  /** One always sees and stops one's own queries. */
  private static List<Map<String, Object>> queries() {
    return List.of(
        ordered("group", operators(), "allow", List.of("execute", "kill", "view")),
        ordered("group", ANY_ROLE, "allow", List.of("execute")),
        ordered("allow", List.of()));
  }

  private List<Map<String, Object>> systemInformation() {
    List<Map<String, Object>> rules = new ArrayList<>();
    List<String> operators = assignments.usersOf(Role.OPERATOR);
    if (!operators.isEmpty()) {
      // this section knows no groups
      String users = operators.stream().map(Pattern::quote).collect(Collectors.joining("|"));
      rules.add(ordered("user", users, "allow", List.of("read")));
    }
    rules.add(ordered("allow", List.of()));
    return rules;
  }

  private List<Map<String, Object>> tables() {
    List<Map<String, Object>> rules = new ArrayList<>();
    rules.add(
        ordered(
            "group",
            operators(),
            "catalog",
            "tassei|system",
            "schema",
            ".*",
            "table",
            ".*",
            "privileges",
            READ));
    for (AccessTable.Grant grant : tables.grants()) {
      for (Role role : Role.values()) {
        if (role != Role.OPERATOR && grant.of(role) != Reach.NONE) {
          rules.add(rule(grant, role));
        }
      }
    }
    rules.add(system("jdbc", ".*"));
    rules.add(system("metadata", SYSTEM_METADATA));
    rules.add(ordered("privileges", List.of()));
    return rules;
  }

  private static Map<String, Object> system(String schema, String table) {
    return ordered(
        "group",
        ANY_ROLE,
        "catalog",
        "system",
        "schema",
        schema,
        "table",
        table,
        "privileges",
        READ);
  }

  /** The name is exact: {@code kaiin$files} is another table than {@code kaiin}. */
  private static Map<String, Object> rule(AccessTable.Grant grant, Role role) {
    Map<String, Object> rule =
        ordered(
            "group",
            Pattern.quote(role.group()),
            "catalog",
            "tassei",
            "schema",
            grant.schema(),
            "table",
            grant.name(),
            "privileges",
            READ);
    switch (grant.of(role)) {
      case OWN -> rule.put("filter", OwnRows.condition(role, grant.ownBy()));
      case OWN_AND_SHARED -> rule.put("filter", OwnRows.withShared(role, grant.ownBy()));
      case ALL, NONE -> {}
    }
    if (!grant.masked().isEmpty()) {
      rule.put("columns", masks(grant, role));
    }
    return rule;
  }

  private static List<Map<String, Object>> masks(AccessTable.Grant grant, Role role) {
    List<Map<String, Object>> masks = new ArrayList<>();
    grant.masked().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            column -> {
              String own = OwnRows.condition(role, grant.ownBy());
              String mask =
                  column.getValue() || own.equals("false")
                      ? "NULL"
                      : "IF(%s, %s, NULL)".formatted(own, column.getKey());
              masks.add(ordered("name", column.getKey(), "allow", true, "mask", mask));
            });
    return masks;
  }

  private static String operators() {
    return Pattern.quote(Role.OPERATOR.group());
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
