package tassei.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Which of Trino's catalog files is read, and the values that file asks its environment for. */
public record TrinoCatalog(String folder, Map<String, String> environment) {
  static final String FILE = "catalog.db";

  public TrinoCatalog {
    environment = Map.copyOf(environment);
  }

  /** The catalog of a warehouse that is a folder: one SQLite file beside the tables. */
  public static TrinoCatalog ofFolder(Path warehouse) {
    Path file = warehouse.toAbsolutePath().normalize().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("Cannot find the catalog of the warehouse: " + file);
    }

    String url = "jdbc:sqlite:file:%s?%s".formatted(file.toUri().getRawPath(), mode(file));
    String tables = file.getParent().toUri().toString();
    return new TrinoCatalog(
        "catalog", Map.of("TASSEI_CATALOG_URL", url, "TASSEI_WAREHOUSE", tables));
  }

  /**
   * A catalog in PostgreSQL with files in an object store; {@code etc/server/catalog} names the
   * variables it needs.
   */
  public static TrinoCatalog ofServer(Map<String, String> environment) {
    return new TrinoCatalog("server/catalog", environment);
  }

  /** SQLite wants to write beside a file that it reads, unless told that nobody writes it. */
  private static String mode(Path file) {
    boolean writable = Files.isWritable(file) && Files.isWritable(file.getParent());
    return writable ? "busy_timeout=10000" : "immutable=1";
  }
}
