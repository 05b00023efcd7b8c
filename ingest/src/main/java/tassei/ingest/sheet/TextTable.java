package tassei.ingest.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;

/**
 * Tells by its content whether a text is a table, and takes its cells apart.
 *
 * @param format tsv, csv, csv; (separated by semicolons) or text
 */
record TextTable(String format, List<Row> rows) {
  private static final double MOST = 0.6;
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*+\"");

  static TextTable of(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    if (isTabSeparated(lines)) {
      boolean quoted = text.startsWith("\"") || text.contains("\t\"") || text.contains("\n\"");
      return quoted ? separated(text, '\t', "tsv").orElseGet(() -> tabbed(lines)) : tabbed(lines);
    }
    return separated(text, ',', "csv")
        .or(() -> separated(text, ';', "csv;"))
        .orElseGet(() -> lines(isOneColumn(lines) ? unquoted(lines) : lines));
  }

  /**
   * A running text saved as a table of one column: the lines with a separator or a quotation mark
   * are in quotation marks, and some are because they have to be.
   */
  private static boolean isOneColumn(String[] lines) {
    boolean quoted = false;
    for (String line : lines) {
      boolean needsQuotes = line.indexOf(',') >= 0 || line.indexOf('"', 1) >= 0;
      if (needsQuotes && !QUOTED.matcher(line).matches()) {
        return false;
      }
      quoted |= line.indexOf(',') >= 0 || line.contains("\"\"");
    }
    return quoted;
  }

  private static String[] unquoted(String[] lines) {
    String[] unquoted = lines.clone();
    for (int no = 0; no < lines.length; no++) {
      if (QUOTED.matcher(lines[no]).matches()) {
        unquoted[no] = lines[no].substring(1, lines[no].length() - 1).replace("\"\"", "\"");
      }
    }
    return unquoted;
  }

  /** A table in which most records have the same number of fields, two at least. */
  private static Optional<TextTable> separated(String text, char separator, String format) {
    if (text.indexOf(separator) < 0) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    Map<Integer, Integer> widths = new HashMap<>();
    int filled = 0;
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .get()
            .parse(new StringReader(text))) {
      for (CSVRecord record : parser) {
        int no = rows.size() + 1;
        rows.add(new Row(no, cells(no, record)));
        if (!rows.getLast().isBlank()) {
          filled++;
          widths.merge(record.size(), 1, Integer::sum);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException notThisFormat) {
      return Optional.empty();
    }
    int most = filled;
    boolean table =
        filled > 1
            && widths.entrySet().stream()
                .anyMatch(width -> width.getKey() > 1 && width.getValue() >= most * MOST);
    return table ? Optional.of(new TextTable(format, rows)) : Optional.empty();
  }

  private static List<Cell> cells(int no, CSVRecord record) {
    List<Cell> cells = new ArrayList<>(record.size());
    for (int column = 0; column < record.size(); column++) {
      cells.add(Cell.of(record.get(column), CellRef.cell(CellRef.TEXT_SHEET, no, column + 1)));
    }
    return cells;
  }

  private static TextTable tabbed(String[] lines) {
    List<Row> rows = new ArrayList<>(lines.length);
    for (int no = 1; no <= lines.length; no++) {
      String[] parts = lines[no - 1].split("\t", -1);
      List<Cell> cells = new ArrayList<>(parts.length);
      for (int column = 1; column <= parts.length; column++) {
        cells.add(Cell.of(parts[column - 1], CellRef.cell(CellRef.TEXT_SHEET, no, column)));
      }
      rows.add(new Row(no, cells));
    }
    return new TextTable("tsv", rows);
  }

  private static TextTable lines(String[] lines) {
    List<Row> rows = new ArrayList<>(lines.length);
    for (int no = 1; no <= lines.length; no++) {
      rows.add(new Row(no, List.of(Cell.of(lines[no - 1], CellRef.line(no)))));
    }
    return new TextTable("text", rows);
  }

  /** A table has tabs in more lines than not, blank lines aside. */
  private static boolean isTabSeparated(String[] lines) {
    int tabbed = 0;
    int other = 0;
    for (String line : lines) {
      if (line.indexOf('\t') >= 0) {
        tabbed++;
      } else if (!line.isBlank()) {
        other++;
      }
    }
    return tabbed > other;
  }
}
