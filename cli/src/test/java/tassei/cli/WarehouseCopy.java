package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tassei.ddl.Tables;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;

/** A warehouse put aside and back to where it was, as a backup is; and its rows as hashes. */
final class WarehouseCopy {
  static final List<String> ALL = List.of("landing", "staging", "core", "mart");
  static final List<String> SHOWN = List.of("core", "mart");

  private WarehouseCopy() {}

  static void copy(Path from, Path to) {
    delete(to);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The rows that readers see, table by table. */
  static Map<String, TableHash> hashes(Path warehouse, List<String> schemas) {
    return hashes(new WarehouseFolder(warehouse), schemas);
  }

  static Map<String, TableHash> hashes(Warehouse warehouse, List<String> schemas) {
    Map<String, TableHash> hashes = new TreeMap<>();
    try (PublishedState state = PublishedState.open(warehouse)) {
      Tables.load().all().stream()
          .filter(table -> schemas.contains(table.schema()))
          .map(table -> new TableName(table.schema(), table.name()))
          .forEach(name -> state.hash(name).ifPresent(hash -> hashes.put(name.toString(), hash)));
    }
    return hashes;
  }

  /** No table has gone, and each has the rows it had before or those it was to have. */
  static void assertEachIsOneOf(
      Map<String, TableHash> shown,
      Map<String, TableHash> before,
      Map<String, TableHash> after,
      String when) {
    assertThat(shown.keySet()).as("tables %s", when).containsAll(before.keySet());
    shown.forEach(
        (table, hash) ->
            assertThat(hash).as("%s %s", table, when).isIn(before.get(table), after.get(table)));
  }
}
