package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;

/**
 * Every file of a warehouse: those of its folder; of a warehouse on servers the objects of its
 * store and the logs of this machine. Its catalog, which is in a database, names files and no
 * texts.
 */
final class WarehouseFiles {
  private final Warehouse warehouse;

  private WarehouseFiles(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  static WarehouseFiles of(Warehouse warehouse) {
    return new WarehouseFiles(warehouse);
  }

  /**
   * Goes through them in the order of their names.
   *
   * @param each takes the name below the warehouse, {@code schema/table/data/…} for a table's
   */
  void forEach(BiConsumer<String, InputFile> each) {
    switch (warehouse) {
      case WarehouseFolder folder -> below(folder.folder(), "", each);
      case WarehouseServer server -> {
        objects(server, each);
        below(server.stateFolder(), "state of this machine: ", each);
      }
    }
  }

  private static void objects(WarehouseServer server, BiConsumer<String, InputFile> each) {
    String root = server.location() + "/";
    try (SupportsPrefixOperations store = (SupportsPrefixOperations) server.openFiles()) {
      for (FileInfo file : store.listPrefix(root)) {
        each.accept(
            file.location().substring(root.length()),
            store.newInputFile(file.location(), file.size()));
      }
    }
  }

  private static void below(Path folder, String before, BiConsumer<String, InputFile> each) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile).sorted()::iterator) {
        each.accept(
            before + folder.relativize(file), org.apache.iceberg.Files.localInput(file.toFile()));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the folder " + folder, cause);
    }
  }
}
