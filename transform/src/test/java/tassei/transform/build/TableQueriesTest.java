package tassei.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
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
