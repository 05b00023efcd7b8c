package tassei.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tassei.lakehouse.CatalogRecovery;
import tassei.lakehouse.Damage;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseException;

/** {@code doctor}: whether this machine can run tassei, with the remedy where it cannot. */
@Command(
    name = "doctor",
    description = "Check the JDK, memory, disk, ports and the catalog, with the remedy.")
final class DoctorVerb implements Callable<Integer> {
  private static final int TRINO_PORT = 8080;

  @Mixin private WarehouseOptions warehouse;

  private boolean healthy = true;

  @Override
  public Integer call() throws IOException {
    Machine.here(warehouse.folder().stateFolder()).findings().forEach(this::report);
    Optional<ServerConfig> config = warehouse.config();
    if (config.flatMap(ServerConfig::entrance).isEmpty()) {
      report(
          portIsFree(),
          "port %d on 127.0.0.1 is free".formatted(TRINO_PORT),
          "serve on another port: ./tassei serve --port 0");
    }
    config.ifPresent(
        given -> ConfigCheck.of(given, Clock.systemUTC().instant()).forEach(this::report));
    Path trino = Installation.find().dist().resolve("trino/lib");
    report(Files.isDirectory(trino), "Trino is built", "run ./tassei demo, which builds it");
    catalog(warehouse.folder());
    return healthy ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void catalog(Warehouse folder) {
    try {
      // tables whose catalog is gone are a damaged warehouse, not none
      if (!folder.exists() && !CatalogRecovery.holdsTables(folder)) {
        System.out.printf("--   no warehouse yet in %s%n", folder.name());
        return;
      }
    } catch (RuntimeException unreachable) {
      report(
          false,
          "catalog of %s: %s".formatted(folder.name(), unreachable.getMessage()),
          "is the database up, and are user and password those of --config?");
      return;
    }
    try (PublishedState state = PublishedState.open(folder.existing())) {
      int tables = state.tables("landing").size();
      report(true, "catalog %s (%d tables of landing)".formatted(folder.catalogName(), tables), "");
    } catch (RuntimeException unreachable) {
      report(
          false,
          "catalog %s: %s".formatted(folder.catalogName(), unreachable.getMessage()),
          "restore it from a backup, or make it again with ./tassei rebuild");
      return;
    }
    try {
      tables(folder);
    } catch (WarehouseException withoutAnswer) {
      report(
          false,
          withoutAnswer.getMessage(),
          "nothing is known to be damaged; ask again when database and store are up");
    }
  }

  /** Every row that a reader could ask for is read. */
  private void tables(Warehouse folder) {
    List<Damage> damages = Inspection.of(folder);
    damages.forEach(
        damage ->
            report(
                false,
                "%s: %s; lost: %s".formatted(damage.table(), damage.what(), damage.lost()),
                damage.remedy()));
    if (damages.isEmpty()) {
      report(true, "every table and edition can be read", "");
    }
  }

  private void report(boolean ok, String what, String remedy) {
    report(Finding.of(ok, what, remedy));
  }

  private void report(Finding found) {
    healthy &= found.isWell();
    System.out.printf(
        "%-4s %s%s%n",
        found.isWell() ? "ok" : "BAD", found.what(), found.isWell() ? "" : ": " + found.remedy());
  }

  private static boolean portIsFree() {
    try (ServerSocket socket = new ServerSocket(TRINO_PORT, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
