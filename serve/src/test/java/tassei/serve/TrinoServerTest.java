package tassei.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One real Trino, asked from many sides; its warehouse has a name that URLs must escape. */
class TrinoServerTest {
  private static final Path DIST = Path.of(System.getProperty("dist"));

  @TempDir private static Path folder;
  private static Path warehouse;
  private static TrinoServer server;

  @BeforeAll
  static void start() {
    warehouse = TestingWarehouse.in(folder.resolve("倉庫 #1 100%"));
    server = TrinoServer.start(TrinoLaunch.lasting(DIST, warehouse));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersAQuery() {
    assertThat(answer("SELECT 1 AS one, '達成' AS word;")).containsExactly(List.of(1, "達成"));
  }

  @Test
  void showsTheSchemasOfTheCatalog() {
    assertThat(answer("SHOW SCHEMAS FROM tassei"))
        .containsExactly(List.of("information_schema"), List.of("mart"), List.of("system"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE SCHEMA tassei.other           | Cannot create schema other
          CREATE TABLE tassei.mart.x (a int)   | Cannot create table mart.x
          CREATE TABLE tassei.mart.x AS SELECT 1 AS a | Cannot create table mart.x
          CREATE VIEW tassei.mart.x AS SELECT 1 AS a  | Cannot create view mart.x
          DROP SCHEMA tassei.mart              | Cannot drop schema mart
          CALL tassei.system.register_table('mart', 'x', 'file:///x') \
          | Cannot execute procedure system.register_table
          """)
  void refusesToWrite(String sql, String refusal) {
    assertThatThrownBy(() -> answer(sql))
        .isInstanceOf(QueryFailedException.class)
        .hasMessage("Access Denied: " + refusal);
  }

  @Test
  void saysWhereAStatementIsWrong() {
    assertThatThrownBy(() -> answer("SELECT *\nFROM tassei.mart.nothing"))
        .isInstanceOf(QueryFailedException.class)
        .hasMessage("line 2:6: Table 'tassei.mart.nothing' does not exist");
  }

  @Test
  void failsWhileRowsArrive() {
    assertThatThrownBy(() -> answer("SELECT 1 / (x - x) FROM (VALUES 1, 2) AS t (x)"))
        .isInstanceOf(QueryFailedException.class)
        .hasMessage("Division by zero");
  }

  @Test
  void namesColumnsAndTypes() {
    try (QueryResult result =
        TrinoQuery.on(server.jdbcUrl()).run("SELECT 1.50 AS rate, DATE '2024-04-01' AS day")) {
      assertThat(result.columns())
          .containsExactly(new Column("rate", "decimal(3,2)"), new Column("day", "date"));
    }
  }

  @Test
  void printsEveryKindOfValue() {
    String sql =
        """
        SELECT
          DECIMAL '1.50' AS a, 1e10 AS b, true AS c, NULL AS d, DATE '2024-04-01' AS e,
          TIMESTAMP '2024-04-01 10:00:00.123456' AS f,
          TIMESTAMP '2024-04-01 10:00:00 Asia/Tokyo' AS g,
          TIME '10:00:00' AS h, X'CAFE' AS i, JSON '{"k":1}' AS j, INTERVAL '3' DAY AS k,
          ARRAY[DATE '2024-04-01', NULL] AS l,
          MAP(ARRAY[1, 2], ARRAY[ARRAY['x'], NULL]) AS m,
          CAST(ROW(1, 'x') AS ROW(n integer, w varchar)) AS n,
          ROW(1, X'CAFE') AS o
        """;
    StringBuilder out = new StringBuilder();
    try (QueryResult result = TrinoQuery.on(server.jdbcUrl()).run(sql)) {
      ResultPrinter.to(out, ResultFormat.JSON).print(result);
    }

    assertThat(out.toString())
        .isEqualTo(
            "{\"a\":1.50,\"b\":10000000000,\"c\":true,\"d\":null,\"e\":\"2024-04-01\","
                + "\"f\":\"2024-04-01 10:00:00.123456\",\"g\":\"2024-04-01 10:00:00 Asia/Tokyo\","
                + "\"h\":\"10:00:00\",\"i\":\"0xCAFE\",\"j\":\"{\\\"k\\\":1}\","
                + "\"k\":\"3 00:00:00.000\",\"l\":[\"2024-04-01\",null],"
                + "\"m\":{\"1\":[\"x\"],\"2\":null},\"n\":{\"n\":1,\"w\":\"x\"},"
                + "\"o\":{\"1\":1,\"2\":\"0xCAFE\"}}\n");
  }

  @Test
  void aStatementWithoutRowsHasNoColumns() {
    try (QueryResult result =
        TrinoQuery.on(server.jdbcUrl()).run("SET SESSION query_max_run_time = '1h'")) {
      assertThat(result.columns()).isEmpty();
      assertThat(result.rows()).isEmpty();
    }
  }

  @Test
  void isFoundInItsWarehouse() {
    assertThat(TrinoServers.running(warehouse))
        .hasValueSatisfying(
            found -> {
              assertThat(found.pid()).isEqualTo(server.pid());
              assertThat(found.jdbcUrl()).isEqualTo(server.jdbcUrl());
            });
  }

  @Test
  void hasNoSecondOverTheSameWarehouse() {
    assertThatThrownBy(() -> TrinoServer.start(TrinoLaunch.lasting(DIST, warehouse)))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessage(
            "Cannot start a second Trino, process %d serves the warehouse on port %d: %s",
            server.pid(), server.port(), warehouse);
  }

  @Test
  void doesNotShareItsPort(@TempDir Path other) {
    TrinoLaunch launch =
        TrinoLaunch.lasting(DIST, TestingWarehouse.in(other)).onPort(server.port());

    assertThatThrownBy(() -> TrinoServer.start(launch))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessage("Cannot listen on port %d: Address already in use", server.port());
  }

  /** As the kernel lists them: hexadecimal address and port, state 0A for a listener. */
  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    String port = ":%04X".formatted(server.port());
    try (Stream<String> sockets =
        Stream.concat(
            Files.lines(Path.of("/proc/net/tcp")), Files.lines(Path.of("/proc/net/tcp6")))) {
      List<String> listeners =
          sockets
              .map(line -> line.strip().split("\\s+"))
              .filter(socket -> socket[1].endsWith(port) && socket[3].equals("0A"))
              .map(socket -> socket[1].substring(0, socket[1].length() - port.length()))
              .toList();
      assertThat(listeners).isNotEmpty().isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
    }
  }

  @Test
  void keepsItsLogInTheWarehouse() {
    assertThat(server.log()).isEqualTo(warehouse.resolve("logs/trino.log")).isNotEmptyFile();
  }

  private static List<List<Object>> answer(String sql) {
    try (QueryResult result = TrinoQuery.on(server.jdbcUrl()).run(sql)) {
      return result.rows().toList();
    }
  }
}
