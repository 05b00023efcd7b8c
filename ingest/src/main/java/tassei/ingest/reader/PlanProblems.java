package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tassei.model.CellRef;
import tassei.model.Observation;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** What is wrong with a plan, in the words for the clerk who corrects it. */
final class PlanProblems {
  private final List<Problem> problems = new ArrayList<>();

  List<Problem> all() {
    return List.copyOf(problems);
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void of(Code code, CellRef at, String found) {
    add(Problem.of(code, at, found));
  }

  void of(Code code, PlanLine line) {
    of(code, line.at(), line.raw());
  }

  void of(Code code, PlanLine line, String expectedJa, String expectedEn) {
    problems.add(Problem.of(code, line.at(), line.raw(), expectedJa, expectedEn));
  }

  /** A running total that falls from one target to the next is kept, and shown. */
  void runningTotal(List<? extends Observation> figures) {
    BigDecimal before = null;
    for (Observation observation : figures) {
      if (observation instanceof IndicatorFigure figure
          && figure.role() == Role.TARGET
          && figure.figure().value() instanceof Measured(BigDecimal amount)) {
        if (before != null && amount.compareTo(before) < 0) {
          of(Code.RUNNING_TOTAL_FALLS, figure.at(), figure.figure().raw());
        }
        before = amount;
      }
    }
  }

  void notRead(PlanLine line, String expectedJa, String expectedEn) {
    of(Code.ROW_NOT_READ, line, expectedJa, expectedEn);
  }

  void incomplete(CellRef at, String found, String expectedJa, String expectedEn) {
    problems.add(Problem.of(Code.INCOMPLETE_DOCUMENT, at, found, expectedJa, expectedEn));
  }
}
