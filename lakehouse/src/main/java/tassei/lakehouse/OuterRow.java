package tassei.lakehouse;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** A row with values of Java's types. */
final class OuterRow extends RowValues<Row> {
  private final int[] places;
  private final Text[] texts;

  /**
   * @param places where in a row each column is; -1 for one that is null
   */
  OuterRow(int[] places) {
    this.places = places;
    this.texts = Stream.generate(Text::new).limit(places.length).toArray(Text[]::new);
  }

  @Override
  Object value(Row row, int column) {
    Object value = places[column] < 0 ? null : row.get(places[column]);
    if (value instanceof String text) {
      return texts[column].of(text);
    }
    return value instanceof Date date ? (Object) (int) date.toLocalDate().toEpochDay() : value;
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
