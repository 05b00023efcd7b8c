package tassei.lakehouse;

import java.io.IOException;
import java.util.function.Function;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;

/** Data files of a table, written record by record without an engine. */
public final class RecordFiles {
  private RecordFiles() {}

  /**
   * Begins a data file in its table's folder.
   *
   * @param partition of the rows that will be written; null where the spec has none
   * @param name of the file
   */
  public static DataWriter<Record> begin(
      Table table, PartitionSpec spec, StructLike partition, String name) throws IOException {
    return begin(
        table, spec, partition, name, type -> GenericParquetWriter.create(table.schema(), type));
  }

  /** The same with a writer of one's own. */
  static <R> DataWriter<R> begin(
      Table table,
      PartitionSpec spec,
      StructLike partition,
      String name,
      Function<MessageType, ParquetValueWriter<?>> writer)
      throws IOException {
    String path =
        spec.isUnpartitioned()
            ? table.locationProvider().newDataLocation(name)
            : table.locationProvider().newDataLocation(spec, partition, name);
    return Parquet.writeData(table.io().newOutputFile(path))
        .schema(table.schema())
        .createWriterFunc(writer)
        .metricsConfig(MetricsConfig.forTable(table))
        .setAll(table.properties())
        .withSpec(spec)
        .withPartition(partition)
        .overwrite()
        .build();
  }
}
