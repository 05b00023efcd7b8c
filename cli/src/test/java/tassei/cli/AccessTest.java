package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.WarehouseFolder;
import tassei.serve.access.AccessTable;
import tassei.serve.access.AccessTable.Grant;
import tassei.serve.access.Reach;
import tassei.serve.access.Role;

/**
 * The five forms and two surveys behind the door, asked as each role: what is visible is the table
 * in docs/access.md, and no way round it is open.
 */
class AccessTest {
  static final String ROLES =
      """
      kind,name,members,role,body_code
      user,operator,,operator,
      group,office,analyst;analyst2,analyst,
      user,staff,,federation_staff,05-federation
      user,clerk,,chamber_clerk,05-kazuno
      user,dashboard,,bi_service,
      """;
  private static final Map<String, Role> USERS =
      Map.of(
          "analyst", Role.ANALYST,
          "staff", Role.FEDERATION_STAFF,
          "clerk", Role.CHAMBER_CLERK,
          "dashboard", Role.BI_SERVICE);
  private static final List<String> ALL_BUT_OPERATOR =
      List.of("analyst", "staff", "clerk", "dashboard", "stranger");

  /** Trino refuses a query of more than 150 stages. */
  private static final int AT_A_TIME = 12;

  private static final String NOT_SIGNED_IN =
      "(?s).*(401|Unauthorized|Authentication failed|Invalid credentials).*";

  @TempDir private static Path folder;
  private static ServedSecurely served;
  private static Map<String, List<String>> columns;

