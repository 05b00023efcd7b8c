package tassei.serve.signin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Function;

/**
 * What a file says now: read again when it has changed. A change for the worse is refused aloud.
 */
final class WatchedFile<T> {
  private final Path file;
  private final Function<List<String>, T> parse;
  private FileTime readAt;
  private T content;

  WatchedFile(Path file, Function<List<String>, T> parse) {
    this.file = requireNonNull(file, "file is null");
    this.parse = requireNonNull(parse, "parse is null");
    now();
  }

  synchronized T now() {
    try {
      FileTime changedAt = Files.getLastModifiedTime(file);
      if (!changedAt.equals(readAt)) {
        content = parse.apply(Files.readAllLines(file, StandardCharsets.UTF_8));
        readAt = changedAt;
      }
      return content;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read " + file, cause);
    } catch (IllegalArgumentException cause) {
      throw new IllegalArgumentException(
          "Cannot use %s: %s".formatted(file, cause.getMessage()), cause);
    }
  }
}
