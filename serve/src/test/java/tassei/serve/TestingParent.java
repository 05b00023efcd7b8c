package tassei.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process that serves a warehouse and does nothing else, so that a test can kill it. */
final class TestingParent {
  private static final int PATIENCE = 1_200;

  private TestingParent() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path dist = Path.of(arguments[0]);
    Path warehouse = Path.of(arguments[1]);
    try (TrinoServer server = TrinoServer.start(TrinoLaunch.lasting(dist, warehouse))) {
      server.join();
    }
  }

  static Process start(Path dist, Path warehouse) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TestingParent.class.getName(),
            dist.toString(),
            warehouse.toString())
        .inheritIO()
        .start();
  }

  static RunningTrino awaitServer(Path warehouse, Process parent) throws InterruptedException {
    for (int i = 0; i < PATIENCE && parent.isAlive(); i++) {
      Optional<RunningTrino> found = TrinoServers.running(warehouse);
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("Cannot find the server of the warehouse: " + warehouse);
  }
}
