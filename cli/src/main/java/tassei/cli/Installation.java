package tassei.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where tassei itself lies: the launcher says so.
 *
 * @param home the project's folder, with the bundled layouts and reference files
 * @param dist what the build has put together
 */
record Installation(Path home, Path dist) {
  static Installation find() {
    Path home = Path.of(System.getProperty("tassei.home", ".")).toAbsolutePath().normalize();
    return new Installation(home, home.resolve("target/dist"));
  }

  Path layouts() {
    return home.resolve("ingest/layouts");
  }

  Path reference() {
    return home.resolve("transform/reference");
  }

  /** The fingerprint of the built program: the same text means the same code. */
  String program() {
    Path stamp = dist.resolve("program.sha256");
    try {
      return Files.exists(stamp)
          ? Files.readString(stamp, StandardCharsets.US_ASCII).strip()
          : "unbuilt";
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read " + stamp, cause);
    }
  }
}
