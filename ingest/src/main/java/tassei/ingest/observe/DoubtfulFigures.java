package tassei.ingest.observe;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.Role;
import tassei.model.Observation.SharedTarget;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.Qualifier;

/**
 * Figures that can be read and yet cannot be taken: in a cell that is struck out, of a formula that
 * was saved without its value, an actual that is a range, numbers taken apart at their commas. An
 * actual that is a bound or about a number is taken, and told.
 */
final class DoubtfulFigures {
  /** 8件以上 against a target of 10件 says neither that it was met nor that it was not. */
  private static final Set<Qualifier> NOT_EXACT =
      EnumSet.of(
          Qualifier.AT_LEAST,
          Qualifier.AT_MOST,
          Qualifier.MORE_THAN,
          Qualifier.LESS_THAN,
          Qualifier.ABOUT);

  private final Map<CellRef, Problem> problems = new LinkedHashMap<>();

  private DoubtfulFigures() {}

  /** One problem a cell. */
  static List<Problem> of(Document form, List<Observation> observations) {
    DoubtfulFigures doubtful = new DoubtfulFigures();
    Map<CellRef, Cell> struck = struck(form);
    for (Observation observation : observations) {
      Cell cell = struck.get(observation.at().item(0));
      if (cell != null) {
        doubtful.add(struck(observation, cell.raw()));
      } else if (observation instanceof IndicatorFigure figure && figure.role() == Role.ACTUAL) {
        actual(figure).ifPresent(doubtful::add);
      }
    }
    form.sheets().forEach(sheet -> sheet.rows().forEach(doubtful::notComputed));
    SplitThousands.inRows(form, observations).forEach(doubtful::add);
    return List.copyOf(doubtful.problems.values());
  }

  private void add(Problem problem) {
    problems.putIfAbsent(problem.at(), problem);
  }

  private static Map<CellRef, Cell> struck(Document form) {
    Map<CellRef, Cell> struck = new HashMap<>();
    for (Sheet sheet : form.sheets()) {
      for (Row row : sheet.rows()) {
        row.cells().stream()
            .filter(cell -> cell.origin().isStruckOut())
            .forEach(cell -> struck.put(cell.at(), cell));
      }
    }
    return struck;
  }

  private static Problem struck(Observation observation, String raw) {
    CellRef at = observation.at();
    return switch (observation) {
      case IndicatorFigure figure -> struckFigure(at, raw);
      case DistrictFigure figure -> struckFigure(at, raw);
      case SharedTarget target -> struckFigure(at, raw);
      case EmbeddedTarget target -> struckFigure(at, raw);
      case PrintedStatus status ->
          Problem.of(
              Code.UNKNOWN_MARK,
              at,
              raw,
              "取り消し線のない達成状況の語",
              "a status word of the form that is not struck out");
      default ->
          Problem.of(Code.ROW_NOT_READ, at, raw, "取り消し線のない行", "a row that is not struck out");
    };
  }

  private static Problem struckFigure(CellRef at, String raw) {
    return Problem.of(Code.NOT_A_NUMBER, at, raw, "取り消し線のない数値", "a number that is not struck out");
  }

  /** 30名~40名: neither end is what was reached. */
  private static Optional<Problem> actual(IndicatorFigure actual) {
    Qualifier qualifier = actual.figure().qualifier();
    if (qualifier == Qualifier.RANGE) {
      return Optional.of(range(actual));
    }
    return NOT_EXACT.contains(qualifier)
        ? Optional.of(Problem.of(Code.ACTUAL_NOT_EXACT, actual.at(), actual.figure().raw().strip()))
        : Optional.empty();
  }

  private static Problem range(IndicatorFigure actual) {
    return Problem.of(
        Code.NOT_A_NUMBER,
        actual.at(),
        actual.figure().raw().strip(),
        "一つの数値の実績",
        "an actual that is one number");
  }

  private void notComputed(Row row) {
    if (row.isBlank()) {
      return;
    }
    for (Cell cell : row.cells()) {
      if (cell.isNotComputed()) {
        add(
            Problem.of(
                Code.NOT_A_NUMBER,
                cell.at(),
                cell.origin().stored(),
                "計算した値(表計算ソフトで開いて保存し直すと入る)",
                "a value that was computed (open the book in a spreadsheet and save it again)"));
      }
    }
  }
}
