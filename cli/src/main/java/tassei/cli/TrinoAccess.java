package tassei.cli;

import java.util.Optional;
import java.util.function.Consumer;
import tassei.lakehouse.WarehouseFolder;
import tassei.serve.RunningTrino;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoServer;
import tassei.serve.TrinoServers;

/** Asks the running Trino of a warehouse, or a short-lived one. */
final class TrinoAccess {
  private TrinoAccess() {}

  static void with(WarehouseFolder warehouse, Progress progress, Consumer<String> jdbcUrl) {
    Optional<RunningTrino> running = TrinoServers.running(warehouse.folder());
    if (running.isPresent()) {
      jdbcUrl.accept(running.orElseThrow().jdbcUrl());
      return;
    }
    progress.step("starting Trino");
    try (TrinoServer server =
        TrinoServer.start(TrinoLaunch.brief(Installation.find().dist(), warehouse.folder()))) {
      progress.done();
      jdbcUrl.accept(server.jdbcUrl());
    }
  }
}
