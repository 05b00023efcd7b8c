package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Makes the catalog of a warehouse again from the folders of its tables: each is taken at its
 * newest metadata file that can be read. A damaged catalog of a folder is kept beside it; that of
 * servers is a database, which is made anew and empty first.
 */
public final class CatalogRecovery {
  private static final List<String> CORRUPT =
      List.of("SQLITE_CORRUPT", "SQLITE_NOTADB", "no such table", "no such column");

  /** What says that a catalog is there comes last: who is stopped before begins again. */
  private static final List<String> SCHEMAS = List.of("ops", "mart", "core", "staging", "landing");

  private static final String METADATA = ".metadata.json";
  private static final Pattern NUMBERED =
      Pattern.compile("/(?<number>\\d+)-[^/]*\\.metadata\\.json$");

  private final Warehouse warehouse;

  private CatalogRecovery(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  /**
   * Whether a catalog is no database any more or has lost its tables. One that is busy or refused
   * is none of these.
   *
   * @param warehouse whose lock is held
   * @throws WarehouseException when it cannot be told
   */
  public static boolean isNeeded(Warehouse warehouse) {
    if (warehouse instanceof WarehouseServer server) {
      Migration.refuseHalfMoved(server);
      return !server.exists() && holdsTables(server);
    }
    Namespace core = Namespace.of("core");
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      boolean hasNone = !catalog.namespaceExists(core) || catalog.listTables(core).isEmpty();
      return hasNone && holdsTables(warehouse)
          || warehouse instanceof WarehouseFolder local && !lost(local, catalog).isEmpty();
    } catch (RuntimeException cannotBeRead) {
      if (isCorrupt(cannotBeRead)) {
        return true;
      }
      throw new WarehouseException(
          "Cannot tell whether the catalog is damaged: " + warehouse.catalogName(), cannotBeRead);
    }
  }

