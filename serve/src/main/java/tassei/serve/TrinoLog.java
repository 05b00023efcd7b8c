package tassei.serve;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The log a Trino writes, from the place where its start began. */
record TrinoLog(Path file, long begin) {
  private static final long LARGEST = 10_000_000;
  private static final int LAST_BYTES = 64_000;
  private static final int LAST_LINES = 30;
  private static final Pattern NOISE =
      Pattern.compile(
          "^\\s*$|^\\tat |^\\t\\.\\.\\. \\d+ more"
              + "|\\tINFO\\t|^INFO: |io\\.airlift\\.log\\.Logger info$|^WARNING: Using incub");

  /** In the warehouse, or in the folder given for a warehouse that cannot be written. */
  static TrinoLog of(Path warehouse, Path otherwise) {
    Path file = folder(warehouse, otherwise).resolve("trino.log");
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Files.delete(file);
      }
      return new TrinoLog(file, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use log: " + file, e);
    }
  }

  private static Path folder(Path warehouse, Path otherwise) {
    Path logs = warehouse.resolve("logs");
    try {
      Files.createDirectories(logs);
      return Files.isWritable(logs) ? logs : otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** The last lines that tell something: neither stack frames nor the steps of a normal start. */
  String end() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(begin, log.length() - LAST_BYTES));
      byte[] bytes = new byte[(int) (log.length() - log.getFilePointer())];
      log.readFully(bytes);
      return lastLines(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().filter(line -> !NOISE.matcher(line).find()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
