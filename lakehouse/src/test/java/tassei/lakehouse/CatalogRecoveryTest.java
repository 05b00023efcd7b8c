package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog that was lost, and which state of a table is found again. */
class CatalogRecoveryTest {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.optional(1, "body_code", Types.StringType.get()));
  private static final TableIdentifier BODY = TableIdentifier.of("core", "dim_body");

  @TempDir private Path folder;
  private WarehouseFolder warehouse;

  @BeforeEach
  void make() {
    warehouse = new WarehouseFolder(folder.resolve("倉庫 100%"));
    warehouse.prepare();
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      catalog.createNamespace(Namespace.of("core"));
      catalog.createNamespace(Namespace.of("landing"));
      catalog.createTable(TableIdentifier.of("landing", "file"), SCHEMA);
      Table table = catalog.createTable(BODY, SCHEMA);
      append(table, "05-kazuno");
      append(table, "05-nikaho");
    }
  }

  private static void append(Table table, String body) {
    try {
      DataWriter<Record> writer = RecordFiles.begin(table, table.spec(), null, body + ".parquet");
      try (writer) {
        writer.write(GenericRecord.create(SCHEMA).copy(Map.of("body_code", body)));
      }
      table.newAppend().appendFile(writer.toDataFile()).commit();
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private List<String> foundAgain() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(warehouse.catalogFile() + end));
    }
    assertThat(CatalogRecovery.isNeeded(warehouse)).isTrue();
    assertThat(CatalogRecovery.run(warehouse))
        .containsExactly(new TableName("core", "dim_body"), new TableName("landing", "file"));
    assertThat(CatalogRecovery.isNeeded(warehouse)).isFalse();
    List<String> bodies = new ArrayList<>();
    try (JdbcCatalog catalog = warehouse.openCatalog();
        var rows = IcebergGenerics.read(catalog.loadTable(BODY)).build()) {
      rows.forEach(row -> bodies.add(row.getField("body_code").toString()));
    }
    return bodies;
  }

  @Test
  void itIsTheNewestOne() throws IOException {
    assertThat(foundAgain()).containsExactlyInAnyOrder("05-kazuno", "05-nikaho");
  }

  /** Its files are counted from the beginning, those of the table before lie beside them. */
  @Test
  void ofATableThatWasMadeAgainItIsTheNewOne() throws IOException {
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      catalog.dropTable(BODY, false);
      append(catalog.createTable(BODY, SCHEMA), "34-kure");
    }

    assertThat(foundAgain()).containsExactly("34-kure");
  }

  @Test
  void aStateWhoseManifestsAreGoneIsPassedOver() throws IOException {
    try (Stream<Path> files = Files.list(warehouse.folder().resolve("core/dim_body/metadata"))) {
      Path newest =
          files
              .filter(file -> file.getFileName().toString().startsWith("snap-"))
              .max(java.util.Comparator.comparing(CatalogRecoveryTest::written))
              .orElseThrow();
      Files.delete(newest);
    }

    assertThat(foundAgain()).containsExactly("05-kazuno");
  }

  private static java.nio.file.attribute.FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
