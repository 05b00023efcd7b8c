package tassei.transform.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A small Spark with tables in plain files, for tests of queries alone. */
final class TestingSpark {
  private TestingSpark() {}

  static SparkSession start(Path folder) {
    return SparkSession.builder()
        .appName("table-queries")
        .master("local[1]")
        .config("spark.sql.warehouse.dir", folder.toUri().toString())
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.session.timeZone", "Asia/Tokyo")
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.lightweightPlanChangeValidation", false)
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.log.level", "ERROR")
        .getOrCreate();
  }

  static String withoutIceberg(String create) {
    String parquet = create.replace("\nUSING iceberg\n", "\nUSING parquet\n");
    assertThat(parquet).contains("USING parquet");
    return parquet
        .replaceFirst("(?s)\nTBLPROPERTIES \\(.*\\)", "")
        .replaceFirst("\nPARTITIONED BY \\([^\n]*\\)", "");
  }
}
