package tassei.lakehouse;

import java.io.IOException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;
import tassei.ddl.TableDefinition;

/**
 * Rows in memory as a data file: for a few rows a job of the engine takes longer than all else that
 * is done for a table.
 */
final class HeldRows {
  private HeldRows() {}

  /**
   * Writes rows to files that no snapshot knows yet: one, or one for each federation where the
   * table is divided.
   *
   * @param rows with the columns of the table, in its order
   * @return none where there are no rows
   */
  static List<DataFile> write(Table table, List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    if (table.spec().isUnpartitioned()) {
      return List.of(write(table, null, rows));
    }
    int part =
        table.schema().columns().stream()
            .map(NestedField::name)
            .toList()
            .indexOf(TableDefinition.PART);
    Map<Optional<String>, List<Row>> parts =
        rows.stream()
            .collect(Collectors.groupingBy(row -> Optional.ofNullable(row.getString(part))));
    return parts.entrySet().stream()
        .map(
            of -> {
              PartitionData partition = new PartitionData(table.spec().partitionType());
              partition.set(0, of.getKey().orElse(null));
              return write(table, partition, of.getValue());
            })
        .toList();
  }

  private static DataFile write(Table table, StructLike partition, List<Row> rows) {
    List<NestedField> columns = table.schema().columns();
    try {
      DataWriter<Record> writer =
          RecordFiles.begin(table, table.spec(), partition, UUID.randomUUID() + ".parquet");
      try (writer) {
        for (Row row : rows) {
          writer.write(record(table, columns, row));
        }
      }
      return writer.toDataFile();
    } catch (IOException cause) {
      throw new WarehouseException("Cannot write rows of table " + table.name(), cause);
    }
  }

  private static Record record(Table table, List<NestedField> columns, Row row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "Cannot write %d columns to table %s, expected %d"
              .formatted(row.size(), table.name(), columns.size()));
    }
    Record record = GenericRecord.create(table.schema());
    for (int i = 0; i < columns.size(); i++) {
      record.set(i, value(row.get(i)));
    }
    return record;
  }

  private static Object value(Object value) {
    return switch (value) {
      case null -> null;
      case Date date -> date.toLocalDate();
      case Timestamp at -> at.toInstant().atOffset(ZoneOffset.UTC);
      case scala.collection.Seq<?> list -> CollectionConverters.asJava(list);
      default -> value;
    };
  }
}
