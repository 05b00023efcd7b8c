package tassei.lakehouse;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Makes the one Spark session of a process. */
public final class SparkSessions {
  private SparkSessions() {}

  /** A session over a warehouse, which works where that says. */
  public static SparkSession over(Warehouse warehouse) {
    SparkPlace place = warehouse.spark();
    String catalog = "spark.sql.catalog." + Warehouse.CATALOG;
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tassei")
            .master(place.master())
            .config(catalog, "org.apache.iceberg.spark.SparkCatalog")
            .config(catalog + ".type", "jdbc")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.defaultCatalog", Warehouse.CATALOG)
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
            .config("spark.hadoop." + WarehouseFileSystem.UMASK, WarehouseFileSystem.NOT_FOR_OTHERS)
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", place.driverHost())
            .config("spark.driver.bindAddress", place.driverBindAddress())
            .config("spark.executor.extraJavaOptions", place.executorOptions())
            .config("spark.redaction.regex", "(?i)secret|password|token|access[.-]?key")
            .config("spark.sql.ui.retainedExecutions", 0)
            .config("spark.log.level", "ERROR");
    for (Map.Entry<String, String> property : warehouse.catalogProperties().entrySet()) {
      builder.config(catalog + "." + property.getKey(), property.getValue());
    }
    place.settings().forEach(builder::config);
    return builder.getOrCreate();
  }

  /** What the catalog of a session was opened with. */
  static Map<String, String> catalogProperties(SparkSession spark) {
    String prefix = "spark.sql.catalog." + Warehouse.CATALOG + ".";
    Map<String, String> properties = new HashMap<>();
    for (Tuple2<String, String> setting : spark.sparkContext().getConf().getAll()) {
      if (setting._1().startsWith(prefix)) {
        properties.put(setting._1().substring(prefix.length()), setting._2());
      }
    }
    return properties;
  }
}