  @BeforeAll
  static void serve() throws IOException {
    Path warehouse = folder.resolve("warehouse");
    Path forms = Sample.forms(folder.resolve("forms"));
    Sample.survey(forms, "kazuno.csv", "かづの商工会", answers -> answers);
    Sample.survey(forms, "nikaho.csv", "にかほ市商工会", answers -> answers.replace("\nE0", "\nN0"));
    Path reference = folder.resolve("reference");
    WarehouseCopy.copy(Sample.INSTALLATION.reference(), reference);
    Sample.edit(
        reference.resolve("concept_parts.csv"),
        text -> text.stripTrailing() + "\n05-kazuno,organisation_rate,2025,587,1000,名簿\n");
    RunVerb.run(
        new WarehouseFolder(warehouse),
        forms,
        Optional.of("R7"),
        Sample.knowledge(reference),
        Progress.silent());
    served =
        ServedSecurely.of(
            warehouse,
            folder.resolve("door"),
            ROLES,
            List.of("operator", "analyst", "staff", "clerk", "dashboard", "stranger"));
    columns = new LinkedHashMap<>();
    List<String> rows =
        served.rows(
            "operator",
            "SELECT table_schema || '.' || table_name, column_name FROM information_schema.columns ORDER BY 1, ordinal_position");
    assertThat(rows).hasSizeGreaterThan(300);
    rows.forEach(
        row ->
            columns
                .computeIfAbsent(row.split(" \\| ")[0], any -> new ArrayList<>())
                .add(row.split(" \\| ")[1]));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void theTableInTheDocsIsTheOneTheRulesAreMadeOf() throws IOException {
    List<String> lines = Files.readAllLines(Sample.INSTALLATION.home().resolve("docs/access.md"));
    List<String> expected =
        tables().stream()
            .map(
                grant ->
                    "| `%s` | all | %s | %s | %s | %s |"
                        .formatted(
                            grant.table(),
                            grant.of(Role.ANALYST).code(),
                            grant.of(Role.FEDERATION_STAFF).code(),
                            grant.of(Role.CHAMBER_CLERK).code(),
                            grant.of(Role.BI_SERVICE).code()))
            .toList();
    assertThat(lines.stream().filter(line -> line.contains("| all |")).toList())
        .isEqualTo(expected);
  }

  @Test
  void everyTableThereIsHasARow() {
    assertThat(tables().stream().map(Grant::table))
        .containsExactlyInAnyOrderElementsOf(
            Sample.knowledge().tables().all().stream().map(TableDefinition::identifier).toList());
  }

  @Test
  void eachRoleSeesExactlyTheRowsOfTheTable() {
    for (var user : USERS.entrySet()) {
      List<Grant> seen =
          tables().stream().filter(grant -> grant.of(user.getValue()) != Reach.NONE).toList();
      for (int from = 0; from < seen.size(); from += AT_A_TIME) {
        List<Grant> some = seen.subList(from, Math.min(seen.size(), from + AT_A_TIME));
        Role role = user.getValue();
        assertThat(served.rows(user.getKey(), sums(some, role, grant -> "true")))
            .as(user.getKey())
            .hasSize(some.size())
            .isEqualTo(served.rows("operator", sums(some, role, grant -> expected(grant, role))));
      }
    }
  }

  /** What should be seen, said otherwise than the rules say it. */
  private static String expected(Grant grant, Role role) {
    String own = role == Role.CHAMBER_CLERK ? "= '05-kazuno'" : "LIKE '05-%'";
    String column = grant.ownBy();
    return switch (grant.of(role)) {
      case ALL -> "true";
      case NONE -> "false";
      case OWN ->
          column.equals("filing_code")
              ? "filing_code IN (SELECT filing_code FROM core.dim_filing WHERE body_code "
                  + own
                  + ")"
              : column + " " + own;
      case OWN_AND_SHARED ->
          "coalesce(%s, '-federation') %s OR coalesce(%s, '-federation') LIKE '%%-federation'"
              .formatted(column, own, column);
    };
  }

  /** Of each table its rows, and where a filter chooses them a sum over what nobody is denied. */
  private static String sums(List<Grant> tables, Role role, Function<Grant, String> condition) {
    return sums(tables, role, "", condition);
  }

  private static String sums(
      List<Grant> tables, Role role, String version, Function<Grant, String> condition) {
    return tables.stream()
        .map(
            grant ->
                "SELECT '%s' AS name, count(*) AS row_count, %s AS content FROM %1$s%s WHERE %s"
                    .formatted(
                        grant.table(),
                        grant.of(role) == Reach.ALL ? "NULL" : content(grant),
                        version,
                        condition.apply(grant)))
        .collect(Collectors.joining("\nUNION ALL ", "", "\nORDER BY name"));
  }

  private static String content(Grant grant) {
    return columns.get(grant.table()).stream()
        .filter(column -> !grant.masked().containsKey(column))
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "to_hex(checksum(ROW(", ")))"));
  }

  @Test
  void theFiltersLeaveSomeRowsAndNotOthers() {
    String count = "SELECT count(*), count(DISTINCT body_code) FROM mart.indicator_achievement";
    assertThat(served.rows("operator", count)).isEqualTo(served.rows("analyst", count));
    assertThat(served.rows("clerk", count).getFirst()).endsWith(" | 1").doesNotStartWith("0");
    assertThat(
            served.rows(
                "staff", "SELECT DISTINCT body_code FROM core.fct_indicator_result ORDER BY 1"))
        .containsExactly("05-federation", "05-kazuno");
    assertThat(
            served.rows(
                "operator", "SELECT DISTINCT body_code FROM core.fct_indicator_result ORDER BY 1"))
        .hasSize(3);
    for (String mart : List.of("mart.survey_result", "mart.business_conditions")) {
      String bodies = "SELECT DISTINCT body_code FROM " + mart + " ORDER BY 1";
      assertThat(served.rows("analyst", bodies))
          .containsExactly("05-federation", "05-kazuno", "05-nikaho");
      assertThat(served.rows("clerk", bodies)).containsExactly("05-federation", "05-kazuno");
    }
  }

  @Test
  void anOperatorReadsEverything() {
    for (String table : columns.keySet()) {
      if (!table.startsWith("information_schema.")) {
        assertThat(served.rows("operator", "SELECT count(*) FROM " + table))
            .as(table)
            .singleElement()
            .asString()
            .matches("\\d+");
      }
    }
    for (String table : List.of("landing.cell", "landing.file", "staging.filing", "ops.run")) {
      assertThat(served.rows("operator", "SELECT count(*) FROM " + table))
          .as(table)
          .doesNotContain("0");
    }
  }

  /**
   * A file, or a part of one, in which nothing can fit what is asked is left out by what it says of
   * all its rows; how many were read is told to whoever asked. What no row has is asked of each
   * column here.
   */
  @Test
  void howManyRowsAreReadTellsNothingOfThoseThatAreHidden() throws SQLException {
    Map<String, String> none =
        Map.of(
            "varchar", "%s = 'none has this'",
            "integer", "%s > 2000000000",
            "bigint", "%s > 9000000000000000000",
            "decimal", "%s > 9999999999",
            "date", "%s > DATE '9000-01-01'");
    for (Grant grant : tables()) {
      if (!Set.of(Reach.OWN, Reach.OWN_AND_SHARED).contains(grant.of(Role.CHAMBER_CLERK))) {
        continue;
      }
      String count = "SELECT count(*) FROM %s WHERE ".formatted(grant.table());
      long all = served.rowsRead("clerk", count + "true");
      Map<String, String> first = new LinkedHashMap<>();
      for (String column :
          served.rows(
              "operator",
              "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema || '.' || table_name = '%s' ORDER BY ordinal_position DESC"
                  .formatted(grant.table()))) {
        String[] typed = column.split(" \\| ");
        String type = typed[1].replaceFirst("\\(.*", "");
        if (none.containsKey(type)
            && !grant.masked().containsKey(typed[0])
            && !typed[0].equals(grant.ownBy())) {
          first.put(type, typed[0]);
        }
      }
      for (var column : first.entrySet()) {
        String condition = none.get(column.getKey()).formatted(column.getValue());
        assertThat(served.rowsRead("clerk", count + condition))
            .as("%s WHERE %s", grant.table(), condition)
            .isEqualTo(all);
      }
    }
  }

  /** A condition is asked of rows that one sees: its errors would quote the others. */
  @Test
  void aConditionThatFailsOnHiddenRowsIsNeverAskedOfThem() {
    for (String user : List.of("clerk", "staff")) {
      Role role = USERS.get(user);
      List<Grant> filtered =
          tables().stream()
              .filter(grant -> Set.of(Reach.OWN, Reach.OWN_AND_SHARED).contains(grant.of(role)))
              .toList();
      for (int from = 0; from < filtered.size(); from += AT_A_TIME) {
        List<Grant> some = filtered.subList(from, Math.min(filtered.size(), from + AT_A_TIME));
        Function<Grant, String> trap =
            grant ->
                "CASE WHEN %s THEN 1 ELSE CAST('hidden ' || %s AS bigint) END = 1"
                    .formatted(expected(grant, role), grant.ownBy());
        assertThat(served.rows(user, counts(some, trap)))
            .as(user)
            .isEqualTo(served.rows(user, counts(some, grant -> "true")));
        assertThat(served.rows("operator", counts(some, trap)).getFirst())
            .startsWith("Cannot cast 'hidden ");
      }
    }
  }

  private static String counts(List<Grant> tables, Function<Grant, String> condition) {
    return tables.stream()
        .map(
            grant ->
                "SELECT '%s' AS name, count(*) AS row_count FROM %1$s WHERE %s"
                    .formatted(grant.table(), condition.apply(grant)))
        .collect(Collectors.joining("\nUNION ALL ", "", "\nORDER BY name"));
  }

  @Test
  void everythingElseIsRefusedByName() {
    for (var user : USERS.entrySet()) {
      for (Grant grant : tables()) {
        if (grant.of(user.getValue()) == Reach.NONE) {
          assertThat(served.rows(user.getKey(), "SELECT 1 FROM " + grant.table()).getFirst())
              .as(user.getKey() + " " + grant.table())
              .startsWith("Access Denied: Cannot select from")
              .contains(grant.table());
        }
      }
    }
    assertThat(served.rows("stranger", "SELECT 1 FROM mart.indicator_achievement").getFirst())
        .startsWith("Access Denied");
  }

  @Test
  void maskedColumnsQuoteNobodyElse() {
    String quoted =
        "SELECT count(found) + count(message_ja) + count(message_en), count_if(body_code IS NULL) FROM mart.data_problem WHERE body_code IS NULL OR body_code NOT LIKE '05-%'";
    assertThat(served.rows("operator", quoted).getFirst()).doesNotStartWith("0");
    for (String user : List.of("analyst", "staff", "dashboard")) {
      assertThat(served.rows(user, quoted).getFirst()).as(user).startsWith("0");
    }
    String own = "SELECT count(message_ja) FROM mart.data_problem WHERE body_code = '05-kazuno'";
    assertThat(served.rows("clerk", own)).isEqualTo(served.rows("operator", own));
    assertThat(served.rows("staff", own)).isEqualTo(served.rows("operator", own));
    assertThat(served.rows("analyst", own)).containsExactly("0");
  }

  /** Rows in which a column has a value, as each role counts them. */
  @Test
  void eachMaskedColumnIsShownWhereTheTableSaysSo() {
    for (var user : USERS.entrySet()) {
      Role role = user.getValue();
      List<Grant> masked =
          tables().stream()
              .filter(grant -> grant.of(role) != Reach.NONE && !grant.masked().isEmpty())
              .toList();
      for (String version : List.of("", " FOR VERSION AS OF 'R7'")) {
        assertThat(served.rows(user.getKey(), values(masked, version, (grant, column) -> "true")))
            .as(user.getKey() + version)
            .isEqualTo(
                served.rows(
                    "operator",
                    values(masked, version, (grant, column) -> shown(grant, column, role))));
      }
    }
    List<Grant> all = tables().stream().filter(grant -> !grant.masked().isEmpty()).toList();
    assertThat(served.rows("operator", values(all, "", (grant, column) -> "true")))
        .hasSize(10)
        .filteredOn(row -> row.endsWith(" | 0"))
        .as("nothing to hide only where no survey counts an indicator")
        .containsExactly(
            "core.fct_indicator_result.denominator | 0", "core.fct_indicator_result.numerator | 0");
  }

  private static String shown(Grant grant, String column, Role role) {
    boolean isNeverShown = grant.masked().get(column);
    boolean hasOwnRows = role == Role.FEDERATION_STAFF || role == Role.CHAMBER_CLERK;
    if (isNeverShown || !hasOwnRows) {
      return "false";
    }
    String own = role == Role.CHAMBER_CLERK ? "= '05-kazuno'" : "LIKE '05-%'";
    return grant.ownBy() + " " + own;
  }

  private static String values(
      List<Grant> tables, String version, BiFunction<Grant, String, String> condition) {
    return tables.stream()
        .flatMap(
            grant ->
                grant.masked().keySet().stream()
                    .map(
                        column ->
                            "SELECT '%s.%s' AS name, count(%2$s) AS value_count FROM %1$s%s WHERE %s"
                                .formatted(
                                    grant.table(),
                                    column,
                                    version,
                                    condition.apply(grant, column))))
        .collect(Collectors.joining("\nUNION ALL ", "", "\nORDER BY name"));
  }

  @Test
  void anEditionPassesTheSameFilter() {
    String edition = " FOR VERSION AS OF 'R7'";
    for (var user : USERS.entrySet()) {
      Role role = user.getValue();
      List<Grant> seen =
          tables().stream()
              .filter(grant -> grant.table().matches("(core|mart)\\..*"))
              .filter(grant -> grant.of(role) != Reach.NONE)
              // of those that everybody sees whole a few will do
              .filter(grant -> grant.of(role) != Reach.ALL || grant.table().contains("achievement"))
              .toList();
      for (int from = 0; from < seen.size(); from += AT_A_TIME) {
        List<Grant> some = seen.subList(from, Math.min(seen.size(), from + AT_A_TIME));
        assertThat(served.rows(user.getKey(), sums(some, role, edition, grant -> "true")))
            .as(user.getKey())
            .hasSize(some.size())
            .isEqualTo(
                served.rows("operator", sums(some, role, edition, grant -> expected(grant, role))));
      }
    }
    assertThat(
            served.rows(
                "dashboard", "SELECT 1 FROM core.fct_indicator_result FOR VERSION AS OF 'R7'"))
        .first()
        .asString()
        .startsWith("Access Denied: Cannot select from");
    assertThat(
            served.rows(
                "clerk",
                "SELECT DISTINCT body_code FROM mart.indicator_achievement FOR TIMESTAMP AS OF current_timestamp - INTERVAL '1' SECOND"))
        .containsExactly("05-kazuno");
    assertThat(
            served
                .rows(
                    "staff",
                    "SELECT 1 FROM landing.cell FOR TIMESTAMP AS OF current_timestamp - INTERVAL '1' SECOND")
                .getFirst())
        .startsWith("Access Denied: Cannot select from");
  }

  @Test
  void metadataOfTablesIsForOperators() {
    for (String table :
        List.of(
            "mart.\"indicator_achievement",
            "core.\"fct_indicator_result",
            "mart.\"survey_result")) {
      for (String part :
          List.of(
              "snapshots",
              "files",
              "history",
              "partitions",
              "manifests",
              "all_manifests",
              "entries",
              "all_entries",
              "metadata_log_entries",
              "refs",
              "properties")) {
        String sql = "SELECT count(*) FROM %s$%s\"".formatted(table, part);
        assertThat(served.rows("operator", sql)).as(sql).singleElement().asString().matches("\\d+");
        for (String user : ALL_BUT_OPERATOR) {
          assertThat(served.rows(user, sql).getFirst())
              .as(user + ": " + sql)
              .startsWith("Access Denied");
        }
      }
    }
  }

  @Test
  void noWayRoundIsOpen() {
    for (String user : ALL_BUT_OPERATOR) {
      for (String sql :
          List.of(
              "SELECT * FROM TABLE(tassei.system.table_changes('mart', 'indicator_achievement', 1, 2))",
              "SELECT * FROM system.runtime.queries",
              "SELECT * FROM system.runtime.nodes",
              "CALL tassei.system.rollback_to_snapshot('mart', 'indicator_achievement', 1)",
              "CALL system.runtime.kill_query('20260101_000000_00000_aaaaa')",
              "CREATE VIEW mart.mine AS SELECT * FROM core.fct_survey_answer",
              "CREATE TABLE mart.mine AS SELECT 1 AS x",
              "CREATE SCHEMA tassei.mine",
              "DELETE FROM mart.indicator_achievement",
              "INSERT INTO ops.edition SELECT * FROM ops.edition",
              "ALTER TABLE mart.indicator_achievement EXECUTE optimize",
              "DROP TABLE mart.indicator_achievement",
              "SET SESSION tassei.minimum_assigned_split_weight = 0.5",
              "SET SESSION distributed_sort = false",
              "EXPLAIN SELECT * FROM core.fct_survey_answer",
              "EXPLAIN ANALYZE SELECT * FROM landing.cell",
              "SHOW STATS FOR core.fct_survey_answer",
              "SHOW CREATE TABLE landing.cell",
              "SHOW COLUMNS FROM landing.cell",
              "DESCRIBE staging.problem",
              "SELECT \"$path\" FROM landing.cell")) {
        assertThat(served.rows(user, sql).getFirst())
            .as(user + ": " + sql)
            .matches("(?s)(Access Denied: .*|.*(does not exist|not registered|not found).*)");
      }
    }
  }

  /** Beside SQL it answers at addresses of its own: what runs, for whom, on what. */
  @Test
  void trinosOwnAddressesTellOfNobodyElse() throws Exception {
    String secret = "only an operator asks this";
    served.rows("operator", "SELECT '" + secret + "' FROM landing.file LIMIT 1");
    String id =
        served
            .rows(
                "operator",
                "SELECT query_id FROM system.runtime.queries WHERE query LIKE '%only an%file LIMIT 1'")
            .getFirst();
    assertThat(served.rest("operator", "GET", "/v1/query/" + id).body()).contains(secret);

    for (String user : ALL_BUT_OPERATOR) {
      served.rows(user, "SELECT 'asked by %s'".formatted(user));
      assertThat(served.rest(user, "GET", "/v1/query").body())
          .as(user)
          .doesNotContain(secret, "\"user\":\"operator\"");
      for (String refused :
          List.of(
              "GET /v1/query/" + id,
              "DELETE /v1/query/" + id,
              "PUT /v1/query/%s/killed".formatted(id),
              "PUT /v1/query/%s/preempted".formatted(id),
              "GET /v1/thread",
              "GET /v1/resourceGroupState/global",
              "GET /v1/memory",
              "GET /v1/task",
              "GET /metrics",
              "PUT /v1/info/state")) {
        String[] words = refused.split(" ");
        assertThat(served.rest(user, words[0], words[1]).statusCode())
            .as(user + " " + refused)
            .isEqualTo(403);
      }
    }
    for (String unknown : List.of("/v1/query", "/v1/query/" + id, "/v1/thread", "/metrics")) {
      assertThat(served.rest("", "GET", unknown).statusCode()).as(unknown).isEqualTo(401);
    }
    assertThat(served.rest("clerk", "GET", "/ui/").headers().firstValue("location").orElseThrow())
        .as("there is no page of queries")
        .endsWith("/disabled.html");
    assertThat(served.rest("clerk", "GET", "/ui/api/query").body()).doesNotContain(secret);
  }

  /** Spark writes; whoever may read everything through Trino changes nothing through it. */
  @Test
  void operatorsChangeNothingEither() {
    for (String sql :
        List.of(
            "DELETE FROM mart.indicator_achievement",
            "INSERT INTO ops.edition SELECT * FROM ops.edition",
            "CREATE TABLE mart.mine AS SELECT 1 AS x",
            "DROP TABLE mart.indicator_achievement",
            "ALTER TABLE mart.indicator_achievement EXECUTE optimize",
            "CALL tassei.system.rollback_to_snapshot('mart', 'indicator_achievement', 1)")) {
      assertThat(served.rows("operator", sql).getFirst()).as(sql).startsWith("Access Denied: ");
    }
  }

  @Test
  void aPlanOfWhatOneMayReadSaysNothingOfItsRows() {
    for (String user : List.of("staff", "clerk")) {
      String plan =
          String.join(
              "\n",
              served.rows(
                  user, "EXPLAIN SELECT * FROM mart.indicator_achievement WHERE actual > 5"));
      assertThat(plan).as(user).contains("indicator_achievement").contains("rows: ? (?)");
      assertThat(plan).as(user).doesNotContainPattern("rows: \\d");
    }
  }

  @Test
  void theStatisticsOfATableTellNothing() {
    for (String of :
        List.of(
            "mart.indicator_achievement",
            "(SELECT * FROM mart.indicator_achievement WHERE fiscal_year > 0)")) {
      assertThat(served.rows("clerk", "SHOW STATS FOR " + of))
          .hasSizeGreaterThan(20)
          .allSatisfy(column -> assertThat(column).endsWith(" | null | null | null"));
    }
  }

  @Test
  void listsNameOnlyWhatOneMayRead() {
    assertThat(served.rows("dashboard", "SHOW SCHEMAS")).doesNotContain("landing", "core", "ops");
    for (var user : USERS.entrySet()) {
      assertThat(
              served.rows(
                  user.getKey(),
                  "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema <> 'information_schema'"))
          .as(user.getKey())
          .containsExactlyInAnyOrderElementsOf(
              tables().stream()
                  .filter(grant -> grant.of(user.getValue()) != Reach.NONE)
                  .map(Grant::table)
                  .toList());
      assertThat(
              served.rows(
                  user.getKey(),
                  "SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns WHERE table_schema <> 'information_schema'"))
          .as(user.getKey())
          .containsExactlyInAnyOrderElementsOf(
              tables().stream()
                  .filter(grant -> grant.of(user.getValue()) != Reach.NONE)
                  .flatMap(
                      grant ->
                          columns.get(grant.table()).stream()
                              .map(column -> grant.table() + "." + column))
                  .toList());
    }
    for (String list :
        List.of(
            "SELECT DISTINCT table_name FROM information_schema.columns",
            "SELECT DISTINCT table_name FROM system.jdbc.columns WHERE table_cat = 'tassei'",
            "SELECT DISTINCT table_name FROM system.jdbc.tables WHERE table_cat = 'tassei'",
            "SELECT DISTINCT table_name FROM system.metadata.table_comments WHERE catalog_name = 'tassei'")) {
      assertThat(served.rows("analyst", list))
          .contains("indicator_achievement")
          .doesNotContain("cell", "fct_survey_answer", "observation", "fct_indicator_result");
      assertThat(served.rows("operator", list)).contains("cell", "fct_survey_answer");
    }
    assertThat(served.rows("stranger", "SHOW CATALOGS")).doesNotContain("tassei");
  }

  @Test
  void aRoleIsNotPutOnAndNobodyActsAsAnother() throws SQLException {
    assertThat(served.rows("clerk", "SET ROLE operator IN tassei").getFirst()).contains("ole");
    Map<String, String> how =
        Map.of("user", "clerk", "password", "clerk", "sessionUser", "operator");
    try (Connection connection = served.with(how)) {
      assertThat(ServedSecurely.rows(connection, "SELECT 1 FROM landing.cell").getFirst())
          .contains("Access Denied: Principal clerk cannot become user operator");
    }
  }

  @Test
  void onlyTheRightPasswordOpens() {
    assertThat(served.rows("clerk", "SELECT current_user")).containsExactly("clerk");
    for (Map<String, String> how :
        List.of(
            Map.of("user", "clerk", "password", "analyst"),
            Map.of("user", "nobody", "password", "nobody"),
            Map.of("user", "clerk", "password", "clerk".repeat(20)))) {
      assertThat(refusal(how)).as(how.toString()).contains("Invalid credentials");
    }
    assertThat(refusal(Map.of("user", "clerk"))).matches(NOT_SIGNED_IN);
    assertThatThrownBy(
            () -> {
              String plain = "jdbc:trino://localhost:%d/tassei?user=clerk".formatted(served.port());
              try (Connection connection = DriverManager.getConnection(plain)) {
                connection.createStatement().executeQuery("SELECT 1");
              }
            })
        .isInstanceOf(SQLException.class);
  }

  @Test
  void programsOfOthersComeInByTheSameDoorAndReadTheMarts() throws Exception {
    BiClients clients = new BiClients(folder);
    String url = "https://localhost:" + served.port();

    assertThat(
            clients.readByNode(
                url,
                Map.of(
                    "TASSEI_PASSWORD",
                    "dashboard",
                    "NODE_EXTRA_CA_CERTS",
                    served.pem().toString())))
        .startsWith(
            "[\"05-kazuno\",\"かづの商工会\",\"2025-04-01\",\"65.0000\",\"MISSED\",false]\nerror: ");
    assertThat(clients.report(served.jdbcUrl("dashboard"), folder.resolve("achievement.pdf")))
        .contains("2025-04-01 かづの商工会 4 10 14 21");
    assertThatThrownBy(() -> clients.report(served.jdbcUrl("stranger"), folder.resolve("none.pdf")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aTokenOpensUntilItExpires() throws SQLException {
    Instant now = Clock.systemUTC().instant();
    Instant later = now.plus(Duration.ofMinutes(5));
    try (Connection connection =
        served.with(Map.of("accessToken", ServedSecurely.token("clerk", later)))) {
      assertThat(
              ServedSecurely.rows(
                  connection, "SELECT DISTINCT body_code FROM mart.indicator_achievement"))
          .containsExactly("05-kazuno");
      assertThat(ServedSecurely.rows(connection, "SELECT 1 FROM landing.cell").getFirst())
          .startsWith("Access Denied");
    }
    String otherKey = "f".repeat(48);
    for (String token :
        List.of(
            ServedSecurely.token("clerk", now.minus(Duration.ofMinutes(5))),
            ServedSecurely.token(
                "clerk", later, "x", ServedSecurely.AUDIENCE, ServedSecurely.SIGNING_KEY),
            ServedSecurely.token(
                "clerk", later, ServedSecurely.ISSUER, "x", ServedSecurely.SIGNING_KEY),
            ServedSecurely.token(
                "clerk", later, ServedSecurely.ISSUER, ServedSecurely.AUDIENCE, otherKey),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.")) {
      assertThat(refusal(Map.of("accessToken", token))).matches(NOT_SIGNED_IN);
    }
  }

  /** The kernel asks for the right to enter the folder before it looks at anything in it. */
  @Test
  void othersOfTheMachineCannotEnterTheWarehouse() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("warehouse"))))
        .isEqualTo("rwxr-x---");
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse/mart"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .endsWith("---");
      }
    }
  }

  @Test
  void secretsStayOutOfTheLog() throws IOException {
    assertThat(Files.readString(served.log(), StandardCharsets.UTF_8))
        .doesNotContain(ServedSecurely.KEY_PASSWORD);
  }

  private static String refusal(Map<String, String> how) {
    try (Connection connection = served.with(how)) {
      return ServedSecurely.rows(connection, "SELECT 1").toString();
    } catch (SQLException refused) {
      return refused.getMessage();
    }
  }

  private static List<Grant> tables() {
    AccessTable all = ServedSecurely.tables();
    return all.grants();
  }
}
