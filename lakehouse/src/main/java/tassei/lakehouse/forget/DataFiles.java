package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import tassei.lakehouse.RecordFiles;
import tassei.lakehouse.WarehouseException;

/** The data files of a table, read and written one row at a time. */
final class DataFiles {
  private final Table table;
  private int written;

  DataFiles(Table table) {
    this.table = requireNonNull(table, "table is null");
  }

  /** The files whose rows a snapshot has. */
  List<DataFile> of(Snapshot snapshot) {
    if (!snapshot.deleteManifests(table.io()).isEmpty()) {
      throw new WarehouseException(
          "Cannot forget in %s: its snapshot %d has delete files"
              .formatted(table.name(), snapshot.snapshotId()));
    }
    List<DataFile> files = new ArrayList<>();
    for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
      try (CloseableIterable<DataFile> live =
          ManifestFiles.read(manifest, table.io(), table.specs())) {
        live.forEach(file -> files.add(file.copy()));
      } catch (IOException cause) {
        throw new UncheckedIOException("Cannot read manifest " + manifest.path(), cause);
      }
    }
    return files;
  }

  /** Goes through the rows an edit may be about. */
  void read(DataFile file, RowEdit edit, Consumer<Record> each) {
    Expression about =
        edit.fileHashes().isEmpty()
            ? Expressions.alwaysTrue()
            : Expressions.in("file_hash", edit.fileHashes());
    read(file, about, each);
  }

  private void read(DataFile file, Expression about, Consumer<Record> each) {
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
            .filter(about)
            .reuseContainers()
            .build()) {
      rows.forEach(each);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read data file " + file.location(), cause);
    }
  }

  /** The file without what is forgotten; none where nothing is left. */
  List<DataFile> rewritten(DataFile file, RowEdit edit) {
    PartitionSpec spec = table.specs().get(file.specId());
    String name = "forgotten-%s-%d.parquet".formatted(UUID.randomUUID(), ++written);
    DataFile result;
    try {
      DataWriter<Record> writer = RecordFiles.begin(table, spec, file.partition(), name);
      try (writer) {
        read(file, Expressions.alwaysTrue(), row -> write(writer, row, edit));
      }
      result = writer.toDataFile();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write data file " + name, cause);
    }
    return result.recordCount() == 0 ? List.of() : List.of(result);
  }

  private static void write(DataWriter<Record> writer, Record row, RowEdit edit) {
    switch (edit.of(new StoredRow(row))) {
      case RowEdit.Keep keep -> writer.write(row);
      case RowEdit.Drop drop -> {}
      case RowEdit.Change change -> {
        change.values().forEach((column, value) -> row.setField(column, value));
        writer.write(row);
      }
    }
  }
}
