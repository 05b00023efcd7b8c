package tassei.ddl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every table of the warehouse, as the SQL files of this room define them. */
public final class Tables {
  private static final List<String> SCHEMAS = List.of("landing", "staging", "core", "mart", "ops");
  private static final String CHECKS = ".checks.sql";

  private final Map<String, TableDefinition> definitions;

  private Tables(List<TableDefinition> definitions) {
    this.definitions = new LinkedHashMap<>();
    definitions.forEach(table -> this.definitions.put(table.identifier(), table));
  }

  /** Loads the files that are on the class path. */
  public static Tables load() {
    return new Tables(inFolder());
  }

  /** The same tables, this one in the place of the one of its name. */
  public Tables with(TableDefinition table) {
    return new Tables(
        all().stream()
            .map(known -> known.identifier().equals(table.identifier()) ? table : known)
            .toList());
  }

  public List<TableDefinition> all() {
    return List.copyOf(definitions.values());
  }

  /** The tables that a query fills, each after everything it reads. */
  public List<TableDefinition> inBuildOrder() {
    Set<String> ordered = new LinkedHashSet<>();
    for (TableDefinition table : definitions.values()) {
      addAfterItsReads(table, ordered, new LinkedHashSet<>());
    }
    return ordered.stream().map(definitions::get).filter(t -> t.select().isPresent()).toList();
  }

  /**
   * @throws IllegalArgumentException when there is no such table
   */
  public TableDefinition table(String identifier) {
    TableDefinition table = definitions.get(identifier);
    if (table == null) {
      throw new IllegalArgumentException("Unknown table: " + identifier);
    }
    return table;
  }

  private void addAfterItsReads(TableDefinition table, Set<String> ordered, Set<String> path) {
    if (ordered.contains(table.identifier())) {
      return;
    }
    if (!path.add(table.identifier())) {
      throw new IllegalArgumentException("Tables read each other in a circle: " + path);
    }
    for (String read : table.reads()) {
      if (definitions.containsKey(read)) {
        addAfterItsReads(definitions.get(read), ordered, path);
      }
    }
    path.remove(table.identifier());
    ordered.add(table.identifier());
  }

  private static List<TableDefinition> inFolder() {
    try {
      URI sql = Tables.class.getResource("/sql/core").toURI();
      if (sql.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(sql, Map.of())) {
          return parse(jar.getPath("/sql"));
        }
      }
      return parse(Path.of(sql).getParent());
    } catch (URISyntaxException | IOException cause) {
      throw new IllegalStateException("Cannot read the table files", cause);
    }
  }

  private static List<TableDefinition> parse(Path sql) throws IOException {
    List<TableDefinition> definitions = new ArrayList<>();
    for (String schema : SCHEMAS) {
      try (Stream<Path> files = Files.list(sql.resolve(schema))) {
        files
            .filter(file -> file.toString().endsWith(".sql") && !file.toString().endsWith(CHECKS))
            .sorted(Comparator.comparing(Path::toString))
            .forEach(file -> definitions.add(parse(schema, file)));
      }
    }
    return definitions;
  }

  private static TableDefinition parse(String schema, Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
    Path checks = file.resolveSibling(name + CHECKS);
    return TableDefinition.parse(
        schema, name, read(file), Files.exists(checks) ? read(checks) : "");
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read table file: " + file, cause);
    }
  }
}
