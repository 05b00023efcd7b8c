package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Copies a warehouse in a folder to one on servers: the files received, every table with its
 * snapshots, tags and rows. The folder is left as it is. Take the locks of both first.
 */
public final class Migration {
  private final WarehouseFolder from;
  private final WarehouseServer to;

  public Migration(WarehouseFolder from, WarehouseServer to) {
    this.from = requireNonNull(from, "from is null");
    this.to = requireNonNull(to, "to is null");
  }

  /**
   * @throws WarehouseException when there are tables already
   */
  public static void refuseFilled(WarehouseServer target) {
    try (JdbcCatalog catalog = target.openCatalog()) {
      for (Namespace schema : catalog.listNamespaces()) {
        List<TableIdentifier> tables = catalog.listTables(schema);
        if (!tables.isEmpty()) {
          throw new WarehouseException(
              "Cannot move to %s, it holds a warehouse: %s and %d more tables"
                  .formatted(target.location(), tables.getFirst(), tables.size() - 1));
        }
      }
    }
    try (FileIO store = target.openFiles()) {
      var objects =
          ((SupportsPrefixOperations) store).listPrefix(target.location() + "/").iterator();
      if (objects.hasNext()) {
        throw new WarehouseException(
            "Cannot move to %s, objects lie there: %s"
                .formatted(target.location(), objects.next().location()));
      }
    }
  }

  /**
   * What a migration that was stopped has left is no warehouse, and must not be taken for one.
   *
   * @throws WarehouseException where one was
   */
  static void refuseHalfMoved(WarehouseServer target) {
    try (FileIO store = target.openFiles()) {
      if (store.newInputFile(marker(target)).exists()) {
        throw new WarehouseException(
            "Cannot use %s, a migration to it was stopped: empty it and its catalog, and migrate again"
                .formatted(target.location()));
      }
    }
  }

  private static String marker(WarehouseServer target) {
    return target.location() + "/.migrating";
  }

  private void mark() {
    try (FileIO store = to.openFiles()) {
      store.newOutputFile(marker(to)).createOrOverwrite().close();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write " + marker(to), cause);
    }
  }

  private void unmark() {
    try (FileIO store = to.openFiles()) {
      store.deleteFile(marker(to));
    }
  }

  /**
   * Copies everything; a table is in the catalog only when its copy is whole.
   *
   * @param refuseLostLock throws where the right to write to the target was lost
   * @return the tables
   */
  public List<TableName> run(Consumer<String> progress, Runnable refuseLostLock) {
    mark();
    receivedFiles();
    try (JdbcCatalog source = from.openCatalog();
        JdbcCatalog target = to.openCatalog()) {
      List<TableIdentifier> tables =
          source.listNamespaces().stream()
              .flatMap(schema -> source.listTables(schema).stream())
              // that which says that a warehouse is there comes last
              .sorted(
                  Comparator.comparing(
                          (TableIdentifier table) -> table.equals(WarehouseServer.LANDED))
                      .thenComparing(TableIdentifier::toString))
              .toList();
      // what cannot be finished is not begun: the tables appear last, all at once
      List<MovedTable.Copy> copies =
          tables.stream()
              .map(
                  table -> {
                    progress.accept(table.toString());
                    return copy(source.loadTable(table));
                  })
              .toList();
      refuseLostLock.run();
      for (int i = 0; i < tables.size(); i++) {
        Namespace schema = tables.get(i).namespace();
        if (!target.namespaceExists(schema)) {
          target.createNamespace(schema);
        }
        target.registerTable(tables.get(i), copies.get(i).metadata());
        copies.get(i).refuseDifference(target.loadTable(tables.get(i)));
      }
      unmark();
      return tables.stream()
          .map(table -> new TableName(table.namespace().toString(), table.name()))
          .toList();
    }
  }

  private MovedTable.Copy copy(Table table) {
    String root = from.catalogProperties().get("warehouse");
    try (var io =
        org.apache.iceberg.CatalogUtil.loadFileIO(
            to.store().properties().get(org.apache.iceberg.CatalogProperties.FILE_IO_IMPL),
            to.store().properties(),
            null)) {
      return new MovedTable(table, io, root, to.location()).copy();
    }
  }

  private static void refuseOtherBytes(Path file, ReceivedFiles target, String name)
      throws IOException {
    Path back = target.local(target.place(name));
    try {
      if (Files.mismatch(file, back) >= 0) {
        throw new WarehouseException("Cannot copy %s, its copy has other bytes".formatted(file));
      }
    } finally {
      // a download of this machine, for the target is an object store
      Files.deleteIfExists(back);
    }
  }

  private void receivedFiles() {
    Path folder = from.folder().resolve("files");
    if (!Files.isDirectory(folder)) {
      return;
    }
    from.receivedFiles().removeHalf();
    ReceivedFiles target = to.receivedFiles();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        // something may have been forgotten in it: its name is no longer the hash of its bytes
        Path copy = Files.createTempFile("tassei-move", "");
        try {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
          target.replace(name, copy);
          refuseOtherBytes(file, target, name);
        } finally {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot copy the received files of " + folder, cause);
    }
  }
}
