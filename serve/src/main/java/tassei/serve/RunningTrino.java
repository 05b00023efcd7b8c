package tassei.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A Trino on this machine: its process, its port and when the process began. */
public record RunningTrino(long pid, int port, Instant startedAt) {
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);
  private static final int PATIENCE_MS = 2_000;

  public String jdbcUrl() {
    return "jdbc:trino://%s:%d/tassei/mart?user=tassei".formatted(TrinoServer.ADDRESS, port);
  }

  /** True when the process still lives (not another one under its number) and takes queries. */
  public boolean isUp() {
    return lives() && answers();
  }

  private boolean lives() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .filter(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_SLACK) < 0)
        .isPresent();
  }

  /** A Trino that is coming up listens before it takes queries. */
  boolean answers() {
    try {
      URI info = URI.create("http://%s:%d/v1/info".formatted(TrinoServer.ADDRESS, port));
      HttpURLConnection connection = (HttpURLConnection) info.toURL().openConnection();
      return isReady(connection);
    } catch (IOException notYet) {
      return false;
    }
  }

  static boolean isReady(HttpURLConnection connection) throws IOException {
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    try (InputStream body = connection.getInputStream()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return text.contains("\"starting\":false");
    }
  }
}
