package tassei.ingest.land;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What {@code filings.csv} says of the files of its folder or archive and of all below: who files,
 * for which year, since when. Of two that speak of one file the outer one goes first, so that an
 * office can correct what came in an archive.
 *
 * @param byFile by the path from the folder or archive, with slashes
 */
record Filings(Map<String, Declared> byFile) {
  static final String FILE_NAME = "filings.csv";
  static final Filings NONE = new Filings(Map.of());
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

  /** What these and those of a folder or archive further in say together. */
  Filings and(String inner, Filings others) {
    Map<String, Declared> all = new HashMap<>(byFile);
    others.byFile.forEach((file, declared) -> all.putIfAbsent(inner + file, declared));
    return new Filings(all);
  }

  static boolean isNamed(String path) {
    return path.substring(path.lastIndexOf('/') + 1).equals(FILE_NAME);
  }

  /**
   * @throws InvalidInputException with every line that is wrong
   */
  static Filings read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return NONE;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file, reader);
    } catch (IOException cause) {
      throw unreadable(file, cause);
    }
  }

  /**
   * Those of an archive's folders. One that cannot be read says nothing: it came with the archive,
   * and is landed as a file like any other.
   *
   * @param readable filled with the names of those that were read
   */
  static Filings inArchive(Path archive, Map<String, byte[]> entries, Set<String> readable) {
    Filings all = NONE;
    List<String> names = entries.keySet().stream().filter(Filings::isNamed).toList();
    for (String name : names.stream().sorted(Comparator.comparingInt(String::length)).toList()) {
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(entries.get(name)))
                .toString();
        Filings found = read(archive.resolve(name), new StringReader(text));
        all = all.and(name.substring(0, name.length() - FILE_NAME.length()), found);
        readable.add(name);
      } catch (InvalidInputException | CharacterCodingException unreadable) {
        continue;
      }
    }
    return all;
  }

  private static Filings read(Path file, Reader reader) {
    try (CSVParser parser = format().parse(reader)) {
      return read(file, parser);
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException cause) {
      throw unreadable(file, cause);
    }
  }

  private static InvalidInputException unreadable(Path file, Exception cause) {
    boolean charset =
        cause instanceof CharacterCodingException
            || cause.getCause() instanceof CharacterCodingException;
    String why =
        charset
            ? "not UTF-8"
            : cause instanceof FileSystemException system
                ? "found " + Unread.of(FILE_NAME, system).foundEn()
                : cause.getMessage();
    return new InvalidInputException("Cannot read %s: %s".formatted(file, why), cause);
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
