package tassei.lakehouse;

import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.StructType;
import org.apache.spark.sql.Row;

/** One row after the other, looked at as a record of a table; it may be read and not written. */
final class RowAsRecord implements Record {
  private final StructType type;
  private final int[] places;
  private Row row;

  /**
   * @param places where in a row each column is; -1 for one that is null
   */
  RowAsRecord(StructType type, int[] places) {
    this.type = type;
    this.places = places;
  }

  RowAsRecord of(Row next) {
    row = next;
    return this;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public Object get(int column) {
    return places[column] < 0 ? null : HeldRows.value(row.get(places[column]));
  }

  @Override
  public <T> T get(int column, Class<T> javaClass) {
    return javaClass.cast(get(column));
  }

  @Override
  public StructType struct() {
    return type;
  }

  @Override
  public Object getField(String name) {
    return get(type.fields().indexOf(type.field(name)));
  }

  @Override
  public <T> void set(int column, T value) {
    throw new UnsupportedOperationException("Cannot set a value of a row");
  }

  @Override
  public void setField(String name, Object value) {
    throw new UnsupportedOperationException("Cannot set a value of a row");
  }

  @Override
  public Record copy() {
    throw new UnsupportedOperationException("Cannot copy a row");
  }

  @Override
  public Record copy(Map<String, Object> overwriteValues) {
    throw new UnsupportedOperationException("Cannot copy a row");
  }
}
