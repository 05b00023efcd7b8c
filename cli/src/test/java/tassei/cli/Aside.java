package tassei.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** What a process prints, put into a file until it is closed. */
final class Aside implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private Aside() {}

  /** From now on: a hundred runs that fail fill a log with stacks that mean nothing. */
  static Aside print(Path file) throws IOException {
    Aside aside = new Aside();
    PrintStream into = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    System.setOut(into);
    System.setErr(into);
    reconfigure();
    return aside;
  }

  /** What the test itself has to say, where it printed before. */
  void say(String pattern, Object... values) {
    out.printf(pattern, values);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    reconfigure();
  }

  private static void reconfigure() {
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
  }
}
