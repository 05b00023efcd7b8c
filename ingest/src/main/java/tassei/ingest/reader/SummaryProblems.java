package tassei.ingest.reader;

import java.util.List;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Observation.PrintedTotal;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** What is wrong with a row of a summary, in words of summaries. */
final class SummaryProblems {
  private SummaryProblems() {}

  static Problem belowTheTotals(List<Cell> filled) {
    return Problem.of(
        Code.ROW_NOT_READ,
        filled.getFirst().at(),
        firstWords(filled),
        "達成数計より上にある指標の行",
        "a row of an indicator above the totals");
  }

  /**
   * Of totals that differ each one has a problem.
   *
   * @param other the first that says something else
   */
  static Problem totalsDiffer(PrintedTotal total, PrintedTotal other) {
    boolean sameSheet = other.at().sheet().equals(total.at().sheet());
    String cell =
        sameSheet ? other.at().address() : other.at().sheet() + " " + other.at().address();
    return Problem.of(
        Code.TOTALS_DIFFER,
        total.at(),
        total.raw(),
        "%s の達成数計 %s と同じ数".formatted(cell, other.raw()),
        "the same as the total %s in %s".formatted(other.raw(), cell));
  }

  static Problem aboveTheHeadings(List<Cell> filled) {
    return Problem.of(
        Code.ROW_NOT_READ,
        filled.getFirst().at(),
        firstWords(filled),
        "見出しより下にある指標の行",
        "a row of an indicator below the headings");
  }

  static Problem lostIndicator(List<Cell> filled) {
    return Problem.of(Code.ROW_NOT_READ, filled.getFirst().at(), firstWords(filled));
  }

  /** Without the remarks, which are no business of a message. */
  private static String firstWords(List<Cell> filled) {
    return GroupedTable.join(filled.subList(0, Math.min(filled.size(), 2)));
  }

  static Problem partOfAnIndicator(Cell cell) {
    return Problem.of(
        Code.ROW_NOT_READ,
        cell.at(),
        cell.text(),
        "指標ごとに一つの番号(例: (1)、(2))",
        "a number of its own for each indicator, such as (1) and (2)");
  }

  static Problem outOfSequence(Cell cell, int expected) {
    return Problem.of(
        Code.NUMBER_OUT_OF_SEQUENCE,
        cell.at(),
        cell.text(),
        "番号 %d".formatted(expected),
        "number %d".formatted(expected));
  }

  /** Which of them holds, only the sender knows. */
  static Problem twoTargets(SummaryColumns.Revised revised) {
    return Problem.of(
        Code.ROW_NOT_READ,
        revised.targetAt(),
        revised.target(),
        "一つの目標値(%sの修正目標値は「%s」)".formatted(revised.by().at().address(), revised.by().text()),
        "one target (the revised one in %s is '%s')"
            .formatted(revised.by().at().address(), revised.by().text()));
  }

  /** One of several values is of another year or another thing; which, only the sender knows. */
  static Problem oneOfSeveral(Cell value) {
    return Problem.of(
        Code.ROW_NOT_READ,
        value.at(),
        value.text(),
        "一つの実績値(目標値)",
        "one actual(target), not several");
  }

  static Problem oneForSeveral(Cell value) {
    return Problem.of(
        Code.ROW_NOT_READ,
        value.at(),
        value.text(),
        "指標ごとに一つの実績値(目標値)",
        "an actual(target) for each indicator");
  }

  static Problem notAValue(CellRef at, String found) {
    return Problem.of(
        Code.NOT_A_NUMBER, at, found, "実績値(目標値)(例: 116社(50社))", "actual(target) such as 116社(50社)");
  }

  static Problem unitsDiffer(SummaryValue value) {
    return Problem.of(
        Code.UNIT_CONFLICT,
        value.at(),
        value.actual().raw(),
        "指標名、実績値、目標値に同じ単位",
        "one unit for name, actual and target");
  }

  static Problem otherStatus(Cell first, Cell second) {
    return Problem.of(
        Code.DUPLICATE_INDICATOR,
        second.at(),
        second.text(),
        "%sの「%s」と同じ施策の達成状況".formatted(first.at().address(), first.text()),
        "the status of the measure as in %s, '%s'".formatted(first.at().address(), first.text()));
  }
}
