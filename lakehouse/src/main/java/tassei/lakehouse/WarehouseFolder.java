package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * A warehouse in a folder: a SQLite catalog beside the tables' files.
 *
 * @param folder absolute
 */
public record WarehouseFolder(Path folder) implements Warehouse {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  public WarehouseFolder {
    requireNonNull(folder, "folder is null");
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder if there is none.
   *
   * @throws WarehouseException when the path is something else than a warehouse or an empty folder
   */
  @Override
  public WarehouseFolder prepare() {
    refuseWhatIsNoWarehouse();
    try {
      Files.createDirectories(folder, notForOthers());
    } catch (IOException cause) {
      throw new WarehouseException("Cannot make the warehouse folder: " + folder, cause);
    }
    if (!Files.isWritable(folder)) {
      throw new WarehouseException("Cannot write to the warehouse folder: " + folder);
    }
    return this;
  }

  /**
   * @throws WarehouseException when there is no warehouse in the folder
   */
  @Override
  public WarehouseFolder existing() {
    refuseWhatIsNoWarehouse();
    if (!exists()) {
      throw new WarehouseException(
          "Cannot find a warehouse in %s: make one with ./tassei run --input DIR"
              .formatted(folder));
    }
    return this;
  }

  @Override
  public boolean exists() {
    return Files.exists(catalogFile());
  }

  @Override
  public String catalogName() {
    return catalogFile().toString();
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public SparkPlace spark() {
    return SparkPlace.HERE;
  }

  @Override
  public Path stateFolder() {
    return folder;
  }

  public Path catalogFile() {
    return folder.resolve("catalog.db");
  }

  @Override
  public ReceivedFiles receivedFiles() {
    return new ReceivedFolder(folder.resolve("files").toString());
  }

  /**
   * How tables name a file or folder: as it is, for Hadoop takes {@code %20} for three letters of a
   * name.
   */
  static String location(Path file) {
    return "file://" + file.toAbsolutePath();
  }

  /** The file or folder of a location, however many slashes it begins with. */
  static Path path(String location) {
    return Path.of(location.replaceFirst("^file:/+", "/"));
  }

  String catalogUri() {
    return "jdbc:sqlite:"
        + catalogFile()
        + "?journal_mode=WAL&busy_timeout=30000&synchronous=NORMAL";
  }

  @Override
  public Map<String, String> catalogProperties() {
    return Map.of(
        CatalogProperties.URI,
        catalogUri(),
        CatalogProperties.WAREHOUSE_LOCATION,
        location(folder),
        "jdbc.schema-version",
        "V1",
        "jdbc.init-catalog-tables",
        "true");
  }

  @Override
  public JdbcCatalog openCatalog(Configuration configuration) {
    try {
      JdbcCatalog catalog = new JdbcCatalog();
      catalog.setConf(configuration);
      catalog.initialize(CATALOG, catalogProperties());
      return catalog;
    } catch (RuntimeException cause) {
      throw new WarehouseException("Cannot open the catalog: " + catalogFile(), cause);
    }
  }

  @Override
  public void refuseIncomplete() {
    if (exists()) {
      UnfinishedRebuild.refuse(this);
      refuseUnknownTables();
      refuseOlderCatalog();
    }
  }

  @Override
  public void refuseOlderCatalog() {
    try (StandingTables tables = StandingTables.of(this, WarehouseFileSystem.configuration())) {
      List<String> older =
          tables.locations().entrySet().stream()
              .filter(table -> CatalogRecovery.newerState(this, table.getValue()).isPresent())
              .map(Map.Entry::getKey)
              .toList();
      if (!older.isEmpty()) {
        throw new WarehouseException(
            "Cannot use %s, its catalog names states of %d tables that others followed, of %s the first: take the catalog.db that belongs to these files, or move this one away and say ./tassei rebuild"
                .formatted(folder, older.size(), older.getFirst()));
      }
    }
  }

  private void refuseUnknownTables() {
    List<TableName> lost = CatalogRecovery.lost(this);
    if (!lost.isEmpty()) {
      throw new WarehouseException(
          "Cannot use %s, %d tables lie there that its catalog does not know, %s the first: ./tassei rebuild finds them again"
              .formatted(folder, lost.size(), lost.getFirst()));
    }
  }

  private void refuseWhatIsNoWarehouse() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new WarehouseException("Cannot use as a warehouse, it is not a folder: " + folder);
    }
    if (Files.isDirectory(folder) && !Files.isReadable(folder)) {
      throw new WarehouseException("Cannot read the warehouse folder: " + folder);
    }
    if (exists()) {
      refuseDamagedCatalog();
      return;
    }
    if (Files.isDirectory(folder) && holdsSomething()) {
      throw new WarehouseException(
          "Cannot use as a warehouse, the folder holds other files and no catalog.db: " + folder);
    }
  }

  private boolean holdsSomething() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read the warehouse folder: " + folder, cause);
    }
  }

  private void refuseDamagedCatalog() {
    try (var in = Files.newInputStream(catalogFile())) {
      byte[] head = in.readNBytes(SQLITE.length);
      if (head.length > 0 && !Arrays.equals(head, SQLITE)) {
        throw new WarehouseException(
            "Cannot open the catalog, it is not a SQLite file: " + catalogFile());
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read the catalog: " + catalogFile(), cause);
    }
  }

  /** Owner and group: what lies in it, names of persons included, is nobody else's business. */
  private FileAttribute<?>[] notForOthers() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"))
        }
        : new FileAttribute<?>[0];
  }
}
