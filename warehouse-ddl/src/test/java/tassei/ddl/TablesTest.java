package tassei.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tassei.ddl.TableDefinition.Check.Severity;

/** What every table file promises; a new file is tested by lying in its folder. */
class TablesTest {
  private static final Path SQL = Path.of("sql");
  private static final Tables TABLES = Tables.load();

  private static final Pattern HEADER =
      Pattern.compile(
          "(?s)-- (?<identifier>[a-z]+\\.[a-z_]+)\n--\n-- Grain    \\S.*?\n(?:-- Reads    \\S.*?\n)?(?:-- Driver   \\S.*?\n)?-- Serves   \\S.*");
  private static final Pattern CREATE =
      Pattern.compile(
          "(?s)CREATE TABLE \\S+ \\(\n(?<columns>.*)\n\\)\nUSING iceberg\n(?:PARTITIONED BY \\([^\n]*\\)\n)?COMMENT '(?<comment>[^']+)'(?:\nTBLPROPERTIES \\(.*\\))?");
  private static final Pattern COLUMN =
      Pattern.compile(
          "  (?<name>[a-z][a-z0-9_]*) (?<type>[A-Z][A-Z0-9(), <>_]*?) COMMENT '(?<comment>[^']+)',?");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern MENTIONED =
      Pattern.compile(
          "\\b(?:FROM|JOIN)\\s+(?<table>(?:landing|staging|core|mart|ops)\\.[a-z_]+|reference_[a-z_]+)");

  /** Built tables without a check of their grain, each with the reason. */
  private static final Map<String, String> NO_CHECK_OF_GRAIN =
      Map.ofEntries(
          Map.entry(
              "core.bridge_body_succession", "the key of successions.csv, which is read strictly"),
          Map.entry("core.dim_concept", "the key of concepts.csv, which is read strictly"),
          Map.entry("core.dim_region", "the key of regions.csv, which is read strictly"),
          Map.entry("core.dim_scale", "the key of scales.csv, which is read strictly"),
          Map.entry(
              "core.fct_cross_check",
              "a finding has no key besides its cell, and a cell may have two"),
          Map.entry("core.dim_district", "joined from two sets without duplicates"),
          Map.entry(
              "core.fct_survey_answer",
              "twenty million rows; that every answer is a fact is checked instead"),
          Map.entry(
              "core.fct_district_result",
              "a row is a cell; a cell has no other key than its address"),
          Map.entry(
              "core.fct_indicator_target",
              "an embedded target has no key besides its name and cell"),
          Map.entry("mart.data_problem", "a cell may have one problem twice"),
          Map.entry("mart.discrepancy", "a finding has no key"));

