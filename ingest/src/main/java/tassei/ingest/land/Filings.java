package tassei.ingest.land;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
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

/**
 * What {@code filings.csv} in an input folder says of its files: who files, for which year, since
 * when.
 */
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
    } catch (CharacterCodingException cause) {
      throw new InvalidInputException("Cannot read %s: not UTF-8".formatted(file), cause);
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException cause) {
      throw new InvalidInputException(
          "Cannot read %s: %s".formatted(file, cause.getMessage()), cause);
    }
  }

  private static Filings read(Path file, CSVParser parser) {
    List<String> headers = parser.getHeaderNames().stream().map(Filings::withoutMark).toList();
    Set<String> missing = new TreeSet<>(REQUIRED);
    missing.removeAll(headers);
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          "Cannot read %s: columns %s are missing".formatted(file, missing));
    }
    Map<String, Declared> byFile = new HashMap<>();
    List<String> errors = new ArrayList<>();

    for (CSVRecord line : parser) {
      if (!line.isConsistent()) {
        errors.add(
            "line %d has %d fields, expected %d"
                .formatted(
                    parser.getCurrentLineNumber(), line.size(), parser.getHeaderNames().size()));
        continue;
      }
      String receivedAt = value(line, headers, "received_at");
      if (!receivedAt.isEmpty() && !isDay(receivedAt)) {
        errors.add(
            "line %d: received_at '%s' is not a date like 2026-05-25"
                .formatted(parser.getCurrentLineNumber(), receivedAt));
      }
      String name = value(line, headers, "file");
      Declared declared =
          new Declared(
              value(line, headers, "body"), value(line, headers, "fiscal_year"), receivedAt);
      if (byFile.put(name, declared) != null) {
        errors.add("line %d: '%s' stands twice".formatted(parser.getCurrentLineNumber(), name));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(
          "Cannot read %s: %s".formatted(file, String.join("; ", errors)));
    }
    return new Filings(byFile);
  }

  private static String value(CSVRecord line, List<String> headers, String column) {
    return line.get(headers.indexOf(column)).strip();
  }

  private static boolean isDay(String text) {
    try {
      return text.matches("\\d{4}-.*") && LocalDate.parse(text) != null;
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static String withoutMark(String header) {
    return header.replace("\uFEFF", "");
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setIgnoreEmptyLines(true)
        .get();
  }
}
