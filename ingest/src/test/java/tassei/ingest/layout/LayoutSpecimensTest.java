package tassei.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tassei.ingest.observe.ObservationRow;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.SheetFile;

/**
 * Every file that lies in a layout's folder with an {@code .expected.csv} and a {@code
 * .problems.txt} beside it reads as those say, row by row. Run with {@code -Dtassei.accept=true} to
 * rewrite them after looking at the difference.
 */
class LayoutSpecimensTest {
  private static final Path LAYOUTS = Path.of("layouts");
  private static final String EXPECTED = ".expected.csv";
  private static final String PROBLEMS = ".problems.txt";

  @TestFactory
  List<DynamicTest> everySpecimenReadsAsExpected() throws IOException {
    Layouts layouts = Layouts.load(List.of(LAYOUTS));
    List<DynamicTest> tests = new ArrayList<>();

    for (Layout layout : layouts.all()) {
      List<Path> specimens = specimens(LAYOUTS.resolve(layout.id()));
      assertThat(specimens).as("specimens of %s", layout.id()).isNotEmpty();
      for (Path specimen : specimens) {
        tests.add(
            dynamicTest(
                layout.id() + "/" + specimen.getFileName(),
                () -> readsAsExpected(layout, specimen)));
      }
    }

    assertThat(tests).as("specimens below %s", LAYOUTS.toAbsolutePath()).isNotEmpty();
    return tests;
  }

  private static void readsAsExpected(Layout layout, Path specimen) throws IOException {
    SheetFile opened =
        SheetFile.open(specimen.getFileName().toString(), Files.readAllBytes(specimen));
    assertThat(opened).isInstanceOf(SheetFile.Opened.class);
    Reading reading =
        Readers.named(layout.reader())
            .orElseThrow()
            .read(((SheetFile.Opened) opened).document(), layout);

    List<String> observations = csvLines(reading);
    List<String> problems =
        reading.problems().stream()
            .map(
                problem ->
                    problem.code() + "\t" + problem.messageEn(specimen.getFileName().toString()))
            .toList();
    Path expected = beside(specimen, EXPECTED);
    Path expectedProblems = beside(specimen, PROBLEMS);
    if (Boolean.getBoolean("tassei.accept")) {
      Files.write(expected, observations, StandardCharsets.UTF_8);
      Files.write(expectedProblems, problems, StandardCharsets.UTF_8);
    }

    assertThat(observations).isEqualTo(Files.readAllLines(expected, StandardCharsets.UTF_8));
    assertThat(problems).isEqualTo(Files.readAllLines(expectedProblems, StandardCharsets.UTF_8));
    assertThat(observations).as("observations").hasSizeGreaterThan(1);
  }

  /** A header line and a line an observation; line breaks inside a value are written as \n. */
  private static List<String> csvLines(Reading reading) throws IOException {
    StringWriter csv = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(csv, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
      printer.printRecord(ObservationRow.COLUMNS);
      for (var observation : reading.observations()) {
        printer.printRecord(
            ObservationRow.values(observation).stream().map(LayoutSpecimensTest::text).toList());
      }
    }
    List<String> lines = csv.toString().lines().toList();
    assertThat(parsed(csv.toString())).as("one line an observation").hasSize(lines.size());
    return lines;
  }

  private static List<CSVRecord> parsed(String csv) throws IOException {
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv))) {
      return parser.getRecords();
    }
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    return value == null ? null : value.toString().replace("\n", "\\n");
  }

  private static List<Path> specimens(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(EXPECTED))
          .filter(file -> file.toString().matches(".*\\.(tsv|txt|md|csv|xlsx)"))
          .filter(file -> !file.getFileName().toString().equals("NOTES.md"))
          .filter(file -> !file.toString().endsWith(PROBLEMS))
          .sorted()
          .toList();
    }
  }

  private static Path beside(Path specimen, String ending) {
    return specimen.resolveSibling(specimen.getFileName() + ending);
  }
}
