package tassei.ingest.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The printed statuses of a summary: of its measures and of its indicators. */
final class SummaryStatuses {
  private static final int LONGEST_MARK = 4;

  private final Layout layout;
  private final SummaryWords words;
  private final FiscalYear year;
  private final List<Observation> observations;
  private final List<Problem> problems;
  private final Map<Place, Cell> ofMeasures = new HashMap<>();

  /**
   * @param observations to which statuses are added
   * @param problems to which those are added that cannot be read
   */
  SummaryStatuses(
      Layout layout,
      SummaryWords words,
      FiscalYear year,
      List<Observation> observations,
      List<Problem> problems) {
    this.layout = layout;
    this.words = words;
    this.year = year;
    this.observations = observations;
    this.problems = problems;
  }

  /** A measure that is printed once more may repeat its status, but not have another one. */
  void ofMeasure(Place measure, Cell cell) {
    Cell first = ofMeasures.putIfAbsent(measure, cell);
    if (first == null) {
      printed(measure, cell);
    } else if (!first.text().equals(cell.text())) {
      problems.add(SummaryProblems.otherStatus(first, cell));
    }
  }

  /**
   * The status of an indicator: under its heading, or where that says nothing, by its words. One
   * that has no actual or no target needs none.
   */
  void ofIndicator(
      Place place, Cell cell, List<Cell> others, SummaryColumns columns, boolean rated) {
    if (columns.tellStatus(cell)) {
      others.stream()
          .filter(other -> columns.isStatus(cell, other))
          .findFirst()
          .ifPresentOrElse(
              status -> inItsColumn(place, status),
              () -> missing(rated, columns.statusOf(cell), ""));
      return;
    }
    Optional<Cell> mark =
        others.stream()
            .filter(words::isStatusWord)
            .findFirst()
            .or(() -> others.stream().filter(words::isMark).findFirst());
    Optional<Cell> unknown =
        others.stream().findFirst().filter(other -> other.text().length() <= LONGEST_MARK);
    if (mark.isPresent()) {
      printed(place, mark.orElseThrow());
    } else if (unknown.isPresent()) {
      problems.add(unknown(unknown.orElseThrow().at(), unknown.orElseThrow().text()));
    } else if (columns.status() > 0) {
      missing(rated, cell.at(), cell.text());
    }
  }

  /** A long text is a remark that slid there, which is no business of a message. */
  private void inItsColumn(Place place, Cell cell) {
    if (words.isMark(cell)) {
      printed(place, cell);
    } else {
      boolean remark = cell.text().length() > LONGEST_MARK;
      problems.add(unknown(cell.at(), remark ? CellText.masked(cell.text()) : cell.text()));
    }
  }

  private void missing(boolean rated, CellRef at, String found) {
    if (!rated) {
      return;
    }
    String words = String.join("、", layout.words("marks"));
    problems.add(
        Problem.of(
            Code.GRADE_MISSING,
            at,
            found,
            "%s(%s)".formatted(layout.words("status").getFirst(), words),
            "a status (%s)".formatted(words)));
  }

  private void printed(Place place, Cell cell) {
    observations.add(
        new PrintedStatus(
            place, cell.at(), year, cell.raw().strip(), cell.text(), layout.scaleId()));
  }

  private static Problem unknown(CellRef at, String found) {
    return Problem.of(Code.UNKNOWN_MARK, at, found);
  }
}
