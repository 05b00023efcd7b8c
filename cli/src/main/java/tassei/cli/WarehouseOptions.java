package tassei.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tassei.lakehouse.WarehouseFolder;

/** The options of every verb that works on a warehouse. */
final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      defaultValue = "./warehouse",
      description = "The warehouse folder (default: ./warehouse).")
  private Path warehouse;

  WarehouseFolder folder() {
    return new WarehouseFolder(warehouse);
  }

  /** The options of every verb that reads layouts and reference files. */
  static final class Knowledge {
    @Option(
        names = "--reference",
        paramLabel = "DIR",
        description =
            "Reference files of your own, laid over the bundled ones row by row: bodies.csv, indicators.csv and others.")
    private Path reference;

    @Option(
        names = "--layouts",
        paramLabel = "DIR",
        description = "Layout folders of your own, laid over the bundled ones by id.")
    private Path layouts;

    Session.Knowledge load() {
      Installation installation = Installation.find();
      return Session.Knowledge.load(
          installation,
          overlay(installation.layouts(), layouts),
          overlay(installation.reference(), reference));
    }

    private static List<Path> overlay(Path bundled, Path own) {
      List<Path> folders = new ArrayList<>(List.of(bundled));
      if (own != null) {
        if (!java.nio.file.Files.isDirectory(own)) {
          throw new UsageException("Cannot read, not a folder: " + own);
        }
        folders.add(own);
      }
      return folders;
    }
  }
}
