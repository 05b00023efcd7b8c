package tassei.cli;

/** What a verb ends with. */
final class ExitCode {
  /** Done; problems in the data are recorded, counted and printed. */
  static final int DONE = 0;

  /** A FAIL check, or a failure of ours. */
  static final int FAILED = 1;

  /** Usage or configuration. */
  static final int USAGE = 2;

  /** With --strict: a file waits. */
  static final int FILE_REJECTED = 3;

  private ExitCode() {}
}
