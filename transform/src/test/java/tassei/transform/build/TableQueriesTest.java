package tassei.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;
import tassei.transform.reference.Reference;
import tassei.transform.reference.ReferenceViews;

/**
 * Every query fits the tables it reads and gives the columns its own table has: planned, not run.
 */
class TableQueriesTest {
  private static final Tables TABLES = Tables.load();
  private static final Reference REFERENCE =
      Reference.load(List.of(Path.of("reference")), LocalDate.of(2026, 11, 21));
  private static SparkSession spark;

  @BeforeAll
  static void createEveryTableEmpty(@TempDir Path folder) {
    spark = TestingSpark.start(folder);
    TABLES.all().stream()
        .map(TableDefinition::schema)
        .distinct()
        .forEach(schema -> spark.sql("CREATE DATABASE " + schema));
    TABLES.all().forEach(table -> spark.sql(TestingSpark.withoutIceberg(table.create())));
    ReferenceViews.create(spark, REFERENCE);
    SqlFunctions.register(spark, REFERENCE.federations());
    PublishedCounts.create(spark, List.of());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @TestFactory
  Stream<DynamicTest> everyBuiltTableHasTheColumnsOfItsQuery() {
    List<TableDefinition> built = TABLES.inBuildOrder();
    assertThat(built).isNotEmpty();
    return built.stream()
        .map(
            table ->
                dynamicTest(
                    table.identifier(),
                    () -> {
                      StructType columns = spark.table(table.identifier()).schema();
                      StructType query = spark.sql(table.select().orElseThrow()).schema();
                      assertThat(query.fieldNames()).isEqualTo(columns.fieldNames());
                    }));
  }

  /**
   * The optimiser sees it whatever the other tables hold: nothing is left of the query. Where a
   * driver has a condition it stands for more than the query says.
   */
  @TestFactory
  Stream<DynamicTest> aTableHasNoRowsWhereNoneOfItsDriversHasAny() {
    List<TableDefinition> driven =
        TABLES.inBuildOrder().stream()
            .filter(table -> !table.drivers().isEmpty())
            .filter(
                table -> table.drivers().stream().allMatch(driver -> driver.condition().isEmpty()))
            .toList();
    assertThat(driven).hasSizeGreaterThan(30);
    return driven.stream()
        .map(
            table ->
                dynamicTest(
                    table.identifier(),
                    () -> assertThat(planned(withoutRowsOfDrivers(table))).is(WITHOUT_ROWS)));
  }

  @Test
  void aQueryThatGivesRowsWithoutADriverIsSeenToLeaveAPlan() {
    TableDefinition table = TABLES.table("core.fct_indicator_target");

    assertThat(planned(table.select().orElseThrow())).isNot(WITHOUT_ROWS);
  }

  private static LogicalPlan planned(String query) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) spark.sql(query))
        .queryExecution()
        .optimizedPlan();
  }

  private static final Condition<LogicalPlan> WITHOUT_ROWS =
      new Condition<>(TableQueriesTest::isWithoutRows, "without rows");

  /** What the optimiser leaves of the list of options of a question, of no question. */
  private static boolean isWithoutRows(LogicalPlan plan) {
    return switch (plan) {
      case LocalRelation rows -> rows.data().isEmpty();
      case Project columns -> isWithoutRows(columns.child());
      case Generate exploded -> !exploded.outer() && isWithoutRows(exploded.child());
      default -> false;
    };
  }

  private static String withoutRowsOfDrivers(TableDefinition table) {
    String query = table.select().orElseThrow();
    for (TableDefinition.Driver driver : table.drivers()) {
      String source = driver.source().replace("reference/", "reference_").replace(".csv", "");
      String without =
          query.replaceAll(
              "(?<![\\w.'])" + Pattern.quote(source) + "\\b",
              "(SELECT * FROM " + source + " WHERE FALSE)");
      assertThat(without).isNotEqualTo(query);
      query = without;
    }
    return query;
  }

  @TestFactory
  Stream<DynamicTest> everyCheckFitsItsTables() {
    List<DynamicTest> tests =
        TABLES.all().stream()
            .flatMap(
                table ->
                    table.checks().stream()
                        .map(
                            check ->
                                dynamicTest(
                                    table.identifier() + ": " + check.what(),
                                    () ->
                                        assertThat(spark.sql(check.query()).schema().isEmpty())
                                            .isFalse())))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @Test
  void theFunctionsOfOursCanBeCalled() {
    assertThat(
            spark
                .sql(
                    """
                    SELECT
                      judge('LOWER', 'MEASURED', 45.0000, 'MEASURED', 47.0000, NULL, 'NONE', 'MET'),
                      judge('HIGHER', NULL, NULL, 'MEASURED', 47.0000, NULL, NULL, 'MET'),
                      judge('HIGHER', 'MEASURED', 15.0, 'MEASURED', 10.0, 20.0, 'RANGE', 'MET'),
                      same_name('ＩＣＴ', 'ICT '),
                      same_name(NULL, 'x'),
                      plain(58.7000),
                      plain(NULL)
                    """)
                .head())
        .isEqualTo(
            org.apache.spark.sql.RowFactory.create(
                "MET", "UNKNOWN", "MET", true, false, "58.7", null));
  }

  @Test
  void theViewsOfTheReferenceDataHaveTheirTypes() {
    assertThat(
            spark
                .sql("SELECT * FROM reference_indicators WHERE indicator_name = '全県の拠点数'")
                .collectAsList())
        .extracting(row -> Arrays.asList(row.get(2), row.get(3), row.get(5)))
        .containsExactly(List.of(7, 1, "LOWER"));
    assertThat(spark.table("reference_bodies").schema().toDDL())
        .contains("valid_from DATE", "aliases STRING");
    assertThat(spark.sql("SELECT plain(CAST(1 AS DECIMAL(18, 4)))").head().getString(0))
        .isEqualTo(BigDecimal.ONE.toPlainString());
  }
}
