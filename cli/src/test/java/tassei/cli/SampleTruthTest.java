package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseFolder;
import tassei.sample.NationalSample;
import tassei.sample.SampleOptions;

/**
 * The whole pipeline over made-up federations gives the truth back: every row of every mart that
 * the sample knows the truth of, no row more and none less, asked of the real Trino.
 */
class SampleTruthTest {
  private static final Clock AT_THE_END_OF_2026 =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final List<Asked> open = new ArrayList<>();

  @AfterEach
  void stop() {
    open.forEach(Asked::close);
  }

  @TestFactory
  Stream<DynamicContainer> everyMartIsTheTruth() {
    return Stream.of(
        dynamicContainer(
            "four chambers, three years", marts("small", SampleOptions.of(1, 1, 4, 3))),
        dynamicContainer(
            "twenty-five chambers, six years", marts("large", SampleOptions.of(7, 1, 25, 6))));
  }

  private Stream<DynamicTest> marts(String name, SampleOptions options) {
    return Stream.of(folder.resolve(name))
        .flatMap(
            sample -> {
              NationalSample.write(options, sample, written -> {});
              Asked asked = run(sample);
              open.add(asked);
              return truths(sample).stream()
                  .map(truth -> dynamicTest(mart(truth), () -> holds(asked, truth)));
            });
  }

  private static Asked run(Path sample) {
    Path warehouse = sample.resolve("warehouse");
    RunVerb.Outcome outcome =
        RunVerb.run(
            new WarehouseFolder(warehouse),
            sample.resolve("input"),
            Optional.empty(),
            Session.Knowledge.load(
                Sample.INSTALLATION,
                List.of(Sample.INSTALLATION.layouts()),
                List.of(sample.resolve("reference")),
                AT_THE_END_OF_2026),
            Progress.silent());
    assertThat(outcome.waiting()).isZero();
    assertThat(outcome.errors() + outcome.warnings()).isZero();
    return Asked.of(warehouse);
  }

  private static List<Path> truths(Path sample) {
    try (Stream<Path> files = Files.list(sample.resolve("truth"))) {
      List<Path> truths = files.sorted().toList();
      assertThat(truths).hasSizeGreaterThan(6);
      return truths;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String mart(Path truth) {
    return truth.getFileName().toString().replace(".csv", "");
  }

  private static void holds(Asked asked, Path truth) throws IOException, SQLException {
    List<String> expected = new ArrayList<>(Files.readAllLines(truth, StandardCharsets.UTF_8));
    String columns = expected.removeFirst();
    expected.sort(null);
    List<String> rows = rows(asked, "SELECT %s FROM mart.%s".formatted(columns, mart(truth)));
    assertThat(rows).as(columns).hasSizeGreaterThan(2).isEqualTo(expected);
  }

  /** As CSV lines, sorted. */
  private static List<String> rows(Asked asked, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(asked.jdbcUrl());
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(field(rows.getString(i)));
        }
        lines.add(String.join(",", values));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static String field(String value) {
    if (value == null) {
      return "";
    }
    return value.matches("(?s).*[\",\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
