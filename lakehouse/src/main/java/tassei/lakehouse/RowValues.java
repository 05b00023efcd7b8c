package tassei.lakehouse;

import java.util.List;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * How the values of a row are had as a {@link RowWriter} writes them: a text as bytes, a day as its
 * number since 1970, a decimal of the column's scale, the others as they are.
 *
 * @param <R> what a row is
 */
abstract class RowValues<R> {
  /**
   * The value of a column; null for none.
   *
   * @param column its place in the table
   */
  abstract Object value(R row, int column);

  /** Whether all columns are of types that are written so. */
  static boolean areOf(List<NestedField> columns) {
    return columns.stream().map(NestedField::type).allMatch(RowValues::isKnown);
  }

  private static boolean isKnown(Type type) {
    return switch (type.typeId()) {
      case STRING, INTEGER, LONG, DOUBLE, BOOLEAN, DECIMAL, DATE -> true;
      default -> false;
    };
  }

  /**
   * Texts of a column that were made bytes last, one for each remainder of their hashes: most
   * columns say the same few words in every row. That the bytes are not only alike but the same
   * spares Parquet's dictionary from comparing them letter by letter.
   *
   * @param <T> what a text is
   */
  abstract static class Encoded<T> {
    private static final int MOST = 4096;

    private final Object[] texts = new Object[MOST];
    private final Binary[] encoded = new Binary[MOST];

    final Binary of(T text) {
      int hash = text.hashCode();
      int place = (hash ^ hash >>> 16) & MOST - 1;
      if (!text.equals(texts[place])) {
        texts[place] = kept(text);
        encoded[place] = Binary.fromConstantByteArray(bytes(text));
      }
      return encoded[place];
    }

    /** A text that stays what it is when the next row is looked at. */
    abstract T kept(T text);

    abstract byte[] bytes(T text);
  }
}
