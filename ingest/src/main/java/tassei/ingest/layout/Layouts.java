package tassei.ingest.layout;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The layouts a run knows, in the order of their ids; a later folder overlays an earlier one. */
public record Layouts(List<Layout> all) {
  public Layouts {
    all = List.copyOf(all);
  }

  /**
   * Loads every {@code <id>/layout.yaml} below the folders.
   *
   * @throws InvalidLayoutException with everything that is wrong in any of them
   */
  public static Layouts load(List<Path> folders) {
    requireNonNull(folders, "folders is null");
    Map<String, Layout> layouts = new TreeMap<>();
    List<String> errors = new ArrayList<>();

    for (Path folder : folders) {
      for (Path file : layoutFiles(folder)) {
        try {
          Layout layout = LayoutFile.read(file);
          layouts.put(layout.id(), layout);
        } catch (InvalidLayoutException invalid) {
          errors.addAll(invalid.errors());
        }
      }
    }

    if (!errors.isEmpty()) {
      throw new InvalidLayoutException(errors);
    }
    if (layouts.isEmpty()) {
      throw new InvalidLayoutException(List.of("no layout.yaml found below " + folders));
    }
    return new Layouts(List.copyOf(layouts.values()));
  }

  /**
   * Loads the layout in one folder.
   *
   * @throws InvalidLayoutException with everything that is wrong in it
   */
  public static Layout read(Path folder) {
    return LayoutFile.read(folder.resolve("layout.yaml"));
  }

  private static List<Path> layoutFiles(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(child -> child.resolve("layout.yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot list layouts: " + folder, cause);
    }
  }
}
