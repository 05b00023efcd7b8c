package tassei.serve;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import tassei.model.FormulaGuard;

/**
 * Writes CSV with a header, each line ended by a line feed as in a shell. Text that a spreadsheet
 * might run as a formula is written after an apostrophe; numbers are written as they are.
 */
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
    line(columns.stream().map(column -> quoted(FormulaGuard.protect(column.name()))).toList());
  }

  @Override
  public void write(List<Object> row) throws IOException {
    line(row.stream().map(value -> value == null ? "" : quoted(text(value))).toList());
  }

  private static String text(Object value) {
    String text = PlainText.of(value);
    return value instanceof Number ? text : FormulaGuard.protect(text);
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
