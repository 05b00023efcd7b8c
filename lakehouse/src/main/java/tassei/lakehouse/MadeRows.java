package tassei.lakehouse;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
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
        made -> files.write(made, new OuterRow(places)).iterator();
    return rows.mapPartitions(write).collect();
  }

  /**
   * The same with the rows of a query.
   *
   * @param columns of the table
   */
  static List<DataFile> write(Table table, Dataset<Row> rows, StructType columns) {
    Files files = new Files(SerializableTable.copyOf(table));
    FlatMapFunction<Iterator<InternalRow>, DataFile> write =
        made -> files.write(made, new InnerRow(files.table.schema().columns())).iterator();
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows.to(columns))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(write)
        .collect();
  }

  /** Whether a table's columns are of types that are written so. */
  static boolean areFor(Table table) {
    return RowValues.areOf(table.schema().columns());
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
    <R> List<DataFile> write(Iterator<R> rows, RowValues<R> values) throws IOException {
      int column = federation();
      Map<Object, Part<R>> parts = new HashMap<>();
      Part<R> part = null;
      try {
        while (rows.hasNext()) {
          R row = rows.next();
          Object of = column < 0 ? null : values.value(row, column);
          if (part == null || !Objects.equals(of, part.of)) {
            part = parts.computeIfAbsent(of, each -> new Part<>(table, values, each));
          }
          part.write(row);
        }
        return closed(parts.values());
      } catch (Throwable failed) {
        parts.values().forEach(each -> each.drop(failed));
        throw failed;
      }
    }

    private static <R> List<DataFile> closed(Collection<Part<R>> parts) throws IOException {
      List<DataFile> written = new ArrayList<>();
      for (Part<R> part : parts) {
        part.close();
        written.addAll(part.written);
      }
      return written;
    }

    /** The column that says whose a row is; -1 where the table is not divided. */
    private int federation() {
      return table.spec().isUnpartitioned()
          ? -1
          : table.schema().columns().stream()
              .map(NestedField::name)
              .toList()
              .indexOf(TableDefinition.PART);
    }
  }

  /** The rows of a federation that one task makes. */
  private static final class Part<R> {
    private final Object of;
    private final Table table;
    private final RowValues<R> values;
    private final long most;
    private final List<DataFile> written = new ArrayList<>();
    private DataWriter<R> writer;
    private long count;

    Part(Table table, RowValues<R> values, Object of) {
      this.of = of;
      this.table = table;
      this.values = values;
      this.most =
          PropertyUtil.propertyAsLong(
              table.properties(),
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
              TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    }

    void write(R row) throws IOException {
      if (writer == null) {
        List<NestedField> columns = table.schema().columns();
        String name = UUID.randomUUID() + ".parquet";
        writer =
            RecordFiles.begin(
                table,
                table.spec(),
                partition(),
                name,
                type -> RowWriter.of(columns, type, values));
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
      partition.set(0, of == null ? null : ((Binary) of).toStringUsingUTF8());
      return partition;
    }

    void close() throws IOException {
      if (writer != null) {
        writer.close();
        written.add(writer.toDataFile());
        writer = null;
      }
    }

    /** Takes away what nobody will know of. */
    void drop(Throwable failed) {
      try {
        close();
      } catch (IOException | RuntimeException cause) {
        failed.addSuppressed(cause);
      }
      for (DataFile file : written) {
        try {
          table.io().deleteFile(file.location());
        } catch (RuntimeException cause) {
          failed.addSuppressed(cause);
        }
      }
    }
  }
}
