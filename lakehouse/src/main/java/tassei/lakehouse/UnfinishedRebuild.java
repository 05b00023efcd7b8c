package tassei.lakehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;

/**
 * That a rebuild has taken out or emptied tables and has not filled them again: written down beside
 * the tables before the first of them goes, and taken away when all is published. Until then nobody
 * else writes, for who took an empty table for a full one would publish what is left; and the next
 * rebuild knows which tables are empty, although nothing about them is damaged any more.
 */
public final class UnfinishedRebuild {
  private static final String FILE = ".rebuild-unfinished";

  private UnfinishedRebuild() {}

  /**
   * The tables that were taken out, such as {@code landing.cell}; none where none is unfinished.
   */
  public static Set<String> tables(Warehouse warehouse) {
    try {
      return switch (warehouse) {
        case WarehouseFolder folder -> {
          Path file = file(folder);
          yield Files.exists(file) ? tables(Files.readString(file)) : Set.of();
        }
        case WarehouseServer server -> {
          try (FileIO store = server.openFiles()) {
            InputFile file = store.newInputFile(object(server));
            if (!file.exists()) {
              yield Set.of();
            }
            try (InputStream in = file.newStream()) {
              yield tables(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
          }
        }
      };
    } catch (IOException cause) {
      throw new WarehouseException(
          "Cannot tell whether a rebuild was stopped: " + warehouse.name(), cause);
    }
  }

  private static Set<String> tables(String text) {
    return new TreeSet<>(text.lines().toList());
  }

  /** Adds tables to those that were taken out before. */
  public static void begin(Warehouse warehouse, Collection<String> tables) {
    Set<String> all = new TreeSet<>(tables(warehouse));
    all.addAll(tables);
    if (!all.isEmpty()) {
      write(warehouse, all);
    }
  }

  /** Some of them are as full as they were. */
  public static void filled(Warehouse warehouse, Collection<String> tables) {
    Set<String> left = new TreeSet<>(tables(warehouse));
    left.removeAll(tables);
    if (left.isEmpty()) {
      end(warehouse);
    } else {
      write(warehouse, left);
    }
  }

  private static void write(Warehouse warehouse, Set<String> all) {
    byte[] text = String.join("\n", all).getBytes(StandardCharsets.UTF_8);
    try {
      switch (warehouse) {
        case WarehouseFolder folder -> {
          Path part = Path.of(file(folder) + ".part");
          Files.write(part, text);
          Files.move(
              part,
              file(folder),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
        case WarehouseServer server -> {
          try (FileIO store = server.openFiles();
              OutputStream out = store.newOutputFile(object(server)).createOrOverwrite()) {
            out.write(text);
          }
        }
      }
    } catch (IOException cause) {
      throw new WarehouseException(
          "Cannot write down that a rebuild begins: " + warehouse.name(), cause);
    }
  }

  /** Everything is published. */
  public static void end(Warehouse warehouse) {
    try {
      switch (warehouse) {
        case WarehouseFolder folder -> Files.deleteIfExists(file(folder));
        case WarehouseServer server -> {
          try (FileIO store = server.openFiles()) {
            store.deleteFile(object(server));
          }
        }
      }
    } catch (IOException cause) {
      throw new WarehouseException(
          "Cannot write down that a rebuild has ended: " + warehouse.name(), cause);
    }
  }

  /**
   * @throws WarehouseException when a rebuild was stopped
   */
  static void refuse(Warehouse warehouse) {
    Set<String> tables = tables(warehouse);
    if (!tables.isEmpty()) {
      throw new WarehouseException(
          "Cannot use %s, a rebuild was stopped that had taken out %s: ./tassei rebuild finishes it"
              .formatted(warehouse.name(), String.join(", ", tables)));
    }
  }

  private static Path file(WarehouseFolder warehouse) {
    return warehouse.folder().resolve(FILE);
  }

  private static String object(WarehouseServer warehouse) {
    return warehouse.location() + "/" + FILE;
  }
}