  /**
   * The tables of a folder that its catalog does not know although something was committed to them.
   * One that was never committed is what a run leaves that was killed as it made it.
   *
   * @throws WarehouseException when the catalog or the folder cannot be read
   */
  public static List<TableName> lost(WarehouseFolder warehouse) {
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      return lost(warehouse, catalog);
    }
  }

  private static List<TableName> lost(WarehouseFolder warehouse, JdbcCatalog catalog) {
    CatalogRecovery recovery = new CatalogRecovery(warehouse);
    List<TableName> lost = new ArrayList<>();
    try (FileIO io = recovery.files()) {
      for (String schema : SCHEMAS) {
        Set<String> known = known(catalog, schema);
        for (String table : folders(warehouse.folder().resolve(schema))) {
          if (!known.contains(table)
              && recovery.metadataOf(schema, table).stream()
                  .flatMap(file -> metadata(io, file).stream())
                  .anyMatch(state -> !state.snapshots().isEmpty())) {
            lost.add(new TableName(schema, table));
          }
        }
      }
      return lost;
    } catch (IOException cause) {
      throw new WarehouseException("Cannot look for tables in " + warehouse.folder(), cause);
    }
  }

  /** The tables a catalog names, also those whose metadata cannot be read. */
  private static Set<String> known(JdbcCatalog catalog, String schema) {
    Namespace namespace = Namespace.of(schema);
    return catalog.namespaceExists(namespace)
        ? catalog.listTables(namespace).stream()
            .map(TableIdentifier::name)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * A state of the same table that is at least two behind the one a catalog names: one behind it is
   * what a killed commit leaves.
   *
   * @param named location of the metadata file that the catalog names
   */
  static Optional<String> newerState(WarehouseFolder warehouse, String named) {
    Matcher number = NUMBERED.matcher(named);
    if (!number.find()) {
      return Optional.empty();
    }
    Path folder = WarehouseFolder.path(named).getParent();
    try (FileIO io = new CatalogRecovery(warehouse).files();
        Stream<Path> files = Files.list(folder)) {
      Optional<String> newest =
          files
              .map(file -> WarehouseFolder.location(file).replaceFirst("^file:///", "file:/"))
              .filter(file -> isBehind(file, Integer.parseInt(number.group("number"))))
              .max(Comparator.naturalOrder());
      return newest.filter(
          file ->
              metadata(io, file)
                  .filter(
                      state -> metadata(io, named).filter(now -> isSame(now, state)).isPresent())
                  .isPresent());
    } catch (IOException cannotBeListed) {
      // a table without its folder is told as one whose metadata cannot be read
      return Optional.empty();
    }
  }

  private static boolean isBehind(String file, int number) {
    Matcher other = NUMBERED.matcher(file);
    return other.find() && Integer.parseInt(other.group("number")) >= number + 2;
  }

  private static boolean isSame(TableMetadata one, TableMetadata other) {
    return Objects.equals(one.uuid(), other.uuid());
  }

  private static List<String> folders(Path schema) throws IOException {
    if (!Files.isDirectory(schema)) {
      return List.of();
    }
    try (Stream<Path> tables = Files.list(schema)) {
      return tables
          .filter(Files::isDirectory)
          .map(table -> table.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private TreeSet<String> metadataOf(String schema, String table) throws IOException {
    return metadata(schema).getOrDefault(table, new TreeSet<>());
  }

  /** Whether files of tables lie there, whatever a catalog says. */
  public static boolean holdsTables(Warehouse warehouse) {
    return switch (warehouse) {
      case WarehouseFolder local ->
          Files.isDirectory(local.folder().resolve("core"))
              && Files.isDirectory(local.folder().resolve("landing"));
      case WarehouseServer server -> {
        try (FileIO store = server.openFiles()) {
          yield ((SupportsPrefixOperations) store)
              .listPrefix(server.location() + "/core/")
              .iterator()
              .hasNext();
        }
      }
    };
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

  /** Returns the tables that were found again; what a catalog still knows stays as it is. */
  public static List<TableName> run(Warehouse warehouse) {
    CatalogRecovery recovery = new CatalogRecovery(warehouse);
    try {
      if (warehouse instanceof WarehouseFolder local && !knowsTables(local)) {
        setAside(local);
      }
      return recovery.register();
    } catch (IOException cause) {
      throw new WarehouseException(
          "Cannot make the catalog again: " + warehouse.catalogName(), cause);
    }
  }

  private static boolean knowsTables(WarehouseFolder warehouse) {
    Namespace core = Namespace.of("core");
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      return catalog.namespaceExists(core) && !catalog.listTables(core).isEmpty();
    } catch (RuntimeException cannotBeRead) {
      return false;
    }
  }

  private static void setAside(WarehouseFolder warehouse) throws IOException {
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
      for (String schema : SCHEMAS) {
        if (!catalog.namespaceExists(Namespace.of(schema))) {
          catalog.createNamespace(Namespace.of(schema));
        }
        Set<String> known = known(catalog, schema);
        for (var table : metadata(schema).entrySet()) {
          if (known.contains(table.getKey())) {
            continue;
          }
          Optional<String> newest = newest(table.getValue());
          if (newest.isPresent()) {
            catalog.registerTable(TableIdentifier.of(schema, table.getKey()), newest.orElseThrow());
            found.add(new TableName(schema, table.getKey()));
          }
        }
      }
    }
    return found;
  }

  /** The metadata files of each table of a schema. */
  private Map<String, TreeSet<String>> metadata(String schema) throws IOException {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    switch (warehouse) {
      case WarehouseFolder local -> inFolder(local.folder().resolve(schema), found);
      case WarehouseServer server -> inStore(server, schema, found);
    }
    return found;
  }

  private static void inFolder(Path schema, Map<String, TreeSet<String>> found) throws IOException {
    if (!Files.isDirectory(schema)) {
      return;
    }
    try (Stream<Path> files = Files.walk(schema, 3)) {
      files
          .filter(file -> file.toString().endsWith(METADATA))
          .forEach(
              file ->
                  found
                      .computeIfAbsent(
                          schema.relativize(file).getName(0).toString(), none -> new TreeSet<>())
                      .add(WarehouseFolder.location(file).replaceFirst("^file:///", "file:/")));
    }
  }

  private static void inStore(
      WarehouseServer server, String schema, Map<String, TreeSet<String>> found) {
    String root = server.location() + "/" + schema + "/";
    try (FileIO store = server.openFiles()) {
      for (FileInfo file : ((SupportsPrefixOperations) store).listPrefix(root)) {
        if (file.location().endsWith(METADATA)) {
          String table = file.location().substring(root.length()).replaceFirst("/.*", "");
          found.computeIfAbsent(table, none -> new TreeSet<>()).add(file.location());
        }
      }
    }
  }

  /**
   * The state that was written last, of those whose snapshots are there. A table that was made
   * again counts its files from the beginning, and one that was never committed may lie there too.
   */
  private Optional<String> newest(TreeSet<String> files) {
    NavigableMap<Long, String> states = new TreeMap<>();
    NavigableMap<Long, String> whole = new TreeMap<>();
    try (FileIO io = files()) {
      for (String file : files) {
        Optional<TableMetadata> state = metadata(io, file);
        state.ifPresent(read -> states.put(read.lastUpdatedMillis(), file));
        state
            .filter(read -> isWhole(io, read))
            .ifPresent(read -> whole.put(read.lastUpdatedMillis(), file));
      }
    }
    NavigableMap<Long, String> best = whole.isEmpty() ? states : whole;
    return Optional.ofNullable(best.lastEntry()).map(Map.Entry::getValue);
  }

  private FileIO files() {
    return switch (warehouse) {
      case WarehouseFolder local -> new HadoopFileIO(WarehouseFileSystem.configuration());
      case WarehouseServer server -> server.openFiles();
    };
  }

  private static Optional<TableMetadata> metadata(FileIO io, String file) {
    try {
      return Optional.of(TableMetadataParser.read(io, file));
    } catch (RuntimeException half) {
      NoAnswer.refuse(half, file);
      return Optional.empty();
    }
  }

  private static boolean isWhole(FileIO io, TableMetadata state) {
    return state.refs().values().stream()
        .map(ref -> state.snapshot(ref.snapshotId()))
        .allMatch(
            snapshot ->
                snapshot != null && io.newInputFile(snapshot.manifestListLocation()).exists());
  }
}
