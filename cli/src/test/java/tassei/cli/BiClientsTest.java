package tassei.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.notebook.HtmlPage;
import tassei.notebook.NotebookRun;

/** What BI tools ask of Trino, as their drivers ask it, over the sample forms. */
class BiClientsTest {
  private static final Pattern COLUMN =
      Pattern.compile("(?m)^  (?<name>[a-z_0-9]+) [A-Z0-9(), ]+ COMMENT '(?<comment>[^']*)'");

  @TempDir private static Path folder;
  private static Asked asked;
  private static BiClients clients;
  private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void serve() throws SQLException {
    Path warehouse = folder.resolve("warehouse");
    Path forms = Sample.forms(folder.resolve("forms"));
    Sample.survey(forms, "kazuno.csv", "かづの商工会", answers -> answers);
    Sample.memberSurvey(forms, "members.csv", "かづの商工会");
    Sample.run(warehouse, forms);
    asked = Asked.of(warehouse);
    clients = new BiClients(folder);
    connection = DriverManager.getConnection(asked.jdbcUrl());
    metadata = connection.getMetaData();
  }

  @AfterAll
  static void end() throws SQLException {
    if (connection != null) {
      connection.close();
    }
    if (asked != null) {
      asked.close();
    }
  }

  @Test
  void aTreeOfSchemasAndTablesShowsEachMartByAPlainName() throws SQLException {
    assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).contains("tassei");
    assertThat(column(metadata.getSchemas("tassei", null), "TABLE_SCHEM"))
        .contains("core", "landing", "mart", "ops", "staging");
    List<String> tables =
        column(
            metadata.getTables("tassei", "mart", "%", new String[] {"TABLE", "VIEW"}),
            "TABLE_NAME");
    assertThat(tables).containsExactlyInAnyOrderElementsOf(marts().keySet());
    assertThat(tables).allMatch(name -> name.matches("[a-z][a-z_]*[a-z]"));
    assertThat(column(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
  }

  @Test
  void everyColumnHasItsPlaceAndItsJapaneseComment() throws SQLException {
    Map<String, Map<String, String>> comments = new TreeMap<>();
    Map<String, List<String>> order = new TreeMap<>();
    try (ResultSet columns = metadata.getColumns("tassei", "mart", "%", "%")) {
      while (columns.next()) {
        String table = columns.getString("TABLE_NAME");
        comments
            .computeIfAbsent(table, any -> new LinkedHashMap<>())
            .put(columns.getString("COLUMN_NAME"), columns.getString("REMARKS"));
        List<String> names = order.computeIfAbsent(table, any -> new ArrayList<>());
        names.add(columns.getString("COLUMN_NAME"));
        assertThat(columns.getInt("ORDINAL_POSITION")).as(table).isEqualTo(names.size());
      }
    }
    marts()
        .forEach(
            (table, columns) ->
                assertThat(order.get(table)).as(table).containsExactlyElementsOf(columns.keySet()));

    assertThat(comments).isEqualTo(marts());
    assertThat(
            asked.rows(
                "SELECT table_name FROM system.metadata.table_comments"
                    + " WHERE catalog_name = 'tassei' AND schema_name = 'mart' AND comment IS NULL"))
        .isEmpty();
    assertThat(
            asked.one(
                "SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'tassei'"
                    + " AND schema_name = 'mart' AND table_name = 'program_achievement'"))
        .startsWith("プログラム全体の達成数");
  }

  @Test
  void yearsAreDatesAnswersAreBooleansAndFiguresAreDecimals() throws SQLException {
    Map<String, String> types = new TreeMap<>();
    try (ResultSet columns =
        metadata.getColumns("tassei", "mart", "indicator\\_achievement", "%")) {
      while (columns.next()) {
        types.put(
            columns.getString("COLUMN_NAME"),
            "%d %s %d"
                .formatted(
                    columns.getInt("DATA_TYPE"),
                    columns.getString("TYPE_NAME"),
                    columns.getInt("DECIMAL_DIGITS")));
      }
    }
    assertThat(types)
        .containsEntry("fiscal_year", java.sql.Types.INTEGER + " integer 0")
        .containsEntry("fiscal_year_start", java.sql.Types.DATE + " date 0")
        .containsEntry("received_at", java.sql.Types.DATE + " date 0")
        .containsEntry("is_cumulative", java.sql.Types.BOOLEAN + " boolean 0")
        .containsEntry("actual", java.sql.Types.DECIMAL + " decimal(18,4) 4")
        .containsEntry("body_name", java.sql.Types.VARCHAR + " varchar 0");
  }

  @Test
  void everyMartWithAYearHasItsFirstDayAndNoTypeThatToolsCannotShow() throws SQLException {
    Set<String> withYear = new TreeSet<>();
    Set<String> withFirstDay = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    try (ResultSet columns = metadata.getColumns("tassei", "mart", "%", "%")) {
      while (columns.next()) {
        String mart = columns.getString("TABLE_NAME");
        types.add(columns.getString("TYPE_NAME").replaceFirst("\\(.*\\)", ""));
        if (columns.getString("COLUMN_NAME").equals("fiscal_year")) {
          withYear.add(mart);
        }
        if (columns.getString("COLUMN_NAME").equals("fiscal_year_start")) {
          assertThat(columns.getString("TYPE_NAME")).as(mart).isEqualTo("date");
          withFirstDay.add(mart);
        }
      }
    }
    assertThat(withFirstDay).hasSizeGreaterThan(10).containsAll(withYear);
    assertThat(types)
        .isSubsetOf(
            "bigint",
            "boolean",
            "date",
            "decimal",
            "integer",
            "timestamp with time zone",
            "varchar");
  }

  @Test
  void keysAndIndexesAreAskedForAndThereAreNone() throws SQLException {
    assertThat(column(metadata.getPrimaryKeys("tassei", "mart", "discrepancy"), "COLUMN_NAME"))
        .isEmpty();
    assertThat(column(metadata.getImportedKeys("tassei", "mart", "discrepancy"), "FKCOLUMN_NAME"))
        .isEmpty();
    assertThatThrownBy(() -> metadata.getIndexInfo("tassei", "mart", "discrepancy", true, true))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessage("indexes not supported");
    assertThat(column(metadata.getTypeInfo(), "TYPE_NAME"))
        .contains("boolean", "date", "decimal", "varchar");
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
  }

  @Test
  void whatToolsSendBeforeAndAroundAQueryIsAnswered() throws SQLException {
    for (String probe :
        List.of(
            "SELECT 1",
            "SELECT * FROM \"tassei\".\"mart\".\"indicator_achievement\" WHERE 1 = 0",
            "SELECT * FROM (SELECT * FROM tassei.mart.target_progress) AS \"virtual_table\" LIMIT 1000",
            "SELECT date_trunc('year', \"fiscal_year_start\"), SUM(\"actual\") FROM mart.indicator_achievement GROUP BY 1 ORDER BY 1",
            "SELECT \"body_name\", COUNT(DISTINCT \"indicator_code\") FROM \"mart\".\"indicator_achievement\""
                + " WHERE \"fiscal_year_start\" >= DATE '2024-04-01' GROUP BY \"body_name\" HAVING COUNT(*) > 0",
            "SHOW CATALOGS",
            "SHOW SCHEMAS FROM tassei",
            "SHOW TABLES FROM tassei.mart",
            "SHOW CREATE TABLE tassei.mart.discrepancy",
            "DESCRIBE tassei.mart.discrepancy",
            "SHOW STATS FOR tassei.mart.discrepancy",
            "EXPLAIN SELECT * FROM mart.discrepancy",
            "SELECT column_name, data_type, ordinal_position FROM tassei.information_schema.columns"
                + " WHERE table_schema = 'mart' AND table_name = 'discrepancy'")) {
      assertThat(asked.rows(probe)).as(probe).satisfies(rows -> {});
    }
    try (PreparedStatement prepared =
        connection.prepareStatement(
            "SELECT fiscal_year_start, actual, is_cumulative FROM mart.indicator_achievement"
                + " WHERE body_code = ? AND measure_no = ? AND indicator_no = 2")) {
      prepared.setString(1, "05-kazuno");
      prepared.setInt(2, 1);
      try (ResultSet row = prepared.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getDate(1)).isEqualTo(java.sql.Date.valueOf("2025-04-01"));
        assertThat(row.getBigDecimal(2)).isEqualTo("65.0000");
        assertThat(row.getBoolean(3)).isFalse();
        assertThat(row.next()).isFalse();
      }
    }
  }

