package tassei.lakehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Makes the catalog of a warehouse again from the folders of its tables: each is taken at its
 * newest metadata file that can be read. The damaged catalog is kept beside it.
 */
public final class CatalogRecovery {
  private final WarehouseFolder warehouse;

  private CatalogRecovery(WarehouseFolder warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Whether a catalog can be opened and lists tables.
   *
   * @param warehouse whose lock is held
   */
  public static boolean isNeeded(WarehouseFolder warehouse) {
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      return catalog.listTables(Namespace.of("core")).isEmpty()
          && Files.isDirectory(warehouse.folder().resolve("core"));
    } catch (RuntimeException cannotBeRead) {
      return true;
    }
  }

  /** Returns the tables that were found again. */
  public static List<TableName> run(WarehouseFolder warehouse) {
    CatalogRecovery recovery = new CatalogRecovery(warehouse);
    try {
      recovery.setAside();
      return recovery.register();
    } catch (IOException cause) {
      throw new WarehouseException(
          "Cannot make the catalog again: " + warehouse.catalogFile(), cause);
    }
  }

  private void setAside() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Path file = Path.of(warehouse.catalogFile() + end);
      if (Files.exists(file)) {
        Files.move(file, Path.of(file + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private List<TableName> register() throws IOException {
    List<TableName> found = new ArrayList<>();
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      for (String schema : List.of("landing", "staging", "core", "mart", "ops")) {
        catalog.createNamespace(Namespace.of(schema));
        for (Path table : folders(warehouse.folder().resolve(schema))) {
          Optional<Path> metadata = newestMetadata(table.resolve("metadata"));
          if (metadata.isPresent()) {
            String name = table.getFileName().toString();
            catalog.registerTable(
                TableIdentifier.of(schema, name), location(metadata.orElseThrow()));
            found.add(new TableName(schema, name));
          }
        }
      }
    }
    return found;
  }

  private static Optional<Path> newestMetadata(Path folder) throws IOException {
    for (Path file : folders(folder).reversed()) {
      if (file.toString().endsWith(".metadata.json") && isReadable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static boolean isReadable(Path metadata) {
    try {
      TableMetadataParser.fromJson(Files.readString(metadata));
      return true;
    } catch (IOException | RuntimeException half) {
      return false;
    }
  }

  private static String location(Path file) {
    return file.toUri().toString().replaceFirst("^file:///", "file:/");
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }
}
