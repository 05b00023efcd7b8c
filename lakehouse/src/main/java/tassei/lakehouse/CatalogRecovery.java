package tassei.lakehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final List<String> CORRUPT =
      List.of("SQLITE_CORRUPT", "SQLITE_NOTADB", "no such table", "no such column");

  private final WarehouseFolder warehouse;

  private CatalogRecovery(WarehouseFolder warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Whether a catalog is no database any more or has lost its tables. One that is busy or refused
   * is none of these.
   *
   * @param warehouse whose lock is held
   * @throws WarehouseException when it cannot be told
   */
  public static boolean isNeeded(WarehouseFolder warehouse) {
    Namespace core = Namespace.of("core");
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      boolean hasNone = !catalog.namespaceExists(core) || catalog.listTables(core).isEmpty();
      return hasNone && Files.isDirectory(warehouse.folder().resolve("core"));
    } catch (RuntimeException cannotBeRead) {
      if (isCorrupt(cannotBeRead)) {
        return true;
      }
      throw new WarehouseException(
          "Cannot tell whether the catalog is damaged: " + warehouse.catalogFile(), cannotBeRead);
    }
  }

  /** What SQLite says of a file that is damaged or none of its own, or whose tables are gone. */
  private static boolean isCorrupt(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String said = String.valueOf(cause.getMessage());
      if (CORRUPT.stream().anyMatch(said::contains)) {
        return true;
      }
    }
    return false;
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
        Files.move(file, unused(file));
      }
    }
  }

  private static Path unused(Path file) {
    Path aside = Path.of(file + ".damaged");
    for (int number = 2; Files.exists(aside); number++) {
      aside = Path.of(file + ".damaged-" + number);
    }
    return aside;
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
    return WarehouseFolder.location(file).replaceFirst("^file:///", "file:/");
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
