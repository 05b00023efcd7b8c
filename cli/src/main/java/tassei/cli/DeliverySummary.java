package tassei.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tassei.lakehouse.Lakehouse;

/**
 * What the deliveries of a run have done to filings that were there before, for people.
 *
 * @param sameContent how many files say what a file before them says
 * @param superseding how many files supersede another one
 * @param changes how many figures they change
 * @param examples the first of those, a line each
 */
record DeliverySummary(int sameContent, int superseding, long changes, List<String> examples) {
  static final DeliverySummary NOTHING = new DeliverySummary(0, 0, 0, List.of());
  private static final int SHOWN = 5;

  DeliverySummary {
    examples = List.copyOf(examples);
  }

  /** Of the deliveries of the lakehouse's run, from what the run has built. */
  static DeliverySummary of(Lakehouse lakehouse) {
    delivered(lakehouse).createOrReplaceTempView("filing_of_this_run");
    Row counts =
        lakehouse
            .sql(
                """
                SELECT COUNT_IF(state = 'SAME_CONTENT'), COUNT_IF(supersedes IS NOT NULL)
                FROM filing_of_this_run
                """)
            .head();
    int superseding = (int) counts.getLong(1);
    if (superseding == 0) {
      return new DeliverySummary((int) counts.getLong(0), 0, 0, List.of());
    }
    Dataset<Row> changes =
        lakehouse.sql(
            """
            SELECT change.*
            FROM mart.figure_change AS change
            INNER JOIN filing_of_this_run AS filing ON change.filing_code = filing.filing_code
            ORDER BY
              change.body_code, change.form_type, change.fiscal_year, change.version_no,
              change.measure_no, change.indicator_no, change.role, change.value_fiscal_year,
              change.district, change.occurrence
            """);
    List<String> examples =
        changes.limit(SHOWN).collectAsList().stream().map(DeliverySummary::line).toList();
    return new DeliverySummary((int) counts.getLong(0), superseding, changes.count(), examples);
  }

  private static Dataset<Row> delivered(Lakehouse lakehouse) {
    return lakehouse.sql(
        """
        SELECT *
        FROM core.dim_filing
        WHERE file_hash IN (SELECT file_hash FROM landing.delivery WHERE run_id = '%s')
        """
            .formatted(lakehouse.runId().value()));
  }

  void print(PrintStream out) {
    if (sameContent > 0) {
      out.printf("same       %d with the content of a file before, nothing changes%n", sameContent);
    }
    if (superseding > 0) {
      out.printf(
          "corrected  %d supersede a file before, %d figures changed%s%n",
          superseding, changes, changes > 0 ? " (see mart.figure_change)" : "");
      examples.forEach(line -> out.printf("           %s%n", line));
      if (changes > examples.size()) {
        out.printf("           … and %d more%n", changes - examples.size());
      }
    }
  }

  private static String line(Row change) {
    return "%s %d年度 %s%s %s: %s → %s (%s → %s)"
        .formatted(
            change.<String>getAs("body_name"),
            change.<Integer>getAs("fiscal_year"),
            text(change, "name").orElse(change.getAs("form_type")),
            text(change, "district").map(district -> " " + district).orElse(""),
            change.<String>getAs("role"),
            text(change, "before").orElse("(なし)"),
            text(change, "after").orElse("(なし)"),
            place(change, "before"),
            place(change, "after"));
  }

  private static String place(Row change, String side) {
    return text(change, side + "_cell")
        .map(cell -> change.<String>getAs(side + "_file") + " " + cell)
        .orElse(change.getAs(side + "_file"));
  }

  private static Optional<String> text(Row change, String column) {
    return Optional.ofNullable(change.<String>getAs(column));
  }
}
