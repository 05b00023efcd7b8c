package tassei.lakehouse;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Rows of a flat table as Parquet, as Iceberg's own writers write them; but texts come as bytes.
 *
 * @param <R> what a row is
 */
final class RowWriter<R> extends ParquetValueWriters.StructWriter<R> {
  private static final int DIGITS_OF_AN_INT = 9;
  private static final int DIGITS_OF_A_LONG = 18;

  private final RowValues<R> values;

  private RowWriter(List<ParquetValueWriter<?>> columns, RowValues<R> values) {
    super(columns);
    this.values = values;
  }

  /**
   * @param columns of the table, of {@link RowValues#areOf known} types
   * @param file the same as the file has them
   */
  static <R> RowWriter<R> of(List<NestedField> columns, MessageType file, RowValues<R> values) {
    List<ParquetValueWriter<?>> writers = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnDescriptor column = file.getColumns().get(i);
      ParquetValueWriter<?> writer = writer(columns.get(i).type(), column);
      writers.add(
          ParquetValueWriters.option(file.getType(i), column.getMaxDefinitionLevel(), writer));
    }
    return new RowWriter<>(writers, values);
  }

  @Override
  protected Object get(R row, int column) {
    return values.value(row, column);
  }

  private static ParquetValueWriter<?> writer(Type type, ColumnDescriptor column) {
    return switch (type.typeId()) {
      case STRING -> new Bytes(column);
      case INTEGER, DATE -> ParquetValueWriters.ints(column);
      case LONG -> ParquetValueWriters.longs(column);
      case DOUBLE -> ParquetValueWriters.doubles(column);
      case BOOLEAN -> ParquetValueWriters.booleans(column);
      case DECIMAL -> decimal((DecimalType) type, column);
      default -> throw new IllegalArgumentException("Cannot write a value of type " + type);
    };
  }

  private static ParquetValueWriter<?> decimal(DecimalType type, ColumnDescriptor column) {
    int precision = type.precision();
    if (precision <= DIGITS_OF_AN_INT) {
      return ParquetValueWriters.decimalAsInteger(column, precision, type.scale());
    }
    return precision <= DIGITS_OF_A_LONG
        ? ParquetValueWriters.decimalAsLong(column, precision, type.scale())
        : ParquetValueWriters.decimalAsFixed(column, precision, type.scale());
  }

  private static final class Bytes extends ParquetValueWriters.PrimitiveWriter<Binary> {
    Bytes(ColumnDescriptor column) {
      super(column);
    }
  }
}
