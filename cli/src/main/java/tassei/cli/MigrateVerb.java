package tassei.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tassei.lakehouse.Migration;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;
import tassei.lakehouse.forget.ResponseKeys;

/** {@code migrate}: a warehouse in a folder becomes one on servers. */
@Command(
    name = "migrate",
    description = {
      "Copy a warehouse in a folder, with its editions and history, to the empty one that --config names.",
      "The folder is left as it is. After a failure, empty the target and start again."
    })
final class MigrateVerb implements Callable<Integer> {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      defaultValue = "./warehouse",
      description = "The warehouse folder (default: ./warehouse).")
  private Path warehouse;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Where to: see docs/server.md.")
  private Path config;

  @Override
  public Integer call() {
    if (!(ServerConfig.read(config).warehouse() instanceof WarehouseServer server)) {
      throw new UsageException("Cannot move to a folder: copy the files and run again");
    }
    List<TableName> moved =
        migrate(new WarehouseFolder(warehouse).existing(), server, Progress.onTerminal());
    System.out.printf(
        "moved      %d tables to %s; every file was read back%n", moved.size(), server.location());
    return ExitCode.DONE;
  }

  static List<TableName> migrate(WarehouseFolder from, WarehouseServer to, Progress progress) {
    RunId run = RunId.at(Clock.systemUTC().instant(), ProcessHandle.current().pid());
    RunLock source = RunLock.take(from, run);
    try (source) {
      RunLock target = RunLock.take(to.prepare(), run);
      try (target) {
        Migration.refuseFilled(to);
        ResponseKeys.move(from, to);
        List<TableName> moved = new Migration(from, to).run(progress::step, target::refuseLost);
        progress.done();
        return moved;
      }
    }
  }
}
