package tassei.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes columns in line, numbers to the right. The widths are those of the first rows, so that a
 * long result need not be held: a later, wider cell pushes its line out.
 */
final class TableWriter implements RowWriter {
  private static final int MEASURED_ROWS = 10_000;
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final Appendable out;
  private final int[] widths;
  private final List<List<String>> held = new ArrayList<>();
  private boolean isMeasured;

  TableWriter(List<Column> columns, Appendable out) {
    this.columns = columns;
    this.out = out;
    this.widths = new int[columns.size()];
  }

  @Override
  public void begin() {
    hold(columns.stream().map(column -> visible(column.name())).toList());
  }

  @Override
  public void write(List<Object> row) throws IOException {
    List<String> cells =
        row.stream().map(value -> value == null ? "NULL" : visible(PlainText.of(value))).toList();
    if (isMeasured) {
      line(cells);
      return;
    }

    hold(cells);
    if (held.size() > MEASURED_ROWS) {
      release();
    }
  }

  @Override
  public void end() throws IOException {
    if (!isMeasured) {
      release();
    }
  }

  private void hold(List<String> cells) {
    held.add(cells);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
    }
  }

  private void release() throws IOException {
    isMeasured = true;
    line(held.removeFirst());
    line(rule());
    for (List<String> cells : held) {
      line(cells);
    }
    held.clear();
  }

  private List<String> rule() {
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    return rule;
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cells.get(i))));
      if (columns.get(i).isNumber()) {
        line.append(padding).append(cells.get(i));
      } else {
        line.append(cells.get(i)).append(i < widths.length - 1 ? padding : "");
      }
      line.append(i < widths.length - 1 ? GAP : "\n");
    }
    out.append(line);
  }

  /** A control character in a cell would break the line, command the terminal, or hide. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '\n' -> visible.append("\\n");
        case '\r' -> visible.append("\\r");
        case '\t' -> visible.append("\\t");
        default -> visible.append(isPrinted(unit) ? String.valueOf(unit) : JsonText.escape(unit));
      }
    }
    return visible.toString();
  }

  private static boolean isPrinted(char unit) {
    return !Character.isISOControl(unit) && Character.getType(unit) != Character.FORMAT;
  }
}
