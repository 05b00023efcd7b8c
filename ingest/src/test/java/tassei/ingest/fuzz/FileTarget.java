package tassei.ingest.fuzz;

import java.nio.file.Path;
import java.util.List;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Recognition;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.SheetFile;

/** Any bytes: they are opened or refused, recognised or not, and every reader reads them. */
public final class FileTarget {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));

  private FileTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    if (!(SheetFile.open("fuzz", bytes) instanceof SheetFile.Opened opened)) {
      return;
    }
    Recognition recognition = Recognition.of(opened.document(), LAYOUTS);
    if (recognition.winner().isEmpty()) {
      recognition.problem().messageJa("fuzz");
    }
    for (Layout layout : LAYOUTS.all()) {
      Reading reading =
          Readers.named(layout.reader()).orElseThrow().read(opened.document(), layout);
      reading.problems().forEach(problem -> problem.messageEn("fuzz"));
    }
  }
}
