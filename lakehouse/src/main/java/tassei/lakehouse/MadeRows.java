package tassei.lakehouse;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import tassei.ddl.TableDefinition;

/**
 * Many rows, each written by the task that makes it, and without what the engine does with every
 * value on the way to its own writers. As there, a file holds the rows of one federation where the
 * table is divided.
 */
final class MadeRows {
  /** Between two looks at how long a file has become. */
  private static final int LOOKED_AT = 1_000;

  private MadeRows() {}

  /**
   * Writes rows to files that no snapshot knows yet, as many as tasks had rows.
   *
   * @param columns of the rows, by name and in their order; another column of the table is null
   */
  static List<DataFile> write(Table table, StructType columns, JavaRDD<Row> rows) {
    int[] places = places(table, columns);
    Files files = new Files(SerializableTable.copyOf(table));
    FlatMapFunction<Iterator<Row>, DataFile> write =
        made -> files.write(made, new OuterRow(files.table.schema().asStruct(), places)).iterator();
    return rows.mapPartitions(write).collect();
  }

  /** The same with the rows of a query. */
  static List<DataFile> write(Table table, Dataset<Row> rows, StructType columns) {
    Files files = new Files(SerializableTable.copyOf(table));
    FlatMapFunction<Iterator<InternalRow>, DataFile> write =
        made -> files.write(made, new InnerRow(files.table.schema().asStruct())).iterator();
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows.to(columns))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(write)
        .collect();
  }

  /** Whether the rows of a query for this table can be written so. */
  static boolean areFor(Table table) {
    return table.schema().columns().stream().map(NestedField::type).allMatch(InnerRow::isKnown);
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
  private record Files(Table table) implements Serializable {
    <R> List<DataFile> write(Iterator<R> rows, RowAsRecord<R> record) throws IOException {
      Map<String, Part> parts = new HashMap<>();
      Supplier<String> federation = federation(record);
      Part part = null;
      try {
        while (rows.hasNext()) {
          record.of(rows.next());
          String of = federation.get();
          if (part == null || !Objects.equals(of, part.of)) {
            part = parts.computeIfAbsent(of, each -> new Part(table, each));
          }
          part.write(record);
        }
      } finally {
        for (Part each : parts.values()) {
          each.close();
        }
      }
      return parts.values().stream().flatMap(each -> each.written.stream()).toList();
    }

    /** Whose a row is; null for nobody's, and where the table is not divided. */
    private Supplier<String> federation(Record record) {
      if (table.spec().isUnpartitioned()) {
        return () -> null;
      }
      int column =
          table.schema().columns().stream()
              .map(NestedField::name)
              .toList()
              .indexOf(TableDefinition.PART);
      return () -> Objects.toString(record.get(column), null);
    }
  }

  /** The rows of a federation that one task makes. */
  private static final class Part {
    private final String of;
    private final Table table;
    private final long most;
    private final List<DataFile> written = new ArrayList<>();
    private DataWriter<Record> writer;
    private long count;

    Part(Table table, String of) {
      this.of = of;
      this.table = table;
      this.most =
          PropertyUtil.propertyAsLong(
              table.properties(),
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    }

    void write(Record row) throws IOException {
      if (writer == null) {
        String name = UUID.randomUUID() + ".parquet";
        writer = RecordFiles.begin(table, table.spec(), partition(), name);
      }
      writer.write(row);
      count++;
      if (count % LOOKED_AT == 0 && writer.length() >= most) {
        close();
      }
    }

    private StructLike partition() {
      if (table.spec().isUnpartitioned()) {
        return null;
      }
      PartitionData partition = new PartitionData(table.spec().partitionType());
      partition.set(0, of);
      return partition;
    }

    void close() throws IOException {
      if (writer != null) {
        writer.close();
        written.add(writer.toDataFile());
        writer = null;
      }
    }
  }
}
