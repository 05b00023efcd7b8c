package tassei.cli;

import java.io.PrintStream;

/** Says on a terminal's stderr what is going on, and nothing anywhere else. */
final class Progress {
  private final PrintStream err;
  private final boolean shown;

  private Progress(PrintStream err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /** The launcher says whether stderr is a terminal: Java 21 cannot tell. */
  static Progress onTerminal() {
    return new Progress(System.err, Boolean.getBoolean("tassei.terminal"));
  }

  static Progress silent() {
    return new Progress(System.err, false);
  }

  void step(String what) {
    if (shown) {
      err.printf("\r\u001B[K%s …", what);
      err.flush();
    }
  }

  void done() {
    if (shown) {
      err.print("\r\u001B[K");
      err.flush();
    }
  }
}
