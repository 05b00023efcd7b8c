package tassei.ingest.mutation;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.ObservationRow;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.SheetFile;
import tassei.model.FiscalYear;
import tassei.model.Problem;

/**
 * Every folder of {@code mutations/} reads as its {@code expected.csv} (the rows that differ from
 * the specimen's, wherever they stand), {@code filing.txt} and {@code problems.txt} say. Run with
 * {@code -Dtassei.accept=true} to rewrite them after looking at the difference.
 */
class MutationsTest {
  private static final Path MUTATIONS = Path.of("mutations");
  private static final int FEWEST = 40;
  private static final List<String> ADDRESS = List.of("source_sheet", "source_row", "source_cell");
  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  @TestFactory
  List<DynamicTest> everyMutationReadsAsExpected() throws IOException {
    Layouts layouts = Layouts.load(List.of(Path.of("layouts")));
    List<Path> folders;
    try (Stream<Path> found = Files.list(MUTATIONS)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(folders).hasSizeGreaterThanOrEqualTo(FEWEST);
    return folders.stream()
        .map(
            folder ->
                dynamicTest(
                    folder.getFileName().toString(),
                    () -> readsAsExpected(Mutation.read(folder), layouts)))
        .toList();
  }

  private static void readsAsExpected(Mutation mutation, Layouts layouts) throws IOException {
    Layout layout =
        layouts.all().stream()
            .filter(known -> known.id().equals(mutation.layout()))
            .findFirst()
            .orElseThrow();
    List<String> rows = List.of(printed(header()));
    List<String> problems;
    String filing = "not opened";
    switch (SheetFile.open(mutation.fileName(), mutation.bytes())) {
      case SheetFile.Refused refused -> problems = messages(mutation, List.of(refused.problem()));
      case SheetFile.Opened opened -> {
        Reading reading =
            Readers.named(layout.reader()).orElseThrow().read(opened.document(), layout);
        rows = difference(mutation, reading);
        problems = messages(mutation, reading.problems());
        filing = filing(reading);
      }
    }
    compare(mutation.folder().resolve("expected.csv"), rows);
    compare(mutation.folder().resolve("filing.txt"), List.of(filing));
    compare(mutation.folder().resolve("problems.txt"), problems);
  }

  private static void compare(Path expected, List<String> lines) throws IOException {
    if (Boolean.getBoolean("tassei.accept")) {
      Files.write(expected, lines, StandardCharsets.UTF_8);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(expected, StandardCharsets.UTF_8));
  }

  private static String filing(Reading reading) {
    Reading.Header header = reading.header();
    return "title '%s', body '%s', fiscal year %s, of the document %s"
        .formatted(
            header.title(),
            header.body(),
            year(header.fiscalYear()),
            year(header.documentFiscalYear()));
  }

  private static String year(Optional<FiscalYear> year) {
    return year.map(FiscalYear::startYear).map(String::valueOf).orElse("none");
  }

  private static List<String> messages(Mutation mutation, List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.code() + "\t" + problem.messageEn(mutation.fileName()))
        .map(message -> message.replace("\n", "\\n"))
        .toList();
  }

  /** Rows of the specimen that are gone, then rows that are new, told apart without addresses. */
  private static List<String> difference(Mutation mutation, Reading reading) throws IOException {
    List<List<String>> before = mutation.startsFrom() == null ? List.of() : specimenRows(mutation);
    List<List<String>> after = new ArrayList<>();
    for (var observation : reading.observations()) {
      after.add(ObservationRow.values(observation).stream().map(MutationsTest::text).toList());
    }
    List<String> lines = new ArrayList<>();
    lines.add(printed(header()));
    for (List<String> row : missing(before, after)) {
      lines.add(printed(row, "gone"));
    }
    for (List<String> row : missing(after, before)) {
      lines.add(printed(row, "new"));
    }
    return lines;
  }

  private static List<List<String>> specimenRows(Mutation mutation) throws IOException {
    Path specimen = mutation.startsFrom();
    Path expected = specimen.resolveSibling(specimen.getFileName() + ".expected.csv");
    try (var parser = CSV.parse(new StringReader(Files.readString(expected)))) {
      return parser.getRecords().stream().skip(1).map(CSVRecord::toList).toList();
    }
  }

  private static List<List<String>> missing(List<List<String>> rows, List<List<String>> others) {
    Map<List<String>, Integer> left = new LinkedHashMap<>();
    others.forEach(row -> left.merge(withoutAddress(row), 1, Integer::sum));
    List<List<String>> missing = new ArrayList<>();
    for (List<String> row : rows) {
      if (left.merge(withoutAddress(row), -1, Integer::sum) < 0) {
        missing.add(row);
      }
    }
    return missing;
  }

  private static List<String> withoutAddress(List<String> row) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!ADDRESS.contains(ObservationRow.COLUMNS.get(i))) {
        rest.add(row.get(i));
      }
    }
    return rest;
  }

  private static List<String> header() {
    return ObservationRow.COLUMNS;
  }

  private static String printed(List<String> header) throws IOException {
    return printed(header, "change");
  }

  private static String printed(List<String> row, String change) throws IOException {
    StringWriter csv = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(csv, CSV)) {
      List<String> cells = new ArrayList<>(row);
      cells.addFirst(change);
      printer.printRecord(cells);
    }
    return csv.toString().strip();
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    return value == null ? "" : value.toString().replace("\n", "\\n");
  }
}
