package tassei.serve;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Writes CSV with a header, each line ended by a line feed as in a shell. */
final class CsvWriter implements RowWriter {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]|^\\s|\\s$|^$");

  private final List<Column> columns;
  private final Appendable out;

  CsvWriter(List<Column> columns, Appendable out) {
    this.columns = columns;
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    line(columns.stream().map(column -> quoted(column.name())).toList());
  }

  @Override
  public void write(List<Object> row) throws IOException {
    line(row.stream().map(value -> value == null ? "" : quoted(PlainText.of(value))).toList());
  }

  private void line(List<String> fields) throws IOException {
    out.append(String.join(",", fields)).append('\n');
  }

  private static String quoted(String field) {
    if (!NEEDS_QUOTES.matcher(field).find()) {
      return field;
    }
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  @Override
  public void end() {}
}
