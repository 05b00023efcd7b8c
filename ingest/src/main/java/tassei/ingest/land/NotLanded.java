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
 */
record NotLanded(Set<Path> paths, List<String> vanished, List<Unread> unread) {
  NotLanded {
    paths = Set.copyOf(paths);
    vanished = List.copyOf(vanished);
    unread = List.copyOf(unread);
  }

  /**
   * Finds out why.
   *
   * @throws WarehouseException where nothing is wrong with a file: of a cluster whose workers lack
   *     the input folder nothing would ever be landed
   */
  static NotLanded of(Collection<Delivered> files, Set<Path> landed) {
    Set<Path> paths = new HashSet<>();
    List<String> vanished = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    List<Path> unseen = new ArrayList<>();
    for (Delivered file : files) {
      if (landed.contains(file.path())) {
        continue;
      }
      paths.add(file.path());
      Optional<IOException> fault = InputFolder.fault(file.path());
      if (fault.isEmpty()) {
        unseen.add(file.path());
      } else if (fault.orElseThrow() instanceof NoSuchFileException) {
        vanished.add(file.name());
      } else {
        unread.add(Unread.of(file.name(), fault.orElseThrow()));
      }
    }
    refuse(unseen);
    return new NotLanded(paths, vanished, unread);
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
