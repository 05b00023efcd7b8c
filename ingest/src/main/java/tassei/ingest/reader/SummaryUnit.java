package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.Figure.UnitSource;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.UnitScale;

/**
 * The unit that is printed beside the values of an indicator: behind its name, in a column of
 * units, or else behind the heading of the values.
 *
 * @param name empty where none is printed
 */
record SummaryUnit(String name, UnitSource source) {
  static SummaryUnit of(
      Optional<Units.NameAndUnit> suffix, Optional<Cell> cell, String ofTheHeading) {
    String inColumn = cell.map(Units::ofCell).orElse("");
    if (suffix.isPresent()) {
      return new SummaryUnit(suffix.orElseThrow().unit(), UnitSource.LABEL);
    }
    if (!inColumn.isEmpty()) {
      return new SummaryUnit(inColumn, UnitSource.LABEL);
    }
    return new SummaryUnit(
        ofTheHeading, ofTheHeading.isEmpty() ? UnitSource.MISSING : UnitSource.HEADER);
  }

  /** What contradicts it: the column of units, or the headings of the values. */
  List<Problem> conflicts(Cell label, Optional<Cell> cell, List<String> headings) {
    boolean ofTheRow = source == UnitSource.LABEL;
    Optional<Problem> column =
        cell.filter(found -> !Units.ofCell(found).isEmpty() && !fits(Units.ofCell(found)))
            .map(found -> Problem.of(Code.UNIT_CONFLICT, found.at(), found.text()));
    Optional<Problem> heading =
        headings.stream()
            .filter(unit -> ofTheRow && !unit.isEmpty() && !fits(unit))
            .findFirst()
            .map(unit -> conflict(label, unit));
    return column.or(() -> heading).stream().toList();
  }

  private Problem conflict(Cell label, String unit) {
    return Problem.of(
        Code.UNIT_CONFLICT,
        label.at(),
        "%s / %s".formatted(name, unit),
        "指標と、値の見出しに同じ単位",
        "one unit for the indicator and the heading of its values");
  }

  private boolean fits(String unit) {
    return UnitScale.sameKind(unit, name);
  }
}
