package tassei.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The real Trino over one warehouse, as a child process that takes queries from this machine only,
 * or through a {@link Door}. It ends with {@link #close()} and with this JVM, whichever way that
 * ends.
 */
public final class TrinoServer implements AutoCloseable {
  static final String ADDRESS = "127.0.0.1";

  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
  private static final int PAUSE_MS = 50;
  private static final int SIGNALLED = 128;

  private final TrinoLaunch launch;
  private final TrinoLog log;
  private final Path home;
  private final Process process;
  private final RunningTrino trino;
  private final Thread atExit = new Thread(() -> stop(), "stop-trino");
  private volatile boolean isStopped;

  private TrinoServer(TrinoLaunch launch, int port, TrinoLog log, Path home, Process process) {
    this.launch = launch;
    this.log = log;
    this.home = home;
    this.process = process;
    // where the system does not tell the start, it tells nothing to compare it with either
    Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
    this.trino = new RunningTrino(process.pid(), port, startedAt);
  }

  /** Returns when the server takes queries and has read its catalog. */
  public static TrinoServer start(TrinoLaunch launch) {
    if (launch.lifetime() == TrinoLaunch.Lifetime.LASTING && launch.door().isEmpty()) {
      refuseSecond(launch.warehouse());
    }

    TrinoServer server = spawn(launch);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    try {
      server.awaitReady();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void refuseSecond(Path warehouse) {
    TrinoServers.running(warehouse)
        .ifPresent(
            other -> {
              throw new TrinoFailedException(
                  "Cannot start a second Trino, process %d serves the warehouse on port %d: %s"
                      .formatted(other.pid(), other.port(), warehouse));
            });
  }

  private static TrinoServer spawn(TrinoLaunch launch) {
    TrinoCommand command = new TrinoCommand(launch);
    int port = Ports.claim(launch.address(), launch.port());
    try {
      Path home = Files.createTempDirectory("tassei-trino");
      TrinoLog log = TrinoLog.of(launch.warehouse(), home);
      ProcessBuilder child = command.on(port, home);
      child.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.file().toFile()));
      return new TrinoServer(launch, port, log, home, child.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start Trino: " + launch.dist(), e);
    }
  }

  public String jdbcUrl() {
    return launch
        .door()
        .map(door -> "jdbc:trino://%s:%d/tassei/mart?SSL=true".formatted(door.name(), trino.port()))
        .orElseGet(trino::jdbcUrl);
  }

  public int port() {
    return trino.port();
  }

  public long pid() {
    return trino.pid();
  }

  /** Where the server writes what it has to say, which is little. */
  public Path log() {
    return log.file();
  }

  private void awaitReady() {
    long end = System.nanoTime() + launch.limit().toNanos();
    while (!(launch.door().isPresent() ? answersBehindDoor() : trino.answers())) {
      if (!process.isAlive()) {
        throw failure("Cannot start Trino, exit code: " + process.exitValue(), null);
      }
      if (System.nanoTime() > end) {
        throw failure("Cannot wait longer for Trino to start: " + launch.limit(), null);
      }
      pause();
    }

    if (launch.door().isPresent()) {
      // nobody is known to the door who could ask, and no verb of this machine goes through it
      return;
    }
    readCatalog();
    if (launch.lifetime() == TrinoLaunch.Lifetime.LASTING) {
      TrinoServers.announce(launch.warehouse(), trino);
    }
  }

  private boolean answersBehindDoor() {
    return SecureProbe.answers(launch.door().orElseThrow(), trino.port());
  }

  private void readCatalog() {
    String limited =
        "%s&sessionProperties=query_max_run_time:%ds"
            .formatted(jdbcUrl(), Math.max(1, launch.limit().toSeconds()));
    try (QueryResult schemas = TrinoQuery.on(limited).run("SHOW SCHEMAS FROM tassei")) {
      schemas.rows().forEach(schema -> {});
    } catch (QueryFailedException e) {
      String reason = root(e).getMessage();
      throw new TrinoFailedException(
          "Cannot read the catalog of %s: %s".formatted(launch.warehouse(), reason), e);
    }
  }

  /** The one that knows: what Trino says of a catalog is that it cannot be checked. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private TrinoFailedException failure(String message, Exception cause) {
    return new TrinoFailedException("%s%n%s".formatted(message, log.end()), cause);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrinoFailedException("Cannot wait for Trino: interrupted", e);
    }
  }

  /** Waits until the server is stopped, by whomever; fails when it dies by itself. */
  public void join() throws InterruptedException {
    int exitCode = process.waitFor();
    if (!isStopped && exitCode != 0 && exitCode < SIGNALLED) {
      throw failure("Cannot go on without Trino, exit code: " + exitCode, null);
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyShuttingDown) {
      // the hook has run or is running
    }
  }

  private synchronized void stop() {
    isStopped = true;
    TrinoServers.withdraw(launch.warehouse(), trino);
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Folders.delete(home);
  }
}
