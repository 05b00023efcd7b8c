package tassei.transform.build;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tassei.lakehouse.TableName;

/**
 * The view {@code published_survey_counts}: what the editions published so far have shown of the
 * surveys, numbered from the oldest. Its rows change with ops.edition.
 */
final class PublishedCounts {
  static final TableName TABLE = new TableName("core", "fct_survey_suppression");
  private static final String VIEW = "published_survey_counts";

  private PublishedCounts() {}

  /**
   * Columns go by name, and one that an older edition lacks is NULL in it.
   *
   * @param editions the oldest first
   */
  static void create(SparkSession spark, List<String> editions) {
    Dataset<Row> counts =
        spark.sql("SELECT 0 AS edition_no, * FROM %s WHERE FALSE".formatted(TABLE));
    int number = 0;
    for (String edition : editions) {
      counts =
          counts.unionByName(
              spark.sql(
                  "SELECT %d AS edition_no, * FROM %s VERSION AS OF '%s'"
                      .formatted(++number, TABLE, edition.replace("'", "\\'"))),
              true);
    }
    counts.createOrReplaceTempView(VIEW);
  }
}
