package tassei.serve.server;

import io.trino.server.Server;
import java.io.File;

/** Starts the real Trino, which ends when the process that asked for it does. */
public final class TrinoMain {
  /** The environment variable that carries the process to watch; without it nothing is watched. */
  static final String PARENT = "TASSEI_TRINO_PARENT";

  private TrinoMain() {}

  public static void main(String[] arguments) {
    String parent = System.getenv(PARENT);
    if (parent != null) {
      exitWith(Long.parseLong(parent));
      leaveNoFolder();
    }

    new Server().start(Server.class.getPackage().getImplementationVersion());
  }

  /** A parent that was killed cannot stop its child, so the child looks after itself. */
  private static void exitWith(long parent) {
    ProcessHandle.of(parent)
        .ifPresentOrElse(
            process -> process.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
  }

  /** The parent made this temporary folder and deletes it, unless it was killed. */
  private static void leaveNoFolder() {
    new File(System.getProperty("java.io.tmpdir")).deleteOnExit();
  }
}
