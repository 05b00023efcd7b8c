package tassei.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file in the making: UTF-8, a header, an empty field for what is not there. */
final class CsvTable implements AutoCloseable {
  private final Path file;
  private final BufferedWriter writer;
  private final int width;

  CsvTable(Path file, List<String> header) {
    this.file = file;
    this.width = header.size();
    try {
      this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write " + file, cause);
    }
    row(header.toArray());
  }

  /** Numbers with a fraction are DECIMAL(18, 4) and get four decimals. */
  void row(Object... values) {
    if (values.length != width) {
      throw new IllegalArgumentException(
          "Cannot write a row of %s: %d values, expected %d"
              .formatted(file.getFileName(), values.length, width));
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      line.append(i == 0 ? "" : ",").append(field(values[i]));
    }
    try {
      writer.write(line.append('\n').toString());
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write " + file, cause);
    }
  }

  private static String field(Object value) {
    String text =
        switch (value) {
          case null -> "";
          case BigDecimal amount -> Value.decimal(amount);
          case Value figure -> figure.isMeasured() ? figure.decimal() : "";
          default -> value.toString();
        };
    boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write " + file, cause);
    }
  }
}
