package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table on its way to another place, where its files arrive or do not. */
class MovedTableTest {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.optional(1, "body_code", Types.StringType.get()));

  @TempDir private Path folder;
  private WarehouseFolder warehouse;
  private JdbcCatalog catalog;
  private Table table;

  @BeforeEach
  void makeTable() throws IOException {
    warehouse = new WarehouseFolder(folder.resolve("from"));
    warehouse.prepare();
    catalog = warehouse.openCatalog();
    catalog.createNamespace(Namespace.of("core"));
    table = catalog.createTable(TableIdentifier.of("core", "dim_body"), SCHEMA);
    DataWriter<Record> writer = RecordFiles.begin(table, table.spec(), null, "rows.parquet");
    try (writer) {
      writer.write(GenericRecord.create(SCHEMA).copy(Map.of("body_code", "05-kazuno")));
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
    table.manageSnapshots().createTag("R7", table.currentSnapshot().snapshotId()).commit();
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  /** Where it would go, and what happens to a data file there before it is read back. */
  private MovedTable moved(HadoopFileIO target) {
    target.setConf(WarehouseFileSystem.configuration());
    return new MovedTable(
        table,
        target,
        warehouse.catalogProperties().get("warehouse"),
        "file:" + folder.resolve("to"));
  }

  @Test
  void aCopyHasTheRowsAndTheTagsOfItsOriginal() throws IOException {
    HadoopFileIO target = new HadoopFileIO();
    MovedTable.Copy copy = moved(target).copy();

    Table there = new BaseTable(new StaticTableOperations(copy.metadata(), target), "there");
    copy.refuseDifference(there);
    assertThat(there.refs().keySet()).containsExactlyInAnyOrder("main", "R7");
    try (var rows = IcebergGenerics.read(there).build()) {
      assertThat(rows).extracting(row -> row.getField("body_code")).containsExactly("05-kazuno");
    }
  }

  @Test
  void aDataFileThatArrivesDamagedStopsTheMove() {
    String file = "file:" + folder.resolve("from/core/dim_body/data/rows.parquet");
    assertThatThrownBy(() -> moved(new DamagingFiles()).copy())
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot copy %s, its copy has other bytes", file);
  }

  @Test
  void aCopyThatLostATagIsRefused() {
    HadoopFileIO target = new HadoopFileIO();
    MovedTable.Copy copy = moved(target).copy();
    table.manageSnapshots().removeTag("R7").commit();

    assertThatThrownBy(() -> copy.refuseDifference(table))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot move tassei.core.dim_body, its copy differs");
  }

  /** A disk that turns a byte of a data file between writing and reading. */
  private static final class DamagingFiles extends HadoopFileIO {
    @Override
    public InputFile newInputFile(String location) {
      if (location.endsWith(".parquet")) {
        Path file = WarehouseFolder.path(location);
        try {
          byte[] bytes = Files.readAllBytes(file);
          bytes[bytes.length / 2] ^= 1;
          Files.write(file, bytes);
        } catch (IOException cause) {
          throw new UncheckedIOException(cause);
        }
      }
      return super.newInputFile(location);
    }
  }
}
