package tassei.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tassei.serve.access.AccessFiles;
import tassei.serve.access.AccessTable;
import tassei.serve.access.Assignments;
import tassei.serve.access.Bodies;
import tassei.transform.reference.Reference;

/** {@code access}: makes what roles.csv says true for a server, a running one within seconds. */
@Command(
    name = "access",
    description = {
      "Write the access rules that follow from the roles of --config.",
      "A running server sees them within seconds. Prints who has which role."
    })
final class AccessVerb implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    ServerConfig config =
        warehouse
            .config()
            .filter(read -> read.entrance().isPresent())
            .orElseThrow(
                () -> new UsageException("Cannot write access rules without --config and serve"));
    Map<String, Assignments.Assignment> users =
        new TreeMap<>(write(config.entrance().orElseThrow(), config.own()).byUser());
    users.forEach(
        (user, has) ->
            System.out.printf(
                "%s %s %s%n",
                user,
                has.role().code(),
                String.join(" ", has.bodies().stream().sorted().toList())));
    return ExitCode.DONE;
  }

  static Assignments write(ServerConfig.Entrance entrance, ServerConfig.Own own) {
    Assignments assignments = read(entrance, own);
    AccessFiles.write(entrance.door().access(), tables(Installation.find()), assignments);
    return assignments;
  }

  /**
   * @throws tassei.serve.access.InvalidAccessException with every error of the file
   */
  static Assignments read(ServerConfig.Entrance entrance, ServerConfig.Own own) {
    return Assignments.load(entrance.roles(), bodies(Installation.find(), own));
  }

  static AccessTable tables(Installation installation) {
    return AccessTable.load(installation.dist().resolve("trino/etc/access"));
  }

  private static Bodies bodies(Installation installation, ServerConfig.Own own) {
    List<Path> folders =
        WarehouseOptions.Knowledge.overlay(installation.reference(), own.reference());
    LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Tokyo")));
    Reference reference = Reference.load(folders, today);
    return new Bodies(reference.bodyTypes(), reference.bodiesOfFederations());
  }
}
