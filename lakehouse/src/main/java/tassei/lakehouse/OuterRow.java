package tassei.lakehouse;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.StructType;
import org.apache.spark.sql.Row;

/** A row with values of Java's types. */
final class OuterRow extends RowAsRecord<Row> {
  private final int[] places;
  private final Text[] texts;

  /**
   * @param places where in a row each column is; -1 for one that is null
   */
  OuterRow(StructType type, int[] places) {
    super(type);
    this.places = places;
    this.texts = Stream.generate(Text::new).limit(places.length).toArray(Text[]::new);
  }

  @Override
  Object value(Row row, int column) {
    Object value = places[column] < 0 ? null : row.get(places[column]);
    return value instanceof String text ? texts[column].of(text) : HeldRows.value(value);
  }

  private static final class Text extends Encoded<String> {
    @Override
    String kept(String text) {
      return text;
    }

    @Override
    byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
