package tassei.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** What a process prints, put into a file. */
final class Aside {
  private Aside() {}

  /**
   * From now on: a hundred runs that fail fill a log with stacks that mean nothing.
   *
   * @return where it printed before: for what the test itself has to say
   */
  static PrintStream print(Path file) throws IOException {
    PrintStream before = System.out;
    PrintStream aside = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    System.setOut(aside);
    System.setErr(aside);
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
    return before;
  }
}
