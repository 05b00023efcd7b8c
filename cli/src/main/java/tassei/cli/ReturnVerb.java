package tassei.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.Warehouse;
import tassei.model.FiscalYear;

/** {@code return}: each file with problems, its cells marked, for the chamber that sent it. */
@Command(
    name = "return",
    description =
        "Write each file with problems as a workbook with its cells marked, to be sent back.")
final class ReturnVerb implements Callable<Integer> {
  @Option(
      names = "--chamber",
      paramLabel = "NAME",
      description = "A name, alias or code in bodies.csv; only files of this body.")
  private String chamber;

  @Option(
      names = "--fiscal-year",
      paramLabel = "R6",
      description = "Only files of this fiscal year: 令和6年度, R6 or 2024.")
  private String fiscalYear;

  @Option(
      names = "--file",
      paramLabel = "NAME",
      description = "Only this file; needed where nobody knows who sent it.")
  private String file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to; made where it is missing.")
  private Path out;

  @Option(names = "--replace", description = "Replace files of the same name.")
  private boolean replace;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    if (chamber == null && file == null) {
      throw new UsageException("Cannot tell what to return: give --chamber NAME or --file NAME");
    }
    Wanted wanted =
        new Wanted(Optional.ofNullable(chamber), year(fiscalYear), Optional.ofNullable(file));
    run(
        warehouse.folder().existing(),
        wanted,
        new Target(out, replace),
        knowledge.load(warehouse),
        System.out);
    return ExitCode.DONE;
  }

  /** Which files go back; at least one of chamber and file is given. */
  record Wanted(Optional<String> chamber, Optional<FiscalYear> year, Optional<String> file) {}

  /** Where they go. */
  record Target(Path out, boolean replace) {}

  static void run(
      Warehouse warehouse,
      Wanted wanted,
      Target target,
      Session.Knowledge knowledge,
      PrintStream out) {
    try (FiledProblems problems = FiledProblems.open(warehouse, knowledge.reference().bodies())) {
      List<FiledProblems.Filed> files = problems.find(wanted);
      if (files.isEmpty()) {
        out.println("nothing to return: no file with problems fits");
        return;
      }
      Returns.write(problems, files, target, out);
    }
  }

  private static Optional<FiscalYear> year(String text) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        FiscalYear.parseDeclared(text)
            .orElseThrow(
                () ->
                    new UsageException(
                        "Invalid fiscal year '%s': expected 令和6年度, R6 or 2024".formatted(text))));
  }
}
