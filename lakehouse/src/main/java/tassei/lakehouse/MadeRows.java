package tassei.lakehouse;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that tasks make, written by the task that makes them: of twenty million rows the engine
 * would make bytes of its own first, and take each value out of them again.
 */
final class MadeRows {
  /** Between two looks at how long a file has become. */
  private static final int LOOKED_AT = 1_000;

  private MadeRows() {}

  /**
   * Writes rows to files that no snapshot knows yet, as many as tasks had rows.
   *
   * @param table undivided
   * @param columns of the rows, by name and in their order; another column of the table is null
   */
  static List<DataFile> write(Table table, StructType columns, JavaRDD<Row> rows) {
    if (!table.spec().isUnpartitioned()) {
      throw new IllegalArgumentException("Cannot write rows of no part to table " + table.name());
    }
    Files files = new Files(SerializableTable.copyOf(table), places(table, columns));
    FlatMapFunction<Iterator<Row>, DataFile> write = made -> files.write(made).iterator();
    return rows.mapPartitions(write).collect();
  }

  /** Where in a row each column of the table is; -1 for one that rows do not have. */
  private static int[] places(Table table, StructType columns) {
    List<NestedField> fields = table.schema().columns();
    Set<String> names = fields.stream().map(NestedField::name).collect(Collectors.toSet());
    List<String> given = Arrays.asList(columns.fieldNames());
    List<String> unknown = given.stream().filter(name -> !names.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot write columns %s to table %s: it has none of the name"
              .formatted(String.join(", ", unknown), table.name()));
    }
    return fields.stream().mapToInt(field -> given.indexOf(field.name())).toArray();
  }

  /** Goes to the tasks. */
  private record Files(Table table, int[] places) implements Serializable {
    List<DataFile> write(Iterator<Row> rows) throws IOException {
      List<DataFile> written = new ArrayList<>();
      while (rows.hasNext()) {
        written.add(one(rows));
      }
      return written;
    }

    private DataFile one(Iterator<Row> rows) throws IOException {
      long most =
          PropertyUtil.propertyAsLong(
              table.properties(),
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
      RowAsRecord record = new RowAsRecord(table.schema().asStruct(), places);
      DataWriter<Record> writer =
          RecordFiles.begin(table, table.spec(), null, UUID.randomUUID() + ".parquet");
      try (writer) {
        long count = 0;
        do {
          writer.write(record.of(rows.next()));
          count++;
        } while (rows.hasNext() && (count % LOOKED_AT != 0 || writer.length() < most));
      }
      return writer.toDataFile();
    }
  }
}
