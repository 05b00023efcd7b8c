package tassei.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No input makes a run fail, only a file: Jazzer looks for one that does, from the specimens on. A
 * quarter of a minute each, a minute with {@code -Dtassei.faults=long} (one input may take a
 * minute: the first one loads every class); longer with {@code -Dtassei.fuzz.seconds=3600}.
 */
class FuzzTest {
  private static final long SECONDS =
      Long.getLong(
          "tassei.fuzz.seconds", "long".equals(System.getProperty("tassei.faults")) ? 60 : 15);

  @TempDir Path folder;

  @Test
  void anyBytesAreReadOrRefused() throws IOException, InterruptedException {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    try (Stream<Path> specimens = Files.walk(Path.of("layouts"))) {
      for (Path specimen :
          specimens
              .filter(file -> file.toString().matches(".*\\.(tsv|txt|md|csv|xlsx|xls|ods)"))
              .toList()) {
        byte[] bytes = Files.readAllBytes(specimen);
        byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, 2000));
        Files.write(corpus.resolve(specimen.getFileName()), head);
      }
    }
    fuzz("tassei.ingest.fuzz.FileTarget", corpus, 3000);
  }

  @Test
  void anyTextIsAFigureOrNone() throws IOException, InterruptedException {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    int seed = 0;
    for (String text :
        List.of("3,300万円", "45事業者以上", "2回~", "▲17.1", "24・3%", "10%増", "未実施", "約1,000人", "80~99")) {
      Files.writeString(corpus.resolve("seed" + seed++), text, StandardCharsets.UTF_8);
    }
    fuzz("tassei.ingest.fuzz.NumberTextTarget", corpus, 100);
  }

  private void fuzz(String target, Path corpus, int longest)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=tassei.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=60",
                "-max_len=" + longest,
                "-seed=20261121",
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = jazzer.waitFor(SECONDS + 600, TimeUnit.SECONDS);
    if (!ended) {
      jazzer.destroyForcibly();
    }
    String output = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended).as(output).isTrue();
    assertThat(jazzer.exitValue()).as(output).isZero();
    Matcher done = Pattern.compile("Done (\\d+) runs").matcher(output);
    assertThat(done.find()).as("it ran: %s", output).isTrue();
    System.out.printf("inputs that %s was given: %s%n", target, done.group(1));
  }
}
