package tassei.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** tassei in a process of its own, which may be killed or run in another country. */
final class Forked {
  private Forked() {}

  /**
   * @param options of the JVM, after those of this one
   */
  static Process start(
      Path log, Map<String, String> environment, List<String> options, String... arguments)
      throws IOException {
    List<String> command = command(options);
    command.addAll(List.of(arguments));
    File out = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The words that start tassei, to which a verb and what it is told are added. */
  static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--") || option.startsWith("-Dio.netty"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dtassei.home=" + Sample.INSTALLATION.home());
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("tassei.cli.Main");
    return command;
  }
}
