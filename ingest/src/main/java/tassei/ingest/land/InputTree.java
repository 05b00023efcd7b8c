package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files below an input folder; names that begin with a dot are none. What cannot be looked into
 * is kept apart and holds up nothing else.
 */
final class InputTree extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Path walked;
  private final List<Path> files = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  /**
   * @param walked the folder, or where it leads when it is a link: a link is not walked
   */
  private InputTree(Path folder, Path walked) {
    this.folder = requireNonNull(folder, "folder is null");
    this.walked = requireNonNull(walked, "walked is null");
  }

  /**
   * @throws InvalidInputException when the folder itself cannot be read
   */
  static InputTree of(Path folder) {
    try {
      Path walked = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
      InputTree tree = new InputTree(folder, walked);
      Files.walkFileTree(walked, tree);
      return tree;
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read input folder: " + folder, cause);
    }
  }

  /** In the order of their paths. */
  List<Path> files() {
    return files.stream().sorted().toList();
  }

  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /** The path relative to the folder, with slashes. */
  String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
    return isDelivery(named(inner)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
    Path file = named(found);
    if (isDelivery(file)) {
      if (!isText(file)) {
        unread.add(Unread.nameThatIsNoText(name(file)));
      } else if (Files.isRegularFile(file)) {
        files.add(file);
      } else if (attributes.isSymbolicLink()) {
        unread.add(
            Files.exists(file)
                ? Unread.linkToFolder(name(file))
                : Unread.linkToNothing(name(file)));
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
    return failed(file, cause);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path inner, IOException cause) throws IOException {
    return cause == null ? FileVisitResult.CONTINUE : failed(inner, cause);
  }

  private FileVisitResult failed(Path found, IOException cause) throws IOException {
    if (found.equals(walked)) {
      throw cause;
    }
    Path file = named(found);
    if (isDelivery(file)) {
      unread.add(Unread.of(name(file), cause));
    }
    return FileVisitResult.CONTINUE;
  }

  /** Whether who knows the letters of a name finds the file again: a name is any bytes. */
  private static boolean isText(Path file) {
    try {
      return Path.of(file.toString()).equals(file);
    } catch (InvalidPathException noBytesForALetter) {
      return false;
    }
  }

  /** By the path that was given: others may have the folder there, and not where it leads. */
  private Path named(Path found) {
    return folder.resolve(walked.relativize(found));
  }

  private boolean isDelivery(Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
