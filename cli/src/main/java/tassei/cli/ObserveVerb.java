package tassei.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ingest.observe.Observe;

/** {@code observe}: landed files, read as the layouts say. */
@Command(
    name = "observe",
    description = "Read the landed files that are new or whose layout has changed.")
final class ObserveVerb implements Callable<Integer> {
  @Option(names = "--strict", description = "Exit with 3 when a file waits.")
  private boolean strict;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    try (Session session =
        Session.open(warehouse.folder().existing(), knowledge.load(warehouse), clock)) {
      Steps steps = new Steps(session, clock);
      Observe.Outcome outcome = steps.observe();
      steps.recordStep("observe", RunSummary.observed(outcome.files(), outcome.waiting()));
      System.out.printf(
          "read       %d accepted, %d waiting%nproblems   %d errors, %d warnings%n",
          outcome.files() - outcome.waiting(),
          outcome.waiting(),
          outcome.errors(),
          outcome.warnings());
      return strict && outcome.waiting() > 0 ? ExitCode.FILE_REJECTED : ExitCode.DONE;
    }
  }
}
