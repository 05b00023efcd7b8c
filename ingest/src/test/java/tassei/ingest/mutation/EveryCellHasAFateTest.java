package tassei.ingest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tassei.ingest.explain.CellFates;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Observed;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.reader.CellFate;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.model.BodyRegister;

/**
 * The balance of every specimen and of every damaged one, held against {@code fates.txt}: a reader
 * that loses a figure changes a line of it.
 */
class EveryCellHasAFateTest {
  private static final Path EXPECTED = Path.of("mutations/fates.txt");

  @Test
  void theBalanceOfEveryDamagedFormIsAsExpected() throws IOException {
    Layouts layouts = Layouts.load(List.of(Path.of("layouts")));
    List<String> lines = new ArrayList<>();
    for (Mutation mutation : mutations()) {
      if (SheetFile.open(mutation.fileName(), mutation.bytes())
          instanceof SheetFile.Opened opened) {
        lines.add(mutation.folder().getFileName() + "  " + line(opened.document(), layouts));
      }
    }
    if (Boolean.getBoolean("tassei.accept")) {
      Files.write(EXPECTED, lines, StandardCharsets.UTF_8);
    }

    assertThat(lines)
        .hasSizeGreaterThan(100)
        .isEqualTo(Files.readAllLines(EXPECTED, StandardCharsets.UTF_8));
  }

  private static String line(Document document, Layouts layouts) {
    Observed observed =
        Observed.of(document, new Observed.Declared("", ""), layouts, new BodyRegister(List.of()));
    CellAccount account = CellFates.of(document, observed);
    int filled =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .mapToInt(Document.Row::filled)
            .sum();
    assertThat(account.filled()).isEqualTo(filled);
    assertThat(account.count(CellFate.NONE)).isZero();
    return "%s %s %s"
        .formatted(new TreeMap<>(account.counts()), account.reasonsText(), account.listedText())
        .strip();
  }

  private static List<Mutation> mutations() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("mutations"))) {
      return folders.filter(Files::isDirectory).sorted().map(Mutation::read).toList();
    }
  }
}
