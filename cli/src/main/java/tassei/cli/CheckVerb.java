package tassei.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tassei.transform.build.Check.Finding;

/** {@code check}: what must not be true of the tables that are built. */
@Command(
    name = "check",
    description =
        "Run the FAIL and WARN checks on what is built; a failed one exits with 1. Ends with a name of that state, for publish --as-of.")
final class CheckVerb implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    try (Session session =
        Session.open(warehouse.folder().existing(), knowledge.load(warehouse), clock)) {
      Steps steps = new Steps(session, clock);
      List<Finding> findings = steps.check();
      steps.recordChecks(findings);
      steps.recordStep("check", RunSummary.NOTHING);
      for (Finding finding : findings) {
        String result = finding.rows() == 0 ? "ok" : finding.severity().name();
        System.out.printf(
            "%-4s %s: %s%s%n",
            result,
            finding.table(),
            finding.what(),
            finding.rows() == 0 ? "" : " (%d) %s".formatted(finding.rows(), finding.examples()));
      }
      System.out.printf("state %s%n", steps.state());
      return findings.stream().anyMatch(Finding::stopsPublication)
          ? ExitCode.FAILED
          : ExitCode.DONE;
    }
  }
}
