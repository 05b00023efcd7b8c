package tassei.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;

/** The options of every verb that works on a warehouse. */
final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "The warehouse folder (default: ./warehouse).")
  private Path warehouse;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A warehouse on servers, or one that is served to others: see docs/server.md.")
  private Path config;

  /** The warehouse that is meant. */
  Warehouse folder() {
    return config().map(ServerConfig::warehouse).orElseGet(this::local);
  }

  /** What the configuration file says, where one is given. */
  Optional<ServerConfig> config() {
    if (config != null && warehouse != null) {
      throw new UsageException("Cannot use both --config and --warehouse: the file names one");
    }
    return Optional.ofNullable(config).map(ServerConfig::read);
  }

  private WarehouseFolder local() {
    return new WarehouseFolder(warehouse == null ? Path.of("./warehouse") : warehouse);
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
      return load(ServerConfig.Own.NOTHING);
    }

    /** With what a configuration file says, unless the options say otherwise. */
    Session.Knowledge load(WarehouseOptions warehouse) {
      return load(warehouse.config().map(ServerConfig::own).orElse(ServerConfig.Own.NOTHING));
    }

    private Session.Knowledge load(ServerConfig.Own own) {
      Installation installation = Installation.find();
      return Session.Knowledge.load(
          installation,
          overlay(installation.layouts(), layouts == null ? own.layouts() : layouts),
          overlay(installation.reference(), reference == null ? own.reference() : reference));
    }

    static List<Path> overlay(Path bundled, Path own) {
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
