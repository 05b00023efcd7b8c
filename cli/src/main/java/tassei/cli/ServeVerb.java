package tassei.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoServer;

/** {@code serve}: the real Trino over a warehouse, until it is stopped. */
@Command(
    name = "serve",
    description = "Serve the warehouse with Trino on this machine; stops on Ctrl-C.")
final class ServeVerb implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port on 127.0.0.1; 0 picks a free one (default: 8080).")
  private int port;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() throws InterruptedException {
    TrinoLaunch launch =
        TrinoLaunch.lasting(Installation.find().dist(), warehouse.folder().existing().folder())
            .onPort(port);
    try (TrinoServer server = TrinoServer.start(launch)) {
      System.out.println(server.jdbcUrl());
      System.out.flush();
      server.join();
    }
    return ExitCode.DONE;
  }
}
