package tassei.transform.build;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
   * @param editions the oldest first
   */
  static void create(SparkSession spark, List<String> editions) {
    List<String> selects = new ArrayList<>();
    for (String edition : editions) {
      selects.add(
          "SELECT %d AS edition_no, * FROM %s VERSION AS OF '%s'"
              .formatted(selects.size() + 1, TABLE, edition.replace("'", "\\'")));
    }
    if (selects.isEmpty()) {
      selects.add("SELECT 0 AS edition_no, * FROM %s WHERE FALSE".formatted(TABLE));
    }
    spark
        .sql(selects.stream().collect(Collectors.joining(" UNION ALL ")))
        .createOrReplaceTempView(VIEW);
  }
}
