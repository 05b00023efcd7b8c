package tassei.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.Warehouse;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoServer;

/** {@code serve}: the real Trino over a warehouse, until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Serve the warehouse with Trino; stops on Ctrl-C.",
      "To this machine only, unless the section serve of --config says how others come in."
    })
final class ServeVerb implements Callable<Integer> {
  private static final int LOCAL_PORT = 8080;

  /** A file in the folder of the state that is there while others are let in. */
  private static final String READY = "serving";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 picks a free one (default: that of --config, else 8080).")
  private Integer port;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "The address to listen on; beyond 127.0.0.1 only with the section serve.")
  private String address;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() throws InterruptedException {
    TrinoLaunch launch = launch();
    boolean isShared = launch.door().isPresent();
    Path ready = launch.warehouse().resolve(READY);
    if (isShared && !isServing(launch.warehouse())) {
      delete(ready);
    }
    try (TrinoServer server = TrinoServer.start(launch)) {
      System.out.println(server.jdbcUrl());
      System.out.flush();
      if (isShared) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(ready)));
        write(ready);
      }
      server.join();
    }
    return ExitCode.DONE;
  }

  /** Whether a process of this machine says that it lets others in. */
  static boolean isServing(Path state) {
    Path ready = state.resolve(READY);
    try {
      long pid = Long.parseLong(Files.readString(ready, StandardCharsets.US_ASCII).strip());
      return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
    } catch (IOException | NumberFormatException none) {
      return false;
    }
  }

  private static void write(Path ready) {
    try {
      Files.writeString(
          ready, Long.toString(ProcessHandle.current().pid()), StandardCharsets.US_ASCII);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot say that Trino serves: " + ready, cause);
    }
  }

  private static void delete(Path ready) {
    try {
      Files.deleteIfExists(ready);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot take back that Trino serves: " + ready, cause);
    }
  }

  /**
   * What would be started.
   *
   * @throws UsageException when others could come in without TLS and a password
   */
  TrinoLaunch launch() {
    try {
      return asked();
    } catch (IllegalArgumentException invalid) {
      throw new UsageException("Cannot serve: " + invalid.getMessage());
    }
  }

  private TrinoLaunch asked() {
    Optional<ServerConfig> config = warehouse.config();
    Optional<ServerConfig.Entrance> entrance = config.flatMap(ServerConfig::entrance);
    refuseOpenAddress(entrance);
    Warehouse served = config.map(ServerConfig::warehouse).orElseGet(warehouse::folder).existing();
    TrinoLaunch launch = TrinoAccess.launch(served, TrinoLaunch.Lifetime.LASTING);
    if (entrance.isEmpty()) {
      return launch.onPort(port == null ? LOCAL_PORT : port);
    }
    ServerConfig.Entrance way = entrance.orElseThrow();
    AccessVerb.write(way, config.orElseThrow().own());
    return launch
        .behind(address == null ? way.door() : way.door().on(address))
        .onPort(port == null ? way.port() : port);
  }

  private void refuseOpenAddress(Optional<ServerConfig.Entrance> entrance) {
    if (address != null && entrance.isEmpty() && !address.equals("127.0.0.1")) {
      throw new UsageException(
          "Cannot listen on %s without TLS and sign-in: say in the section serve of --config FILE how others come in"
              .formatted(address));
    }
  }
}
