package tassei.answer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder that answers are written to; nothing outside of it is touched, also where a name in it
 * is a link.
 */
public record AnswerFolder(Path folder) {
  public AnswerFolder {
    requireNonNull(folder, "folder is null");
    folder = folder.toAbsolutePath().normalize();
  }

  /** Whether there is something of that name. */
  public boolean holds(String name) {
    return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes a file, or puts it in the place of one of the same name. */
  public void write(String name, byte[] bytes) {
    Path file = file(name);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".", ".part");
      try {
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write the answer: " + file, cause);
    }
  }

  private Path file(String name) {
    Path file = folder.resolve(name).normalize();
    if (!folder.equals(file.getParent())) {
      throw new IllegalArgumentException("Invalid name of an answer: " + name);
    }
    return file;
  }
}
