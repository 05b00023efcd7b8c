package tassei.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Counts what a run writes into a warehouse, file by file and catalog statement by catalog
 * statement, and makes the n-th the last. A killed run writes nothing any more, not even to tidy
 * up: what is on disk then is what a halted process leaves.
 *
 * <p>Most writes add a file to a table, to which nothing points before a statement of the catalog
 * does. What readers and the next run meet differs only after a statement, after a write elsewhere
 * in the warehouse and after a file was removed or written over: these are its states.
 */
final class Faults {
  /** What happens at the n-th write. */
  enum Kind {
    NONE(""),
    /** Of the first file that ends after it half reaches the disk, and nothing later. */
    KILLED_IN_A_FILE("write \\d+: "),
    /** Nothing after the n-th state reaches the disk. */
    KILLED_AT_STATE("write \\d+: "),
    /** It and every later one fails for want of space; removing works. */
    DISK_FULL("No space left on device|database is full"),
    /** It and every later one is refused. */
    READ_ONLY("Read-only file system|readonly database"),
    /** The catalog commits to a table and the answer is lost; everything else works. */
    ANSWER_LOST("The connection was lost");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What is found in the stack trace of a run that it stops. */
    Pattern words() {
      return Pattern.compile(words);
    }
  }

  /** Thrown in the place of the end of the process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String at) {
      super(at, null, false, false);
    }
  }

  private static final AtomicInteger WRITES = new AtomicInteger();
  private static final AtomicInteger STATES = new AtomicInteger();
  private static volatile Path folder;
  private static volatile Kind kind = Kind.NONE;
  private static volatile int at;
  private static volatile boolean halted;
  private static volatile boolean happened;
  private static volatile Runnable look = () -> {};

  private Faults() {}

  static void arm(Path warehouse, Kind what, int nth) {
    WRITES.set(0);
    STATES.set(0);
    folder = warehouse.toAbsolutePath();
    at = nth;
    halted = false;
    happened = false;
    kind = what;
  }

  /** What is done before each write from now on, until {@link #disarm}, one at a time. */
  static void beforeEachWrite(Runnable looked) {
    look = looked;
  }

  /** Returns how many writes there were. */
  static int disarm() {
    look = () -> {};
    kind = Kind.NONE;
    halted = false;
    folder = null;
    return WRITES.get();
  }

  /** How many states the warehouse has been in since {@link #arm}, each left by the one write. */
  static int states() {
    return STATES.get();
  }

  /** Whether the fault that was asked for last has happened. */
  static boolean hasHappened() {
    return happened;
  }

  static boolean watches(Path file) {
    Path watched = folder;
    return watched != null && file.startsWith(watched);
  }

  /** Before a file is made, finished or removed. */
  static void file(String what, boolean removes) throws IOException {
    int write = counted(what);
    if (kind == Kind.DISK_FULL && write >= at && !removes) {
      happened = true;
      throw new IOException("No space left on device");
    }
    if (kind == Kind.READ_ONLY && write >= at) {
      happened = true;
      throw new IOException("Read-only file system");
    }
  }

  /**
   * After a file was made, finished or removed.
   *
   * @param wasThere whether what was there before has gone: removed, or written over
   */
  static void fileDone(String what, Path file, boolean wasThere) {
    if (wasThere || !isOfATable(file)) {
      STATES.incrementAndGet();
      halt(WRITES.get(), what);
    }
  }

  private static boolean isOfATable(Path file) {
    String path = file.toString();
    return path.contains("/data/") || path.contains("/metadata/");
  }

  private static int counted(String what) {
    int write = WRITES.incrementAndGet();
    halt(write, what);
    synchronized (Faults.class) {
      look.run();
    }
    return write;
  }

  private static synchronized void halt(int write, String what) {
    halted |= kind == Kind.KILLED_IN_A_FILE && write >= at && what.startsWith("finish ");
    halted |= kind == Kind.KILLED_AT_STATE && STATES.get() >= at;
    if (halted) {
      happened = true;
      throw new Killed("write %d: %s".formatted(write, what));
    }
  }

  static void beforeStatement(String sql) throws SQLException {
    int write = counted("before " + sql);
    if (kind == Kind.DISK_FULL && write >= at) {
      happened = true;
      throw new SQLException("[SQLITE_FULL] Insertion failed because database is full");
    }
    if (kind == Kind.READ_ONLY && write >= at) {
      happened = true;
      throw new SQLException("[SQLITE_READONLY] Attempt to write a readonly database");
    }
  }

  static void afterStatement(String sql) throws SQLException {
    STATES.incrementAndGet();
    int write = counted("after " + sql);
    if (kind == Kind.ANSWER_LOST && write >= at && sql.startsWith("UPDATE")) {
      kind = Kind.NONE;
      happened = true;
      throw new SQLException("The connection was lost");
    }
  }
}
