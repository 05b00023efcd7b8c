package tassei.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.Maintained;
import tassei.lakehouse.Retention;
import tassei.lakehouse.Warehouse;

/** {@code maintain}: fewer files, and none that nobody can ask for; no row changes. */
@Command(
    name = "maintain",
    description =
        "Compact small files, expire old snapshots, remove files that no table knows. Editions survive.")
final class MaintainVerb implements Callable<Integer> {
  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Keep snapshots younger than this (default: 30, at least 1).")
  private int keepDays;

  @Option(
      names = "--keep-last",
      paramLabel = "N",
      defaultValue = "5",
      description = "Keep so many of each table's newest snapshots (default: 5, at least 1).")
  private int keepLast;

  @Option(
      names = "--stray-days",
      paramLabel = "N",
      defaultValue = "3",
      description = "Keep unknown files younger than this (default: 3, at least 1).")
  private int strayDays;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    atLeastOne("--keep-days", keepDays);
    atLeastOne("--keep-last", keepLast);
    atLeastOne("--stray-days", strayDays);
    Retention retention =
        new Retention(Duration.ofDays(keepDays), keepLast, Duration.ofDays(strayDays));
    Clock clock = Clock.systemUTC();
    Progress progress = Progress.onTerminal();
    progress.step(dryRun ? "looking" : "maintaining");
    try (Session session = open(clock)) {
      Steps steps = new Steps(session, clock);
      List<Maintained> tables =
          dryRun ? steps.planMaintenance(retention) : steps.maintain(retention);
      if (!dryRun) {
        steps.recordStep("maintain", RunSummary.NOTHING);
      }
      progress.done();
      print(tables, dryRun ? "to do" : "done", System.out);
    }
    return ExitCode.DONE;
  }

  private Session open(Clock clock) {
    Warehouse folder = warehouse.folder().existing();
    Session.Knowledge known = knowledge.load(warehouse);
    return dryRun
        ? Session.openAsItStands(folder, known, clock)
        : Session.open(folder, known, clock);
  }

  static void print(List<Maintained> tables, String done, PrintStream out) {
    out.printf(
        "%-6s     %d small files compacted, %d snapshots expired with %s files, %d stray files removed%n",
        done,
        sum(tables, Maintained::compacted),
        sum(tables, Maintained::expired),
        done.equals("done") ? sum(tables, Maintained::removed) : "their",
        sum(tables, Maintained::strays));
    tables.stream()
        .filter(Maintained::isChanged)
        .forEach(
            table ->
                out.printf(
                    "           %s: %d compacted, %d expired, %d stray%n",
                    table.table(), table.compacted(), table.expired(), table.strays()));
  }

  private static int sum(List<Maintained> tables, ToIntFunction<Maintained> count) {
    return tables.stream().mapToInt(count).sum();
  }

  private static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new UsageException(
          "Cannot maintain with %s %d: expected 1 or more".formatted(option, value));
    }
  }
}
