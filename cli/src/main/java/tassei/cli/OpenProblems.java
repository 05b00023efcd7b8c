package tassei.cli;

import org.apache.spark.sql.Row;
import tassei.lakehouse.Lakehouse;

/**
 * How many problems {@code problems} shows: those of the readers, and those found while building.
 */
record OpenProblems(long errors, long warnings) {
  static final OpenProblems NONE = new OpenProblems(0, 0);

  /** As the run has built them. */
  static OpenProblems of(Lakehouse lakehouse) {
    Row counts =
        lakehouse
            .sql(
                """
                SELECT COUNT_IF(severity = 'ERROR'), COUNT_IF(severity = 'WARN')
                FROM mart.data_problem
                """)
            .head();
    return new OpenProblems(counts.getLong(0), counts.getLong(1));
  }
}
