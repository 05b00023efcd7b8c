package tassei.ingest.land;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What {@code filings.csv} in an input folder says of its files: who files, for which year, since when. */
record Filings(Map<String, Declared> byFile) {
  static final String FILE_NAME = "filings.csv";
  private static final Set<String> REQUIRED = Set.of("file", "body", "fiscal_year", "received_at");

  Filings {
    byFile = Map.copyOf(byFile);
  }

  /** What is said of one file; empty where nothing is said. */
  record Declared(String body, String fiscalYear, String receivedAt) {
    static final Declared NOTHING = new Declared("", "", "");
  }

  Declared of(String file) {
    return byFile.getOrDefault(file, Declared.NOTHING);
  }

  /**
   * @throws InvalidInputException with every line that is wrong
   */
  static Filings read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return new Filings(Map.of());
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format().parse(reader)) {
      return read(file, parser);
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException cause) {
      throw new InvalidInputException("Cannot read %s: %s".formatted(file, cause.getMessage()), cause);
    }
  }

  private static Filings read(Path file, CSVParser parser) {
    Set<String> missing = new TreeSet<>(REQUIRED);
    missing.removeAll(parser.getHeaderNames().stream().map(Filings::withoutMark).toList());
    if (!missing.isEmpty()) {
      throw new InvalidInputException("Cannot read %s: columns %s are missing".formatted(file, missing));
    }
    Map<String, Declared> byFile = new HashMap<>();
    List<String> errors = new ArrayList<>();

    for (CSVRecord line : parser) {
      if (!line.isConsistent()) {
        errors.add("line %d has %d fields, expected %d".formatted(parser.getCurrentLineNumber(), line.size(), parser.getHeaderNames().size()));
        continue;
      }
      String receivedAt = line.get("received_at").strip();
      if (!receivedAt.isEmpty() && !isDate(receivedAt)) {
        errors.add("line %d: received_at '%s' is not a date like 2026-05-25".formatted(parser.getCurrentLineNumber(), receivedAt));
      }
      byFile.put(line.get("file").strip(), new Declared(line.get("body").strip(), line.get("fiscal_year").strip(), receivedAt));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException("Cannot read %s: %s".formatted(file, String.join("; ", errors)));
    }
    return new Filings(byFile);
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException noDate) {
      return false;
    }
  }

  private static String withoutMark(String header) {
    return header.replace("\uFEFF", "");
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get();
  }
}
