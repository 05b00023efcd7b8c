package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String ROLES =
      """
      kind,name,members,role,body_code
      user,operator,,operator,
      group,office,analyst;analyst2,analyst,
      user,staff,,federation_staff,05-federation
      user,clerk,,chamber_clerk,05-kazuno
      user,dashboard,,bi_service,
      """;

  @TempDir private static Path folder;
  private static ServedSecurely served;

  @BeforeAll
  static void serve() {
    Path warehouse = folder.resolve("warehouse");
    Sample.run(warehouse, Sample.forms(folder.resolve("forms")), Optional.of("R7"));
    served =
        ServedSecurely.of(
            warehouse,
            folder.resolve("door"),
            ROLES,
            List.of("operator", "analyst", "staff", "clerk", "dashboard", "stranger"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void explore() {
    for (String user : List.of("operator", "analyst", "staff", "clerk", "dashboard", "stranger")) {
      for (String sql :
          List.of(
              "SELECT count(*) FROM mart.indicator_achievement",
              "SELECT count(*), count(found), count(message_ja) FROM mart.data_problem",
              "SELECT count(*) FROM mart.strategy_rollup",
              "SELECT count(*) FROM core.fct_indicator_result",
              "SELECT count(*) FROM core.fct_cross_check",
              "SELECT count(*) FROM landing.cell",
              "SELECT count(*) FROM mart.indicator_achievement FOR VERSION AS OF 'R7'",
              "SELECT count(*) FROM mart.\"indicator_achievement$files\"",
              "SELECT count(*) FROM mart.\"indicator_achievement$snapshots\"",
              "SELECT count(*) FROM TABLE(tassei.system.table_changes('mart','indicator_achievement',1,2))",
              "SELECT count(*) FROM system.runtime.queries",
              "SELECT count(*) FROM system.runtime.nodes",
              "SELECT count(*) FROM system.jdbc.tables",
              "SELECT count(*) FROM system.metadata.table_comments",
              "SELECT count(*) FROM information_schema.tables",
              "SELECT count(*) FROM information_schema.columns",
              "SHOW CATALOGS",
              "SHOW SCHEMAS",
              "SET SESSION tassei.use_file_size_from_metadata = false",
              "SET SESSION query_max_run_time = '1m'",
              "SET SESSION distributed_sort = false",
              "SELECT count(*) FROM TABLE(system.builtin.sequence(1,5))",
              "CALL tassei.system.rollback_to_snapshot('mart','x',1)",
              "CREATE VIEW mart.v AS SELECT 1 x",
              "CREATE TABLE mart.v AS SELECT 1 x",
              "DELETE FROM mart.indicator_achievement",
              "SHOW STATS FOR mart.indicator_achievement",
              "SHOW CREATE TABLE mart.indicator_achievement",
              "SELECT current_user, current_groups()",
              "EXPLAIN SELECT * FROM core.fct_survey_answer",
              "SELECT \"$path\" FROM mart.indicator_achievement LIMIT 1")) {
        System.out.println(
            user
                + " :: "
                + sql
                + " => "
                + String.join(" // ", served.rows(user, sql))
                    .replace("\n", " ")
                    .transform(t -> t.substring(0, Math.min(220, t.length()))));
      }
    }
    assertThat(served.port()).isPositive();
  }
}
