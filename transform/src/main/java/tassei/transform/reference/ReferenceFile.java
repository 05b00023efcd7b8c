package tassei.transform.reference;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One kind of reference file: its name, its columns, and what makes a row the same as another.
 *
 * @param name the file is {@code <name>.csv}
 * @param key the columns that identify a row
 * @param overlay what the file of a later folder does to the rows of an earlier one
 * @param needed whether there is no run without a row of it
 */
record ReferenceFile(
    String name, List<Column> columns, List<String> key, Overlay overlay, boolean needed) {
  ReferenceFile {
    requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    requireNonNull(overlay, "overlay is null");
  }

  /** A file that a later folder overlays row by row. */
  ReferenceFile(String name, List<Column> columns, List<String> key) {
    this(name, columns, key, Overlay.ROW_BY_ROW);
  }

  ReferenceFile(String name, List<Column> columns, List<String> key, Overlay overlay) {
    this(name, columns, key, overlay, true);
  }

  /** The same file, which need not hold a row or be there at all. */
  ReferenceFile mayBeEmpty() {
    return new ReferenceFile(name, columns, key, overlay, false);
  }

  /** What the file of a later folder does to the rows of an earlier one. */
  enum Overlay {
    /** It replaces rows of the same key and adds others. */
    ROW_BY_ROW,
    /** It replaces them all. */
    WHOLE_FILE
  }

  /** What a column may hold. */
  sealed interface Type {
    record Text() implements Type {}

    record WholeNumber() implements Type {}

    record Amount() implements Type {}

    record Day() implements Type {}

    record OneOf(List<String> words) implements Type {
      public OneOf {
        words = List.copyOf(words);
      }
    }
  }

  /**
   * @param required whether it must be filled in every row
   * @param isLater whether it came with a later version, so that a file may lack it
   */
  record Column(String name, Type type, boolean required, boolean isLater) {
    static Column text(String name) {
      return new Column(name, new Type.Text(), false, false);
    }

    static Column number(String name) {
      return new Column(name, new Type.WholeNumber(), false, false);
    }

    static Column amount(String name) {
      return new Column(name, new Type.Amount(), false, false);
    }

    static Column day(String name) {
      return new Column(name, new Type.Day(), false, false);
    }

    static Column oneOf(String name, String... words) {
      return new Column(name, new Type.OneOf(List.of(words)), false, false);
    }

    Column filled() {
      return new Column(name, type, true, isLater);
    }

    Column later() {
      return new Column(name, type, required, true);
    }
  }

  /** A row with the place it stands, values by column; an empty value is null. */
  record Line(String place, Map<String, String> values) {
    String value(String column) {
      return values.get(column);
    }

    Integer number(String column) {
      return value(column) == null ? null : Integer.valueOf(value(column));
    }
  }

  /** The rows of a file by key; an absent file has none. What is wrong goes to {@code errors}. */
  Map<String, Line> read(Path folder, List<String> errors) {
    Path file = folder.resolve(name + ".csv");
    Map<String, Line> lines = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return lines;
    }
    try {
      read(file, text(file), lines, errors);
    } catch (IOException | UncheckedIOException cause) {
      errors.add("%s: cannot be read: %s".formatted(file, cause.getMessage()));
    }
    return lines;
  }

  /**
   * The text of a file.
   *
   * @throws IOException when it is not UTF-8, with the line of the first byte that is not
   */
  private static String text(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException cause) {
      long line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += bytes.get(i) == '\n' ? 1 : 0;
      }
      throw new IOException(
          "line %d is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)".formatted(line),
          cause);
    }
  }

  private void read(Path file, String text, Map<String, Line> lines, List<String> errors)
      throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      read(file, parser, lines, errors);
    }
  }

  private void read(Path file, CSVParser parser, Map<String, Line> lines, List<String> errors) {
    List<String> names = columns.stream().map(Column::name).toList();
    List<String> earlier =
        columns.stream().filter(column -> !column.isLater()).map(Column::name).toList();
    List<Column> present = columns;
    boolean header = true;
    for (CSVRecord csv : parser) {
      String place = "%s line %d".formatted(file, parser.getCurrentLineNumber());
      if (header) {
        header = false;
        List<String> found = csv.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
        if (!found.equals(names.subList(0, Math.min(found.size(), names.size())))
            || found.size() < earlier.size()) {
          errors.add("%s: expected the columns %s, found %s".formatted(place, names, found));
          return;
        }
        present = columns.subList(0, found.size());
      } else if (csv.size() != present.size()) {
        errors.add("%s: expected %d fields, found %d".formatted(place, present.size(), csv.size()));
      } else {
        Line line = line(place, present, csv, errors);
        String id = key(line);
        if (lines.containsKey(id)) {
          errors.add("%s: %s stands twice, also at %s".formatted(place, id, lines.get(id).place()));
        }
        lines.put(id, line);
      }
    }
  }

  /** A row of the file, without line end; a column without a value stays empty. */
  String row(Map<String, String> values) {
    return CSVFormat.RFC4180.format(
        columns.stream().map(column -> values.getOrDefault(column.name(), "")).toArray());
  }

  String key(Line line) {
    List<String> parts = new ArrayList<>();
    key.forEach(column -> parts.add(String.valueOf(line.value(column))));
    return String.join("/", parts);
  }

  private Line line(String place, List<Column> present, CSVRecord csv, List<String> errors) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < present.size(); i++) {
      Column column = present.get(i);
      String value = csv.get(i).strip();
      values.put(column.name(), value.isEmpty() ? null : value);
      String wrong = wrong(column, value);
      if (!wrong.isEmpty()) {
        errors.add("%s: %s %s, found '%s'".formatted(place, column.name(), wrong, value));
      }
    }
    return new Line(place, values);
  }

  private static String wrong(Column column, String value) {
    if (value.isEmpty()) {
      return column.required() ? "is missing" : "";
    }
    return switch (column.type()) {
      case Type.Text text -> "";
      case Type.WholeNumber number -> value.matches("\\d{1,9}") ? "" : "is not a whole number";
      case Type.Amount amount ->
          value.matches("-?\\d{1,14}(\\.\\d{1,4})?")
              ? ""
              : "is not a number of up to four decimals";
      case Type.Day day -> isDay(value) ? "" : "is not a date like 2008-04-01";
      case Type.OneOf(List<String> words) -> words.contains(value) ? "" : "is not one of " + words;
    };
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }
}
