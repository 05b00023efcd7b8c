package tassei.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;
import tassei.transform.reference.Reference;
import tassei.transform.reference.ReferenceViews;

/**
 * What the queries make of given rows: a folder of {@code warehouse-ddl/cases} holds the tables
 * that are given, and those expected after everything between them was built. A file may leave
 * columns out: given ones are NULL, expected ones are not looked at; of a mart, only rows of the
 * fiscal years that the expected file speaks of.
 */
class CasesTest {
  private static final Path CASES = Path.of("../warehouse-ddl/cases");
  private static final Tables TABLES = Tables.load();
  private static final Path BUNDLED = Path.of("reference");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Reference REFERENCE = Reference.load(List.of(BUNDLED), TODAY);
  @TempDir private static Path work;
  private static SparkSession spark;

  @BeforeAll
  static void start(@TempDir Path folder) {
    spark = TestingSpark.start(folder);
    TABLES.all().stream()
        .map(TableDefinition::schema)
        .distinct()
        .forEach(schema -> spark.sql("CREATE DATABASE " + schema));
    SqlFunctions.register(spark, REFERENCE.federations());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseGivesTheExpectedRows() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      List<Path> sorted = cases.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream()
          .map(each -> dynamicTest(each.getFileName().toString(), () -> expect(each)));
    }
  }

  private static void expect(Path folder) throws IOException {
    ReferenceViews.create(spark, reference(folder));
    for (TableDefinition table : TABLES.all()) {
      spark.sql("DROP TABLE IF EXISTS " + table.identifier());
      spark.sql(TestingSpark.withoutIceberg(table.create()));
    }
    PublishedCounts.create(spark, List.of());
    Set<String> given = give(folder);
    List<Path> expected = files(folder, "expected.");
    Set<String> needed = new LinkedHashSet<>();
    expected.forEach(file -> need(identifier(file), given, needed));
    for (TableDefinition table : TABLES.inBuildOrder()) {
      if (needed.contains(table.identifier())) {
        spark
            .sql(table.select().orElseThrow())
            .write()
            .mode("append")
            .insertInto(table.identifier());
        checked(table);
      }
    }
    for (Path file : expected) {
      List<CSVRecord> lines = lines(file);
      List<String> columns = List.copyOf(lines.getFirst().getParser().getHeaderNames());
      assertThat(rows(identifier(file), columns, lines))
          .as(file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(
              lines.stream().map(line -> String.join("|", line.toList())).toList());
    }
  }

  /** The bundled one, in which the indicators are those of the case where it has any. */
  private static Reference reference(Path folder) throws IOException {
    Path given = folder.resolve("given.reference_indicators.csv");
    if (!Files.exists(given)) {
      return REFERENCE;
    }
    Path own = Files.createDirectory(work.resolve(folder.getFileName()));
    for (Path file : files(BUNDLED, "")) {
      Files.copy(file, own.resolve(file.getFileName()));
    }
    Path indicators = own.resolve("indicators.csv");
    String header = Files.readAllLines(indicators).getFirst();
    String rows =
        lines(given).stream()
            .map(line -> Reference.row("indicators", line.toMap()))
            .collect(Collectors.joining("\n"));
    Files.writeString(indicators, header + "\n" + rows + "\n");
    return Reference.load(List.of(own), TODAY);
  }

  /** What a table holds, of the years that are spoken of; an empty field is NULL. */
  private static List<String> rows(String table, List<String> columns, List<CSVRecord> lines) {
    String years =
        lines.stream()
            .map(line -> line.get("fiscal_year"))
            .distinct()
            .collect(Collectors.joining(", "));
    String shown =
        columns.stream()
            .map(column -> "COALESCE(CAST(" + column + " AS STRING), '')")
            .collect(Collectors.joining(", "));
    return spark
        .sql(
            "SELECT CONCAT_WS('|', %s) FROM %s WHERE fiscal_year IN (%s)"
                .formatted(shown, table, years))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static void checked(TableDefinition table) {
    table.checks().stream()
        .filter(check -> check.severity() == TableDefinition.Check.Severity.FAIL)
        .forEach(
            check ->
                assertThat(spark.sql(check.query()).collectAsList())
                    .as(table.identifier() + ": " + check.what())
                    .isEmpty());
  }

  private static void need(String table, Set<String> given, Set<String> needed) {
    if (given.contains(table) || table.startsWith("reference/")) {
      return;
    }
    TableDefinition definition = TABLES.table(table);
    if (definition.select().isPresent() && needed.add(table)) {
      definition.reads().forEach(read -> need(read, given, needed));
    }
  }

  private static Set<String> give(Path folder) throws IOException {
    Set<String> given = new LinkedHashSet<>();
    for (Path file : files(folder, "given.")) {
      String name = identifier(file);
      List<CSVRecord> lines = lines(file);
      List<String> columns = List.copyOf(lines.getFirst().getParser().getHeaderNames());
      StructType schema = spark.table(name).schema();
      for (String column : columns) {
        assertThat(schema.fieldNames()).as(file.toString()).contains(column);
      }
      Dataset<Row> typed = text(columns, lines).selectExpr(casts(schema, columns));
      if (name.startsWith("reference_")) {
        typed.createOrReplaceTempView(name);
      } else {
        typed.write().mode("append").insertInto(name);
        given.add(name);
      }
    }
    return given;
  }

  private static Dataset<Row> text(List<String> columns, List<CSVRecord> lines) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (CSVRecord line : lines) {
      rows.add(
          RowFactory.create(line.stream().map(value -> value.isEmpty() ? null : value).toArray()));
    }
    return spark.createDataFrame(rows, schema);
  }

  private static String[] casts(StructType schema, List<String> columns) {
    List<String> casts = new ArrayList<>();
    for (StructField field : schema.fields()) {
      String value = columns.contains(field.name()) ? field.name() : "NULL";
      casts.add("CAST(%s AS %s) AS %s".formatted(value, field.dataType().sql(), field.name()));
    }
    return casts.toArray(String[]::new);
  }

  private static List<CSVRecord> lines(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      return parser.getRecords();
    }
  }

  private static List<Path> files(Path folder, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .sorted()
          .toList();
    }
  }

  /** {@code given.core.dim_body.csv} is core.dim_body. */
  private static String identifier(Path file) {
    return file.getFileName().toString().replaceFirst("^[a-z]+\\.", "").replaceFirst("\\.csv$", "");
  }
}
