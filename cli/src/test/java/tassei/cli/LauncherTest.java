package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the launcher starts Java: with a JDK that says what it was started with, and does nothing.
 */
class LauncherTest {
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");
  private static final List<String> FULL =
      List.of(
          "-XX:TieredStopAtLevel=4",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining");

  @TempDir Path folder;

  private Path input;

  @BeforeEach
  void placeLauncherWithJdk() throws IOException {
    Path home = Sample.INSTALLATION.home();
    Files.copy(home.resolve("tassei"), folder.resolve("tassei"));
    Files.copy(home.resolve("pom.xml"), folder.resolve("pom.xml"));
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.copy(java, java.resolveSibling("javac"));
    for (String tool : List.of("java", "javac")) {
      assertThat(java.resolveSibling(tool).toFile().setExecutable(true)).isTrue();
    }
    input = Files.createDirectory(folder.resolve("what came in"));
    Files.writeString(input.resolve("summary.csv"), "№,指標\n");
  }

  @Test
  void whatAChamberFilesIsReadWithTheQuickCompiler() throws Exception {
    assertThat(compiler(Map.of(), "run", "--input", input.toString())).isEqualTo(QUICK);
    assertThat(compiler(Map.of(), "build")).isEqualTo(QUICK);
    assertThat(compiler(Map.of(), "run", "--input", folder.resolve("none").toString()))
        .isEqualTo(QUICK);
  }

  @Test
  void aFileOfOver32MebibytesIsReadWithTheFullCompiler() throws Exception {
    fill(32L << 20);
    assertThat(compiler(Map.of(), "run", "--input", input.toString())).isEqualTo(QUICK);
    fill((32L << 20) + 1);
    assertThat(compiler(Map.of(), "run", "--input", input.toString())).isEqualTo(FULL);
    assertThat(compiler(Map.of(), "run", "--input=" + input)).isEqualTo(FULL);
    assertThat(compiler(Map.of(), "run", "--reference", input.toString())).isEqualTo(QUICK);
  }

  @Test
  void whoAsksForTheFullCompilerGetsItThoughTheClassCacheWasMadeByTheQuickOne() throws Exception {
    List<String> asked = new ArrayList<>(FULL);
    asked.add("-XX:TieredStopAtLevel=4");
    assertThat(compiler(Map.of("TASSEI_JAVA", "-XX:TieredStopAtLevel=4"), "build"))
        .isEqualTo(asked);
  }

  /** An option of which the JVM knows nothing would be passed over in silence. */
  @Test
  void theFullCompilersOptionsAreUnderstoodByThisJdk() throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(FULL);
    command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
    assertThat(said(new ProcessBuilder(command)).lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(flag -> flag.matches(" intx TieredStopAtLevel = 4 .*command line.*"))
        .anyMatch(flag -> flag.matches(" bool AOTReplayTraining = false .*command line.*"));
  }

  private void fill(long bytes) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(input.resolve("answers.csv").toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  /** The options on compiling that Java is given, in their order. */
  private List<String> compiler(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(folder.resolve("tassei").toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder launcher = new ProcessBuilder(command);
    launcher.environment().remove("TASSEI_JAVA");
    launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    launcher.environment().put("TASSEI_AOT", "off");
    launcher.environment().putAll(environment);
    return said(launcher).lines().filter(LauncherTest::isOnCompiling).toList();
  }

  private static String said(ProcessBuilder started) throws IOException, InterruptedException {
    Process process = started.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean isOnCompiling(String option) {
    return option.startsWith("-XX:Tiered") || FULL.contains(option);
  }
}
