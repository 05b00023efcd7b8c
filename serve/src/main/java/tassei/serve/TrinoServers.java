package tassei.serve;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** Knows which warehouse is served by which Trino, from a state file in the warehouse. */
public final class TrinoServers {
  static final String STATE = ".trino";

  private TrinoServers() {}

  /** The server of that warehouse if there is one and it takes queries now. */
  public static Optional<RunningTrino> running(Path warehouse) {
    return announced(warehouse).filter(RunningTrino::isUp);
  }

  /** What the state file says; a file that cannot be read says nothing. */
  private static Optional<RunningTrino> announced(Path warehouse) {
    Properties state = new Properties();
    try (Reader reader = Files.newBufferedReader(warehouse.resolve(STATE))) {
      state.load(reader);
      return Optional.of(
          new RunningTrino(
              Long.parseLong(state.getProperty("pid", "")),
              Integer.parseInt(state.getProperty("port", "")),
              Instant.parse(state.getProperty("started", ""))));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Says so in the warehouse, in one step; nothing is said in one that cannot be written. */
  static void announce(Path warehouse, RunningTrino trino) {
    if (!Files.isWritable(warehouse)) {
      return;
    }

    String state =
        "pid=%d%nport=%d%nstarted=%s%n".formatted(trino.pid(), trino.port(), trino.startedAt());
    try {
      Path draft = Files.writeString(warehouse.resolve(STATE + "." + trino.pid()), state);
      Files.move(draft, warehouse.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write state file: " + warehouse.resolve(STATE), e);
    }
  }

  /** Takes back what was announced, unless another server has announced itself since. */
  static void withdraw(Path warehouse, RunningTrino trino) {
    if (!announced(warehouse).equals(Optional.of(trino))) {
      return;
    }

    try {
      Files.deleteIfExists(warehouse.resolve(STATE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove state file: " + warehouse.resolve(STATE), e);
    }
  }
}
