package tassei.cli;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Says on a terminal's stderr what is going on, and nothing anywhere else. */
final class Progress {
  private final PrintStream err;
  private final boolean shown;
  private final Consumer<String> listener;

  private Progress(PrintStream err, boolean shown, Consumer<String> listener) {
    this.err = err;
    this.shown = shown;
    this.listener = listener;
  }

  /** The launcher says whether stderr is a terminal: Java 21 cannot tell. */
  static Progress onTerminal() {
    return new Progress(System.err, Boolean.getBoolean("tassei.terminal"), step -> {});
  }

  static Progress silent() {
    return toldTo(step -> {});
  }

  /** Says each step to somebody else than the terminal. */
  static Progress toldTo(Consumer<String> listener) {
    return new Progress(System.err, false, listener);
  }

  void step(String what) {
    listener.accept(what);
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
