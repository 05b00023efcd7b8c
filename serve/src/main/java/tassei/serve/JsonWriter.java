package tassei.serve;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes each row as one JSON object on a line of its own. */
final class JsonWriter implements RowWriter {
  private final List<Column> columns;
  private final Appendable out;

  JsonWriter(List<Column> columns, Appendable out) {
    this.columns = columns;
    this.out = out;
  }

  /** An object with a key twice loses a value in most readers. */
  @Override
  public void begin() {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new QueryFailedException(
            "Cannot print two columns of one name as JSON, rename one with AS: " + column.name());
      }
    }
  }

  @Override
  public void write(List<Object> row) throws IOException {
    String separator = "{";
    for (int i = 0; i < columns.size(); i++) {
      out.append(separator).append(JsonText.of(columns.get(i).name())).append(':');
      out.append(JsonText.of(row.get(i)));
      separator = ",";
    }
    out.append("}\n");
  }

  @Override
  public void end() {}
}
