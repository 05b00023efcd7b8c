package tassei.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Clients of Trino that others made: the one for Node from npm, and a reporting tool. */
final class BiClients {
  private static final String FONT = "node_modules/@expo-google-fonts/kosugi/Kosugi_400Regular.ttf";

  private final Path node;
  private final Optional<Path> packages;

  /** What comes from npm goes into a folder of its own; where it is not to be had, tests abort. */
  BiClients(Path folder) {
    this.node = folder.resolve("node");
    this.packages = installed() ? Optional.of(node) : Optional.empty();
  }

  private boolean installed() {
    WarehouseCopy.copy(
        Sample.INSTALLATION.home().resolve("cli/src/test/resources/node-client"), node);
    return succeeds("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
  }

  private boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(node.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /**
   * What a program for Node reads of a mart, and what it is told of a table that is not there.
   *
   * @param url {@code http://host:port}
   */
  String readByNode(String url, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path made =
        packages.orElseGet(
            () ->
                abort("npm or its packages are not to be had here: the Node client was not tried"));
    ProcessBuilder program =
        new ProcessBuilder("node", "read.mjs", url)
            .directory(made.toFile())
            .redirectErrorStream(true);
    program.environment().putAll(environment);
    return ended(program);
  }

  /** The text of a report that a reporting tool prints of a mart, as PDF into a file. */
  String report(String jdbcUrl, Path pdf) throws IOException, InterruptedException {
    Optional<Path> packed = packages.map(made -> made.resolve(FONT));
    Path font =
        (packed.isPresent() ? packed : japaneseFont())
            .orElseGet(() -> abort("no Japanese TrueType font is to be had here: no PDF was made"));
    Path home = Sample.INSTALLATION.home();
    return ended(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                home.resolve("serve/report/target/lib") + "/*",
                home.resolve("cli/src/test/resources/report/AchievementReport.java").toString(),
                jdbcUrl,
                font.toString(),
                pdf.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD));
  }

  private static String ended(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "Cannot run %s, it ended with %d: %s".formatted(program.command(), code, printed));
    }
    return printed;
  }

  private static Optional<Path> japaneseFont() throws IOException {
    Path fonts = Path.of("/usr/share/fonts");
    if (!Files.isDirectory(fonts)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(fonts)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches(
                          "ipag\\.ttf|ipaexg\\.ttf|NotoSansJP.*\\.ttf|TakaoGothic\\.ttf|VL-Gothic-Regular\\.ttf"))
          .sorted()
          .findFirst();
    }
  }
}
