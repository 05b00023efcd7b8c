package tassei.lakehouse;

import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.shaded.org.apache.avro.util.Utf8;
import org.apache.iceberg.types.Types.StructType;

/**
 * One row after the other, looked at as a record of a table; it may be read and not written. Texts
 * come as bytes, which are made once of a text that comes again soon: most columns say the same few
 * words in every row.
 *
 * @param <R> what a row is
 */
abstract class RowAsRecord<R> implements Record {
  private final StructType type;
  private R row;

  RowAsRecord(StructType type) {
    this.type = type;
  }

  final RowAsRecord<R> of(R next) {
    row = next;
    return this;
  }

  /** The value of a column, as a record has it. */
  abstract Object value(R of, int column);

  @Override
  public final Object get(int column) {
    return value(row, column);
  }

  @Override
  public final <T> T get(int column, Class<T> javaClass) {
    return javaClass.cast(get(column));
  }

  @Override
  public final int size() {
    return type.fields().size();
  }

  @Override
  public final StructType struct() {
    return type;
  }

  @Override
  public final Object getField(String name) {
    return get(type.fields().indexOf(type.field(name)));
  }

  @Override
  public final <T> void set(int column, T value) {
    throw new UnsupportedOperationException("Cannot set a value of a row");
  }

  @Override
  public final void setField(String name, Object value) {
    throw new UnsupportedOperationException("Cannot set a value of a row");
  }

  @Override
  public final Record copy() {
    throw new UnsupportedOperationException("Cannot copy a row");
  }

  @Override
  public final Record copy(Map<String, Object> overwriteValues) {
    throw new UnsupportedOperationException("Cannot copy a row");
  }

  /**
   * Texts of a column that were made bytes last, one for each remainder of their hashes.
   *
   * @param <T> what a text is
   */
  abstract static class Encoded<T> {
    private static final int MOST = 256;

    private final Object[] texts = new Object[MOST];
    private final Utf8[] encoded = new Utf8[MOST];

    final Utf8 of(T text) {
      int place = text.hashCode() & MOST - 1;
      if (!text.equals(texts[place])) {
        texts[place] = kept(text);
        encoded[place] = new Utf8(bytes(text));
      }
      return encoded[place];
    }

    /** A text that stays what it is when the next row is looked at. */
    abstract T kept(T text);

    abstract byte[] bytes(T text);
  }
}
