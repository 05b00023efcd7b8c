package tassei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tassei.ingest.explain.Explanation;
import tassei.ingest.observe.Observed;
import tassei.ingest.sheet.SheetFile;

/** {@code explain}: what was recognised in a file, cell by cell; needs no warehouse. */
@Command(
    name = "explain",
    description = "Show what form a file is, what was recognised in each cell, and why.")
final class ExplainVerb implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    TABLE,
    CSV
  }

  @Parameters(paramLabel = "FILE", description = "The file as a chamber sent it.")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table or csv (a line a cell); default: table.")
  private Format format;

  @Option(
      names = "--show-text",
      description = "Also show names of people and free text; otherwise only their length.")
  private boolean showText;

  @Option(
      names = "--body",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Who files, as filings.csv would say.")
  private String body;

  @Option(
      names = "--fiscal-year",
      paramLabel = "YEAR",
      defaultValue = "",
      description = "For which year, as filings.csv would say.")
  private String fiscalYear;

  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() throws IOException {
    SheetFile opened = open(file);
    if (opened instanceof SheetFile.Refused(var problem)) {
      System.out.println(problem.messageEn(file.getFileName().toString()));
      return ExitCode.DONE;
    }
    SheetFile.Opened document = (SheetFile.Opened) opened;
    Session.Knowledge known = knowledge.load();
    Explanation explanation =
        Explanation.of(
            document.document(),
            new Observed.Declared(body, fiscalYear),
            known.layouts(),
            known.reference().bodies(),
            known.reference().surveys());
    ExplanationText text = new ExplanationText(document, explanation, showText);
    System.out.print(format == Format.CSV ? text.csv() : text.table());
    return ExitCode.DONE;
  }

  static SheetFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("Cannot read, not a file: " + file);
    }
    return SheetFile.open(file.getFileName().toString(), Files.readAllBytes(file));
  }
}
