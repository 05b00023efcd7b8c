package tassei.ingest.land;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.land.InputFolder.Delivered;
import tassei.lakehouse.WarehouseException;

/**
 * The files that were to be landed and of which no task handed anything back.
 *
 * @param vanished names of those that are gone
 * @param unread those that cannot be read
 * @param changed names of those that were others when they were read, or gone for a moment
 */
record NotLanded(
    Set<Path> paths, List<String> vanished, List<Unread> unread, List<String> changed) {
  NotLanded {
    paths = Set.copyOf(paths);
    vanished = List.copyOf(vanished);
    unread = List.copyOf(unread);
    changed = List.copyOf(changed);
  }

  /**
   * Finds out why.
   *
   * @param landed the files of which something was handed back
   * @param others those that the tasks have found to be others
   * @throws WarehouseException where nothing is wrong with any file: of a cluster whose workers
   *     lack the input folder nothing would ever be landed
   */
  static NotLanded of(Collection<Delivered> files, Set<Path> landed, Set<Path> others) {
    Set<Path> paths = new HashSet<>();
    List<String> vanished = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<Path> unseen = new ArrayList<>();
    for (Delivered file : files) {
      if (landed.contains(file.path())) {
        continue;
      }
      paths.add(file.path());
      if (others.contains(file.path())) {
        changed.add(file.name());
        continue;
      }
      Optional<IOException> fault = InputFolder.fault(file.path());
      if (fault.isEmpty()) {
        unseen.add(file.path());
        changed.add(file.name());
      } else if (fault.orElseThrow() instanceof NoSuchFileException) {
        vanished.add(file.name());
      } else {
        unread.add(Unread.of(file.name(), fault.orElseThrow()));
      }
    }
    if (landed.isEmpty() && others.isEmpty()) {
      refuse(unseen);
    }
    return new NotLanded(paths, vanished, unread, changed);
  }

  private static void refuse(List<Path> unseen) {
    if (!unseen.isEmpty()) {
      throw new WarehouseException(
          "Cannot read %s: it is there, and the Spark workers do not find it. Give them the input folder at the same path"
              .formatted(String.join(", ", unseen.stream().map(Path::toString).sorted().toList())));
    }
  }

  boolean has(Delivered file) {
    return paths.contains(file.path());
  }
}
