package tassei.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;

/** {@code land}: files as they stand. */
@Command(name = "land", description = "Land the new files of a folder, cell by cell.")
final class LandVerb implements Callable<Integer> {
  @Option(
      names = "--input",
      paramLabel = "DIR",
      required = true,
      description = "The folder of files as chambers sent them.")
  private Path input;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    InputFolder folder = InputFolder.read(input);
    try (Session session =
        Session.open(warehouse.folder(), knowledge.load(warehouse), Clock.systemUTC())) {
      Steps steps = new Steps(session, Clock.systemUTC());
      Land.Outcome outcome = steps.land(folder);
      steps.recordStep("land", RunSummary.landed(outcome.deliveries(), outcome.files()));
      System.out.printf(
          "files      %d in the input, %d new, %d new deliveries%n",
          folder.files().size(), outcome.files(), outcome.deliveries());
      MissingFiles.of(folder, outcome).print(System.out);
    }
    return ExitCode.DONE;
  }
}