  @Test
  void aNodeProgramReadsAMartByTrinosOwnClient() throws Exception {
    String url = asked.jdbcUrl().replaceFirst("jdbc:trino://([^/]+)/.*", "http://$1");

    assertThat(clients.readByNode(url, Map.of()))
        .isEqualTo(
            """
            ["05-kazuno","かづの商工会","2025-04-01","65.0000","MISSED",false]
            error: line 1:15: Table 'tassei.mart.no_such_mart' does not exist
            """);
  }

  @Test
  void aReportingToolPrintsAMartAsPdfInJapanese() throws Exception {
    Path pdf = folder.resolve("achievement.pdf");

    assertThat(clients.report(asked.jdbcUrl(), pdf))
        .contains("達成総括表")
        .contains("2024-04-01 秋田県商工会連合会 6 12 16 24")
        .contains("2025-04-01 かづの商工会 4 10 14 21");
    assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(UTF_8));
  }

  @Test
  void everyNotebookRunsToItsEndAndDraws() throws IOException {
    System.setProperty(tassei.notebook.Rows.URL, asked.jdbcUrl());
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(Sample.INSTALLATION.home().resolve("notebooks"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".ipynb")).toList()) {
        String page = HtmlPage.of("", NotebookRun.run(tassei.notebook.NotebookFile.read(file)));
        pages.put(file.getFileName().toString().replace(".ipynb", ""), page);
        Files.writeString(
            Files.createDirectories(Path.of("target/notebooks"))
                .resolve(file.getFileName() + ".html"),
            page);
      }
    }

    assertThat(pages).hasSize(4);
    assertThat(pages.get("achievement_overview"))
        .contains(">令和7年度 かづの商工会</text>", ">14</text>", ">7</text>", "<p>食い違いはない。</p>");
    assertThat(pages.get("chamber_comparison")).contains("<td>かづの商工会</td>");
    assertThat(pages.get("target_progress")).contains("年ごとの目標と実績</text>");
    assertThat(pages.get("survey_results"))
        .contains("回答の割合(%)</text>", ">業況(前年同期比) 好転</text>", ">-11.6667</td>")
        .doesNotContain("<p>調査の回答がまだない。</p>", "<p>景況調査がまだない。</p>");
  }

  /** The columns of each mart with their comments, as its SQL file says. */
  private static Map<String, Map<String, String>> marts() {
    Map<String, Map<String, String>> marts = new TreeMap<>();
    for (TableDefinition table : Sample.knowledge().tables().all()) {
      if (table.schema().equals("mart")) {
        Map<String, String> columns = new LinkedHashMap<>();
        Matcher column = COLUMN.matcher(table.create());
        while (column.find()) {
          columns.put(column.group("name"), column.group("comment"));
        }
        marts.put(table.name(), columns);
      }
    }
    return marts;
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        values.add(rows.getString(name));
      }
    }
    return values;
  }
}
