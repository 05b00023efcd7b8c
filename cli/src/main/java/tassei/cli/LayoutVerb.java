package tassei.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tassei.ingest.explain.LayoutDraft;
import tassei.ingest.explain.SpecimenCsv;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;

/** {@code layout}: folders that say what a form calls things. */
@Command(
    name = "layout",
    description = "Make a layout folder for a form.",
    subcommands = LayoutVerb.New.class)
final class LayoutVerb {
  private LayoutVerb() {}

  /** {@code layout new}: the first draft of a layout, from one file of the form. */
  @Command(name = "new", description = "Draft the layout folder of a form from one of its files.")
  static final class New implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file of the form.")
    private Path file;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "The folder of your layouts; the draft is a folder in it.")
    private Path out;

    @Option(
        names = "--id",
        paramLabel = "ID",
        required = true,
        description = "The id of the layout and the name of its folder: small letters, digits, -.")
    private String id;

    @Mixin private WarehouseOptions.Knowledge knowledge;

    @Override
    public Integer call() throws IOException {
      if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new UsageException(
            "Invalid id: '%s', expected small letters, digits, -".formatted(id));
      }
      Path folder = out.resolve(id);
      if (Files.exists(folder)) {
        throw new UsageException("Cannot draft a layout, it exists: " + folder);
      }
      SheetFile opened = ExplainVerb.open(file);
      if (opened instanceof SheetFile.Refused(var problem)) {
        throw new UsageException(problem.messageEn(file.getFileName().toString()));
      }
      Document document = ((SheetFile.Opened) opened).document();
      write(folder, document, LayoutDraft.of(document, knowledge.load().layouts(), id));
      return ExitCode.DONE;
    }

    private void write(Path folder, Document document, LayoutDraft draft) throws IOException {
      Files.createDirectories(folder);
      text(folder.resolve("layout.yaml"), draft.yaml());
      Layout layout = Layouts.read(folder);

      boolean cells = draft.specimen().indexOf('\t') >= 0;
      String name = id + (cells ? ".tsv" : ".txt");
      byte[] specimen = draft.specimen().getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(name), specimen);
      Reading ofFile = read(layout, document);
      Reading ofSpecimen =
          read(layout, ((SheetFile.Opened) SheetFile.open(name, specimen)).document());
      text(folder.resolve(name + ".expected.csv"), SpecimenCsv.observations(ofSpecimen));
      text(folder.resolve(name + ".problems.txt"), SpecimenCsv.problems(ofSpecimen, name));
      text(folder.resolve("NOTES.md"), LayoutNotes.of(draft, layout, name, ofFile, ofSpecimen));

      System.out.printf(
          "drafted    %s from %s (%d points)%nread       %d observations of the file, %d of the"
              + " specimen, %d problems%nnext       %s says what to check%n",
          folder,
          draft.nearest().layout().id(),
          draft.nearest().score(),
          ofFile.observations().size(),
          ofSpecimen.observations().size(),
          ofFile.problems().size(),
          folder.resolve("NOTES.md"));
    }

    private static Reading read(Layout layout, Document document) {
      return Readers.named(layout.reader()).orElseThrow().read(document, layout);
    }

    private static void text(Path path, String text) throws IOException {
      Files.writeString(path, text, StandardCharsets.UTF_8);
    }
  }
}
