package tassei.transform.reference;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The reference data as views {@code reference_bodies}, {@code reference_indicators} … for SQL. */
public final class ReferenceViews {
  private ReferenceViews() {}

  public static void create(SparkSession spark, Reference reference) {
    for (String name : reference.names()) {
      List<Row> rows = reference.rows(name).stream().map(RowFactory::create).toList();
      spark
          .createDataFrame(rows, StructType.fromDDL(reference.ddl(name)))
          .createOrReplaceTempView("reference_" + name);
    }
    bodiesNow(spark, reference.bodiesNow());
    registrations(spark, reference.registrations());
    lineage(spark, "reference_lineage_now", reference.lineage().now());
    lineage(spark, "reference_lineage_by_year", reference.lineage().byYear());
  }

  private static void bodiesNow(SparkSession spark, List<BodyNow> bodies) {
    List<Row> rows =
        bodies.stream()
            .map(body -> RowFactory.create(body.bodyCode(), body.bodyName(), body.federationCode()))
            .toList();
    spark
        .createDataFrame(
            rows, StructType.fromDDL("body_code STRING, body_name STRING, federation_code STRING"))
        .createOrReplaceTempView("reference_bodies_now");
  }

  private static void registrations(SparkSession spark, List<Registration> registrations) {
    List<Row> rows =
        registrations.stream()
            .map(
                registration -> {
                  ReferenceFile.Line line = registration.line();
                  return RowFactory.create(
                      line.value("body_code"),
                      registration.formType(),
                      line.number("measure_no"),
                      line.number("indicator_no"),
                      registration.plainName(),
                      registration.validFrom(),
                      registration.validTo(),
                      line.value("direction"),
                      line.value("concept_code"),
                      line.value("cumulative_start"),
                      registration.unit());
                })
            .toList();
    spark
        .createDataFrame(
            rows,
            StructType.fromDDL(
                "body_code STRING, form_type STRING, measure_no INT, indicator_no INT, "
                    + "plain_name STRING, valid_from INT, valid_to INT, direction STRING, "
                    + "concept_code STRING, cumulative_start STRING, unit STRING"))
        .createOrReplaceTempView("reference_registrations");
  }

  private static void lineage(SparkSession spark, String view, List<Lineage.Descent> descents) {
    List<Row> rows =
        descents.stream()
            .map(
                descent ->
                    RowFactory.create(
                        descent.bodyCode(),
                        descent.atYear(),
                        descent.successorCode(),
                        descent.successors()))
            .toList();
    spark
        .createDataFrame(
            rows,
            StructType.fromDDL(
                "body_code STRING, at_year INT, successor_code STRING, successors INT"))
        .createOrReplaceTempView(view);
  }
}