  @Test
  void thereIsATableForEveryFileAndAFileForEveryCheck() throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path file : sqlFiles()) {
      files.add(identifier(file).replaceFirst("\\.checks$", ""));
    }

    assertThat(TABLES.all())
        .extracting(TableDefinition::identifier)
        .containsExactlyInAnyOrderElementsOf(files);
    assertThat(files).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyFileCreatesTheTableOfItsPath() {
    return everyTable(
        table -> true,
        table -> {
          assertThat(table.create()).startsWith("CREATE TABLE " + table.identifier() + " (\n");
          assertThat(TABLES.table(table.identifier())).isEqualTo(table);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyHeaderSaysGrainAndServes() {
    return everyTable(
        table -> true,
        table -> {
          Matcher header = HEADER.matcher(header(table));
          assertThat(header.matches()).as("header\n%s", header(table)).isTrue();
          assertThat(header.group("identifier")).isEqualTo(table.identifier());
          assertThat(header(table).contains("\n-- Reads    "))
              .isEqualTo(table.select().isPresent());
        });
  }

  @TestFactory
  Stream<DynamicTest> everyTableAndEveryColumnIsExplainedInJapanese() {
    return everyTable(
        table -> true,
        table -> {
          Matcher create = CREATE.matcher(table.create());
          assertThat(create.matches()).as("statement\n%s", table.create()).isTrue();
          assertThat(create.group("comment")).containsPattern(JAPANESE);

          List<String> names = new ArrayList<>();
          for (String line : create.group("columns").split("\n")) {
            Matcher column = COLUMN.matcher(line);
            assertThat(column.matches()).as("column '%s'", line).isTrue();
            assertThat(column.group("comment"))
                .as("comment of %s", column.group("name"))
                .containsPattern(JAPANESE);
            names.add(column.group("name"));
          }
          assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        });
  }

  @TestFactory
  Stream<DynamicTest> everyBuiltTableReadsWhatItsHeaderSaysAndNothingElse() {
    return everyTable(
        table -> table.select().isPresent(),
        table ->
            assertThat(table.reads())
                .isEqualTo(List.copyOf(mentioned(table.select().orElseThrow()))));
  }

  @TestFactory
  Stream<DynamicTest> everyBuiltTableIsCheckedForItsGrain() {
    return everyTable(
        table -> table.select().isPresent(),
        table -> {
          boolean checked =
              table.checks().stream()
                  .anyMatch(
                      check ->
                          check.severity() == Severity.FAIL
                              && check.what().equals("the grain is unique")
                              && check
                                  .query()
                                  .contains("FROM " + table.identifier() + "\nGROUP BY ")
                              && check.query().endsWith("HAVING COUNT(*) > 1"));
          assertThat(checked)
              .as(
                  "a check of the grain, or a reason: %s",
                  NO_CHECK_OF_GRAIN.get(table.identifier()))
              .isNotEqualTo(NO_CHECK_OF_GRAIN.containsKey(table.identifier()));
        });
  }

  @Test
  void theDriversOfATableAreAmongThoseItReads() {
    List<TableDefinition> driven =
        TABLES.all().stream().filter(table -> !table.drivers().isEmpty()).toList();

    assertThat(driven).extracting(TableDefinition::name).contains("fct_survey_answer");
    assertThat(driven)
        .allSatisfy(
            table ->
                assertThat(table.reads())
                    .containsAll(
                        table.drivers().stream().map(TableDefinition.Driver::source).toList()));
  }

  @Test
  void everyTableIsBuiltAfterWhatItReads() {
    List<String> built = new ArrayList<>();
    for (TableDefinition table : TABLES.inBuildOrder()) {
      for (String read : table.reads()) {
        boolean isBuilt = !read.startsWith("reference/") && TABLES.table(read).select().isPresent();
        assertThat(!isBuilt || built.contains(read))
            .as("%s before %s", read, table.identifier())
            .isTrue();
      }
      built.add(table.identifier());
    }
    assertThat(built).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void onlyCoreAndMartAreBuiltAndCoreReadsNoMart() {
    for (TableDefinition table : TABLES.all()) {
      assertThat(table.select().isPresent())
          .as(table.identifier())
          .isEqualTo(Set.of("core", "mart").contains(table.schema()));
      assertThat(table.reads())
          .as(table.identifier())
          .noneMatch(read -> read.startsWith("landing."))
          .noneMatch(read -> table.schema().equals("core") && read.startsWith("mart."));
    }
  }

  @Test
  void everyReferenceThatIsReadIsAFile() {
    Path reference = Path.of("../transform/reference");
    List<String> read =
        TABLES.all().stream()
            .flatMap(table -> table.reads().stream())
            .filter(name -> name.startsWith("reference/"))
            .distinct()
            .toList();

    assertThat(read)
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(reference.resolve(name.substring("reference/".length()))).exists());
  }

  private static Stream<DynamicTest> everyTable(
      Predicate<TableDefinition> which, Consumer<TableDefinition> promise) {
    List<DynamicTest> tests =
        TABLES.all().stream()
            .filter(which)
            .map(table -> dynamicTest(table.identifier(), () -> promise.accept(table)))
            .toList();
    assertThat(tests).as("tables below %s", SQL.toAbsolutePath()).isNotEmpty();
    return tests.stream();
  }

  private static Set<String> mentioned(String query) {
    String sql =
        Arrays.stream(query.split("\n"))
            .map(line -> line.replaceFirst("--.*", ""))
            .collect(Collectors.joining("\n"))
            // a view of what the editions hold, of which there are as many as ops.edition says
            .replace("published_survey_counts", "ops.edition");
    Set<String> tables = new TreeSet<>();
    Matcher mention = MENTIONED.matcher(sql);
    while (mention.find()) {
      String table = mention.group("table");
      tables.add(
          table.contains(".")
              ? table
              : table
                      .replaceFirst("^reference_lineage_(now|by_year)$", "reference_successions")
                      .replaceFirst("^reference_bodies_now$", "reference_bodies")
                      .replaceFirst("^reference_registrations$", "reference_indicators")
                      .replaceFirst("^reference_", "reference/")
                  + ".csv");
    }
    return tables;
  }

  private static String header(TableDefinition table) {
    try {
      return Files.readAllLines(
              SQL.resolve(table.schema()).resolve(table.name() + ".sql"), StandardCharsets.UTF_8)
          .stream()
          .takeWhile(line -> line.startsWith("--"))
          .collect(Collectors.joining("\n"));
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(
          "Cannot read the file of " + table.identifier(), cause);
    }
  }

  private static List<Path> sqlFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SQL)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String identifier(Path file) {
    return SQL.relativize(file)
        .toString()
        .replace('\\', '/')
        .replace('/', '.')
        .replaceFirst("\\.sql$", "");
  }
}
