package tassei.lakehouse;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Makes the one Spark session of a process. */
public final class SparkSessions {
  private SparkSessions() {}

  /** A session inside this process, over a warehouse in a folder. */
  public static SparkSession local(WarehouseFolder warehouse) {
    String catalog = "spark.sql.catalog." + WarehouseFolder.CATALOG;
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tassei")
            .master("local[*]")
            .config(catalog, "org.apache.iceberg.spark.SparkCatalog")
            .config(catalog + ".type", "jdbc")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.defaultCatalog", WarehouseFolder.CATALOG)
            .config("spark.sql.catalogImplementation", "in-memory")
            .config("spark.sql.session.timeZone", "Asia/Tokyo")
            // Most runs are small: compiling each query takes longer than running it interpreted.
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            // Each hash table and sort takes one page at least: of 64 MB unless said otherwise.
            .config("spark.buffer.pageSize", "1m")
            .config("spark.sql.lightweightPlanChangeValidation", false)
            .config("spark.sql.optimizer.dynamicPartitionPruning.enabled", false)
            .config("spark.sql.optimizer.runtime.bloomFilter.enabled", false)
            .config(
                "spark.hadoop." + WarehouseFileSystem.SETTING, WarehouseFileSystem.class.getName())
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.ui.retainedExecutions", 0)
            .config("spark.log.level", "ERROR");
    for (Map.Entry<String, String> property : warehouse.catalogProperties().entrySet()) {
      builder.config(catalog + "." + property.getKey(), property.getValue());
    }
    return builder.getOrCreate();
  }
}
