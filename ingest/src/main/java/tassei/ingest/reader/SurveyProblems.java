package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tassei.ingest.sheet.CellText;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The problems of a list of responses. What a person wrote is never shown, only how long it is; of
 * one kind the first {@value #LISTED} are listed and the others counted, so that a million wrong
 * rows are not a million problems.
 */
final class SurveyProblems {
  static final int LISTED = 100;

  private final List<Problem> listed = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

  /** A problem of a cell, whose text is shown as its length. */
  void ofCell(Code code, CellRef at, String text, String expectedJa, String expectedEn) {
    add(code, Problem.of(code, at, CellText.masked(text), expectedJa, expectedEn));
  }

  void ofCell(Code code, CellRef at, String text) {
    add(code, Problem.of(code, at, CellText.masked(text)));
  }

  void add(Problem problem) {
    add(problem.code(), problem);
  }

  /** A problem with what may be shown. */
  void shown(Code code, CellRef at, String found) {
    add(code, Problem.of(code, at, found));
  }

  void shown(Code code, CellRef at, String found, String expectedJa, String expectedEn) {
    add(code, Problem.of(code, at, found, expectedJa, expectedEn));
  }

  /** In the order they were found. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>(listed);
    counts.forEach(
        (code, count) -> {
          if (count > LISTED) {
            all.add(
                Problem.of(
                    Code.MORE_OF_THE_SAME,
                    CellRef.document(),
                    "%s ほか%d件".formatted(code, count - LISTED)));
          }
        });
    return all;
  }

  private void add(Code code, Problem problem) {
    if (counts.merge(code, 1, Integer::sum) <= LISTED) {
      listed.add(problem);
    }
  }
}
