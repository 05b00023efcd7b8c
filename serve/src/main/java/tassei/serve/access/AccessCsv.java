package tassei.serve.access;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file with exactly the columns it must have. */
record AccessCsv(Path file, List<CSVRecord> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  /**
   * @throws InvalidAccessException when a column is missing or unknown, or a row is of other length
   */
  static AccessCsv read(Path file, List<String> columns) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = FORMAT.parse(reader)) {
      if (!parser.getHeaderNames().equals(columns)) {
        throw new InvalidAccessException(
            List.of(
                "%s:1: columns are %s, expected %s"
                    .formatted(
                        file,
                        String.join(",", parser.getHeaderNames()),
                        String.join(",", columns))));
      }
      AccessCsv csv = new AccessCsv(file, parser.getRecords());
      List<String> errors = new ArrayList<>();
      for (CSVRecord row : csv.rows()) {
        if (!row.isConsistent()) {
          errors.add(
              csv.error(row, "%d values, expected %d".formatted(row.size(), columns.size())));
        }
      }
      refuse(errors);
      return csv;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read " + file, cause);
    }
  }

  String error(CSVRecord row, String what) {
    return "%s:%d: %s".formatted(file, row.getRecordNumber() + 1, what);
  }

  static void refuse(List<String> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidAccessException(errors);
    }
  }
}
