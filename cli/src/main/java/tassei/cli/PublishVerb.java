package tassei.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;

/** {@code publish}: shows readers what is built, and names it when asked. */
@Command(
    name = "publish",
    description = "Check what is built and show it to readers; with --edition, name it.")
final class PublishVerb implements Callable<Integer> {
  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "Name what is published, for SELECT … FOR VERSION AS OF 'NAME'.")
  private String edition;

  @Option(
      names = "--as-of",
      paramLabel = "STATE",
      description = "Refuse when the tables are no longer as check saw them, by the name it gave.")
  private String asOf;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    if (edition != null) {
      Editions.refuseInvalid(edition);
      try (PublishedState state = PublishedState.open(warehouse.folder().existing())) {
        if (Editions.isKnown(state, edition) && state.isPublishedNow(edition)) {
          System.out.printf("edition    %s names what is published%n", edition);
          return ExitCode.DONE;
        }
        Editions.refuseKnown(state, edition);
      }
    }
    try (Session session =
        Session.open(warehouse.folder().existing(), knowledge.load(warehouse), clock)) {
      Steps steps = new Steps(session, clock);
      refuseOtherThanSeen(steps.state());
      List<TableName> published = steps.publish(steps.check());
      System.out.printf("published  %d tables%n", published.size());
      if (edition != null) {
        System.out.printf("edition    %s in %d tables%n", edition, steps.tag(edition).size());
      }
      if (!published.isEmpty()) {
        steps.recordVersions(published);
        steps.recordAccount();
      }
      steps.recordStep("publish", RunSummary.ofPublication());
    }
    return ExitCode.DONE;
  }

  /** Who approved it has looked at what was checked, and at nothing that came later. */
  private void refuseOtherThanSeen(String state) {
    if (asOf != null && !asOf.equals(state)) {
      throw new UsageException(
          "Cannot publish%s: the tables were written again, state %s was checked and this is %s. Run check, look at it and approve again"
              .formatted(edition == null ? "" : " edition " + edition, asOf, state));
    }
  }
}
