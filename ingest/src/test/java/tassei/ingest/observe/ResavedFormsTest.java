package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The specimens as LibreOffice saves them say what the specimens say; see the folder's README. */
class ResavedFormsTest {
  private static final Path RESAVED = Path.of("src/test/resources/resaved");
  private static final Path LAYOUTS = Path.of("layouts");

  /** Addresses, and the text as printed: 17.0% is saved as 17% and 1,164 as 1164. */
  private static final Set<String> MAY_DIFFER =
      Set.of("source_sheet", "source_row", "source_cell", "raw_text");

  static Stream<String> resaved() throws IOException {
    try (Stream<Path> files = Files.list(RESAVED)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("resaved")
  void aFormThatLibreOfficeSavedAgainSaysTheSame(String name) throws IOException {
    Path specimen = specimen(name.substring(0, name.lastIndexOf('.')));
    String layout = specimen.getParent().getFileName().toString();
    Document document = document(RESAVED.resolve(name));

    Recognition recognition = Recognition.of(document, Layouts.load(List.of(LAYOUTS)));

    assertThat(recognition.winner().map(winner -> winner.layout().id())).contains(layout);
    Reading expected = read(document(specimen), layout);
    Reading reading = read(recognition.form(), layout);
    assertThat(said(reading)).isEqualTo(said(expected)).isNotEmpty();
    assertThat(codes(reading)).isEqualTo(codes(expected));
    assertThat(reading.header().title()).isEqualTo(expected.header().title());
    assertThat(reading.header().body()).isEqualTo(expected.header().body());
    assertThat(reading.header().fiscalYear().map(FiscalYear::startYear))
        .isEqualTo(expected.header().fiscalYear().map(FiscalYear::startYear));
  }

  private static Path specimen(String stem) throws IOException {
    try (Stream<Path> files = Files.walk(LAYOUTS)) {
      return files
          .filter(file -> file.getFileName().toString().matches(stem + "\\.(tsv|txt|md)"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Document document(Path file) throws IOException {
    SheetFile opened = SheetFile.open(file.getFileName().toString(), Files.readAllBytes(file));
    assertThat(opened).isInstanceOf(SheetFile.Opened.class);
    return ((SheetFile.Opened) opened).document();
  }

  private static Reading read(Document document, String layout) {
    return Layouts.load(List.of(LAYOUTS)).all().stream()
        .filter(known -> known.id().equals(layout))
        .findFirst()
        .map(known -> Readers.named(known.reader()).orElseThrow().read(document, known))
        .orElseThrow();
  }

  private static List<List<String>> said(Reading reading) {
    return reading.observations().stream().map(ResavedFormsTest::said).toList();
  }

  private static List<String> said(Observation observation) {
    List<Object> values = ObservationRow.values(observation);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (!MAY_DIFFER.contains(ObservationRow.COLUMNS.get(i))) {
        said.add(
            values.get(i) instanceof BigDecimal amount
                ? amount.stripTrailingZeros().toPlainString()
                : String.valueOf(values.get(i)));
      }
    }
    return said;
  }

  /** That 6/12 became a date is said besides. */
  private static List<Code> codes(Reading reading) {
    return reading.problems().stream()
        .map(Problem::code)
        .filter(code -> code != Code.DATE_FOR_COUNT)
        .toList();
  }
}
