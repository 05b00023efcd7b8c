package tassei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tassei.lakehouse.WarehouseFolder;

/**
 * {@code train}: what the launcher runs once per build, so that the JDK can keep what it loaded.
 */
@Command(name = "train", hidden = true, description = "Run the sample forms for the class cache.")
final class TrainVerb implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    Installation installation = Installation.find();
    Path folder = Files.createTempDirectory("tassei-train");
    try {
      Path forms = SampleForms.copy(installation, folder.resolve("forms"));
      WarehouseFolder warehouse = new WarehouseFolder(folder.resolve("warehouse"));
      Session.Knowledge knowledge =
          Session.Knowledge.load(
              installation, List.of(installation.layouts()), List.of(installation.reference()));
      for (int run = 0; run < 2; run++) {
        RunVerb.run(warehouse, forms, Optional.empty(), knowledge, Progress.silent())
            .print(System.out);
      }
    } finally {
      SampleForms.delete(folder);
    }
    return ExitCode.DONE;
  }
}
