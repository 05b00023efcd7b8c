package tassei.lakehouse;

import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A row as the engine has it, whose columns are those of the table in their order. */
final class InnerRow extends RowValues<InternalRow> {
  private final Getter[] getters;

  /**
   * @param columns all of {@link RowValues#areOf known} types
   */
  InnerRow(List<NestedField> columns) {
    getters = new Getter[columns.size()];
    for (int column = 0; column < getters.length; column++) {
      getters[column] = getter(columns.get(column).type(), column);
    }
  }

  @Override
  Object value(InternalRow row, int column) {
    return row.isNullAt(column) ? null : getters[column].of(row);
  }

  @FunctionalInterface
  private interface Getter {
    Object of(InternalRow row);
  }

  private static Getter getter(Type type, int column) {
    return switch (type.typeId()) {
      case STRING -> text(column);
      case INTEGER, DATE -> row -> row.getInt(column);
      case LONG -> row -> row.getLong(column);
      case DOUBLE -> row -> row.getDouble(column);
      case BOOLEAN -> row -> row.getBoolean(column);
      case DECIMAL -> {
        DecimalType decimal = (DecimalType) type;
        yield row ->
            row.getDecimal(column, decimal.precision(), decimal.scale()).toJavaBigDecimal();
      }
      default -> throw new IllegalArgumentException("Cannot get a value of type " + type);
    };
  }

  private static Getter text(int column) {
    Encoded<UTF8String> texts = new Text();
    return row -> texts.of(row.getUTF8String(column));
  }

  private static final class Text extends Encoded<UTF8String> {
    @Override
    UTF8String kept(UTF8String text) {
      return text.clone();
    }

    @Override
    byte[] bytes(UTF8String text) {
      return text.getBytes();
    }
  }
}
