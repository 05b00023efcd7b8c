package tassei.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;
import tassei.serve.RunningTrino;
import tassei.serve.TrinoCatalog;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoServer;
import tassei.serve.TrinoServers;

/** Asks the running Trino of a warehouse, or a short-lived one. */
final class TrinoAccess {
  private TrinoAccess() {}

  static void with(Warehouse warehouse, Progress progress, Consumer<String> jdbcUrl) {
    Optional<RunningTrino> running = TrinoServers.running(warehouse.stateFolder());
    if (running.isPresent()) {
      jdbcUrl.accept(running.orElseThrow().jdbcUrl());
      return;
    }
    progress.step("starting Trino");
    try (TrinoServer server = TrinoServer.start(launch(warehouse, TrinoLaunch.Lifetime.BRIEF))) {
      progress.done();
      jdbcUrl.accept(server.jdbcUrl());
    }
  }

  static TrinoLaunch launch(Warehouse warehouse, TrinoLaunch.Lifetime lifetime) {
    return TrinoLaunch.of(
        Installation.find().dist(), warehouse.stateFolder(), catalog(warehouse), lifetime);
  }

  private static TrinoCatalog catalog(Warehouse warehouse) {
    return switch (warehouse) {
      case WarehouseFolder local -> TrinoCatalog.ofFolder(local.folder());
      case WarehouseServer server ->
          TrinoCatalog.ofServer(
              Map.of(
                  "TASSEI_CATALOG_URL", server.catalog().uri(),
                  "TASSEI_CATALOG_USER", server.catalog().user(),
                  "TASSEI_CATALOG_PASSWORD", server.catalog().password(),
                  "TASSEI_WAREHOUSE", server.location(),
                  "TASSEI_S3_ENDPOINT", server.store().endpoint(),
                  "TASSEI_S3_REGION", server.store().region(),
                  "TASSEI_S3_ACCESS_KEY", server.store().accessKey(),
                  "TASSEI_S3_SECRET_KEY", server.store().secretKey()));
    };
  }
}
