package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetFile;
import tassei.model.Figure;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.SharedTarget;
import tassei.model.ObservedValue.Measured;

/** Reads small documents with the bundled layouts and says in short lines what was observed. */
final class TestingReadings {
  private TestingReadings() {}

  static Reading read(String layoutId, String text) {
    return read(layout(layoutId), text);
  }

  /** Reads a book of which a person has stated the year, where there is one. */
  static Reading read(String layoutId, List<Sheet> sheets, Optional<FiscalYear> declared) {
    Layout layout = layout(layoutId);
    return Readers.named(layout.reader())
        .orElseThrow()
        .read(new Document("test.xlsx", sheets), layout, declared);
  }

  private static Layout layout(String id) {
    return Layouts.load(List.of(Path.of("layouts"))).all().stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Reading read(Layout layout, String text) {
    SheetFile opened = SheetFile.open("test", text.getBytes(StandardCharsets.UTF_8));
    assertThat(opened).isInstanceOf(SheetFile.Opened.class);
    return Readers.named(layout.reader())
        .orElseThrow()
        .read(((SheetFile.Opened) opened).document(), layout);
  }

  static List<String> observed(Reading reading) {
    return reading.observations().stream().map(TestingReadings::line).toList();
  }

  static List<String> observedIn(Reading reading, int row) {
    return reading.observations().stream()
        .filter(observation -> observation.at().row() == row)
        .map(TestingReadings::line)
        .toList();
  }

  static List<String> problems(Reading reading) {
    return reading.problems().stream()
        .map(
            problem ->
                (problem.code() + " " + problem.at().address() + " " + problem.found()).strip())
        .toList();
  }

  static String line(Observation observation) {
    int no = observation.place().indicatorNo();
    String what =
        switch (observation) {
          case Indicator indicator ->
              indicator.facts().rowRole() + " " + indicator.place().indicatorName();
          case IndicatorFigure figure -> figure.role() + " " + text(figure.figure());
          case SharedTarget shared ->
              "SHARED " + text(shared.figure()) + " by " + shared.coversIndicatorNos();
          case PrintedStatus status -> "STATUS " + status.mark();
          case DistrictFigure district ->
              district.role()
                  + " "
                  + district.district()
                  + district.candidates()
                  + " "
                  + text(district.figure())
                  + " "
                  + district.decision();
          case EmbeddedTarget target -> "EMBEDDED " + target.name() + " " + text(target.figure());
          default -> observation.toString();
        };
    return no + " " + what.replace("[] ", " ");
  }

  private static String text(Figure figure) {
    String amount =
        figure.value() instanceof Measured(BigDecimal number)
            ? number.toPlainString()
            : figure.value().kind();
    return amount + figure.unit();
  }
}
