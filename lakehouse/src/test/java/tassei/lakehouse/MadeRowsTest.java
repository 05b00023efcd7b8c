package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that tasks write themselves come out of the table as they went in. */
class MadeRowsTest {
  private static final StructType COLUMNS =
      StructType.fromDDL(
          "question STRING, answers INT, responses BIGINT, share DOUBLE, is_first BOOLEAN,"
              + " small DECIMAL(9, 2), amount DECIMAL(18, 4), large DECIMAL(30, 2), day DATE,"
              + " federation_code STRING");

  @TempDir private static Path folder;
  private static JdbcCatalog catalog;
  private static SparkSession spark;
  private static int tables;
  private Table table;

  @BeforeAll
  static void open() throws IOException {
    WarehouseFolder warehouse = new WarehouseFolder(folder.resolve("warehouse"));
    warehouse.prepare();
    catalog = warehouse.openCatalog();
    catalog.createNamespace(Namespace.of("staging"));
    spark = SparkSessions.over(warehouse);
  }

  @AfterAll
  static void close() {
    spark.stop();
    catalog.close();
  }

  @BeforeEach
  void makeTable() {
    table = created(PartitionSpec.unpartitioned());
  }

  private static Table created(PartitionSpec spec) {
    return catalog.createTable(TableIdentifier.of("staging", "answer" + tables++), schema(), spec);
  }

  private static Schema schema() {
    return SparkSchemaUtil.convert(COLUMNS);
  }

  private static Row row(String question, int answers, String federation) {
    return RowFactory.create(
        question,
        answers,
        answers * 4_000_000_000L,
        answers / 8.0,
        answers % 2 == 0,
        new BigDecimal("12345.67"),
        new BigDecimal("-0.5000"),
        new BigDecimal("1234567890123456789012345678.90"),
        Date.valueOf("2026-04-01"),
        federation);
  }

  private static JavaRDD<Row> made(List<Row> rows, int tasks) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, tasks);
  }

  private List<String> read() {
    return spark.table(table.name().replaceFirst("^[^.]+\\.", "")).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private void append(List<DataFile> files) {
    AppendFiles appended = table.newAppend();
    files.forEach(appended::appendFile);
    appended.commit();
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }

  private List<Path> dataFiles() throws IOException {
    Path data = Path.of(table.location().replaceFirst("^file:/*", "/")).resolve("data");
    if (!Files.exists(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void everyTypeComesBackAndSoDoesWhatIsMissing() {
    List<Row> rows =
        List.of(
            row("満足", 1, "05-federation"),
            row("", 2, null),
            RowFactory.create(new Object[COLUMNS.size()]));

    append(MadeRows.write(table, COLUMNS, made(rows, 2)));

    assertThat(read()).isEqualTo(texts(rows));
  }

  /** Far more than are kept as bytes, with hashes that fall on one another. */
  @Test
  void manyTextsAreNotTakenForOneAnother() {
    List<Row> rows =
        IntStream.range(0, 20_000)
            .mapToObj(no -> row((no % 3 == 0 ? "Aa" : "BB") + no % 9_000, no, "f" + no % 7))
            .toList();

    append(MadeRows.write(table, COLUMNS, made(rows, 2)));

    assertThat(read()).isEqualTo(texts(rows));
  }

  @Test
  void rowsOfAQueryComeBackToo() {
    List<Row> rows =
        IntStream.range(0, 20_000).mapToObj(no -> row("q" + no % 6_000, no, "f" + no % 7)).toList();
    Dataset<Row> query =
        spark
            .createDataFrame(rows, COLUMNS)
            .union(spark.createDataFrame(List.of(RowFactory.create(new Object[10])), COLUMNS))
            .repartition(3);

    append(MadeRows.write(table, query, COLUMNS));

    assertThat(read()).isEqualTo(texts(query.collectAsList())).hasSize(20_001);
  }

  @Test
  void columnsGoByNameAndOneThatIsNotGivenIsNull() {
    StructType given = StructType.fromDDL("answers INT, question STRING");

    append(MadeRows.write(table, given, made(List.of(RowFactory.create(3, "満足")), 1)));

    assertThat(read()).containsExactly("[満足,3,null,null,null,null,null,null,null,null]");
  }

  @Test
  void aColumnThatTheTableDoesNotHaveIsRefused() {
    StructType given = StructType.fromDDL("question STRING, sent INT, delivered INT");

    assertThatThrownBy(() -> MadeRows.write(table, given, made(List.of(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write columns sent, delivered to table %s: it has none of the name",
            table.name());
  }

  @Test
  void ofADividedTableAFileHoldsTheRowsOfOneFederation() {
    table = created(PartitionSpec.builderFor(schema()).identity("federation_code").build());
    List<Row> rows =
        IntStream.range(0, 30)
            .mapToObj(no -> row("満足", no, no % 3 == 0 ? null : "f" + no % 3))
            .toList();

    List<DataFile> files = MadeRows.write(table, COLUMNS, made(rows, 2));
    append(files);

    assertThat(files)
        .extracting(file -> file.partition().get(0, String.class) + " " + file.recordCount())
        .containsExactlyInAnyOrder("null 5", "f1 5", "f2 5", "null 5", "f1 5", "f2 5");
    assertThat(read()).isEqualTo(texts(rows));
  }

  @Test
  void aFileEndsWhereItIsLongEnough() {
    table.updateProperties().set("write.target-file-size-bytes", "1").commit();
    List<Row> rows = IntStream.range(0, 2_500).mapToObj(no -> row("q" + no, no, "f")).toList();

    List<DataFile> files = MadeRows.write(table, COLUMNS, made(rows, 1));
    append(files);

    assertThat(files).extracting(DataFile::recordCount).containsExactly(1_000L, 1_000L, 500L);
    assertThat(read()).isEqualTo(texts(rows));
  }

  @Test
  void aTaskThatFailsLeavesNoFile() throws IOException {
    table.updateProperties().set("write.target-file-size-bytes", "1").commit();
    List<Integer> numbers = IntStream.range(0, 1_500).boxed().toList();
    Dataset<Row> failing =
        spark
            .createDataset(numbers, org.apache.spark.sql.Encoders.INT())
            .coalesce(1)
            .map(
                (MapFunction<Integer, Row>) MadeRowsTest::unlessLast,
                org.apache.spark.sql.Encoders.row(COLUMNS));

    assertThatThrownBy(() -> MadeRows.write(table, failing, COLUMNS))
        .hasStackTraceContaining("the last row");
    assertThat(dataFiles()).isEmpty();
  }

  private static Row unlessLast(int number) {
    if (number == 1_499) {
      throw new IllegalStateException("the last row");
    }
    return row("q", number, "f");
  }

  @Test
  void timesAreNotWrittenThisWay() {
    Table times =
        catalog.createTable(
            TableIdentifier.of("staging", "times" + tables++),
            SparkSchemaUtil.convert(StructType.fromDDL("landed_at TIMESTAMP")));

    assertThat(Arrays.asList(MadeRows.areFor(times), MadeRows.areFor(table)))
        .containsExactly(false, true);
  }
}
