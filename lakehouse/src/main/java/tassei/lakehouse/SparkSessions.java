package tassei.lakehouse;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Makes the one Spark session of a process. */
public final class SparkSessions {
  private SparkSessions() {}

  /** A session inside this process, over a warehouse in a folder. */
  public static SparkSession local(WarehouseFolder warehouse) {
    String catalog = "spark.sql.catalog." + WarehouseFolder.CATALOG;
    int cores = Runtime.getRuntime().availableProcessors();
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
            .config("spark.sql.shuffle.partitions", Math.max(2, cores))
            .config("spark.sql.adaptive.enabled", System.getProperty("tassei.aqe", "false"))
            .config("spark.sql.codegen.wholeStage", System.getProperty("tassei.codegen", "true"))
            .config("spark.sql.codegen.factoryMode", System.getProperty("tassei.factory", "FALLBACK"))
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
