package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.List;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.PrintedTotal;
import tassei.model.ObservedValue.Measured;
import tassei.model.Place;

/** What was read of a summary in short lines: cell, place in the programme, what stands there. */
final class SummaryReadings {
  private SummaryReadings() {}

  static List<String> problems(Reading reading) {
    return reading.problems().stream()
        .map(problem -> problem.code() + ": " + problem.messageEn("a.tsv"))
        .toList();
  }

  static List<String> codesAndCells(Reading reading) {
    return reading.problems().stream()
        .map(problem -> problem.code() + " " + problem.at().address())
        .toList();
  }

  static List<String> lines(Reading reading) {
    return reading.observations().stream().map(SummaryReadings::line).toList();
  }

  /** Figures and statuses; a name is seen in its code. */
  static List<String> values(Reading reading) {
    return reading.observations().stream()
        .filter(said -> said instanceof IndicatorFigure || said instanceof PrintedStatus)
        .map(SummaryReadings::line)
        .toList();
  }

  private static String line(Observation observation) {
    Place place = observation.place();
    String code = place.indicatorCode().isEmpty() ? place.measureCode() : place.indicatorCode();
    String what =
        switch (observation) {
          case Indicator said ->
              "%s [%s %s]"
                  .formatted(place.indicatorName(), said.facts().unit(), said.facts().unitSource());
          case IndicatorFigure said ->
              said.role()
                  + " "
                  + (said.figure().value() instanceof Measured(BigDecimal amount)
                      ? amount.toPlainString()
                      : said.figure().value().kind())
                  + said.figure().unit()
                  + (" " + said.figure().qualifier()).replace(" NONE", "");
          case PrintedStatus said -> "STATUS " + said.mark();
          case PrintedTotal said -> "%s %d/%d".formatted(said.of(), said.met(), said.rated());
          default -> observation.toString();
        };
    return String.join(" ", observation.at().address(), code, what).replace("  ", " ");
  }
}
