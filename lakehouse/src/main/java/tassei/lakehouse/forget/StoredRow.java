package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import org.apache.iceberg.data.Record;

/** A row as a table holds it; good until the next one is read. */
public final class StoredRow {
  private final Record record;

  StoredRow(Record record) {
    this.record = requireNonNull(record, "record is null");
  }

  /** A text; empty where there is none. */
  public String text(String column) {
    Object value = record.getField(column);
    return value == null ? "" : value.toString();
  }

  /** A whole number; 0 where there is none. */
  public int number(String column) {
    Object value = record.getField(column);
    return value == null ? 0 : ((Number) value).intValue();
  }
}
