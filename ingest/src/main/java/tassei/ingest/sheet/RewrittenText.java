package tassei.ingest.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document.Row;

/** A text written again without some of its cells, one row at a time; what is written is UTF-8. */
public final class RewrittenText {
  private RewrittenText() {}

  /**
   * Writes every row under its number: a row that goes becomes an empty line.
   *
   * @param left the cells that are left of a row, as they stood, an empty one for each that goes;
   *     none where the row goes
   */
  public static void write(LargeText.Opened text, Path to, Function<Row, List<String>> left)
      throws IOException {
    String separator = text.format().startsWith("tsv") ? "\t" : text.format().substring(3);
    String between = separator.isEmpty() ? "," : separator;
    boolean quoted = !text.format().equals("tsv");
    try (TextRows rows = text.rows();
        BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      while (rows.hasNext()) {
        List<String> cells = left.apply(rows.next());
        out.write(
            cells.stream()
                .map(cell -> quoted ? quoted(cell, between) : cell)
                .collect(Collectors.joining(between)));
        out.write("\r\n");
      }
    }
  }

  private static String quoted(String cell, String separator) {
    boolean plain =
        !cell.contains(separator)
            && cell.chars().noneMatch(letter -> letter == '"' || letter == '\r' || letter == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
