package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** What the cells of one row of a plan's list say of its indicator. */
final class PlanListCells {
  private final Layout layout;
  private final List<Problem> problems;
  private final Map<String, Cell> above = new HashMap<>();
  private final Pattern cumulative;

  private PlanListHeader header;
  private boolean isBehindHeadings;

  PlanListCells(Layout layout, List<Problem> problems) {
    this.layout = layout;
    this.problems = problems;
    this.cumulative =
        Pattern.compile(
            layout.words("cumulative").stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  /** Begins a table. */
  void begin(PlanListHeader next) {
    header = next;
    above.clear();
  }

  /** Unit, 累計 and formula of a row, which the next one may print as 〃. */
  void keepForDittos(Row row) {
    for (String thing : List.of("unit", "cumulative", "formula")) {
      Cell own = header.cell(row, thing);
      if (!DittoMark.is(own.text())) {
        above.put(thing, own);
      }
    }
  }

  /** The indicator of a row. */
  Indicator indicator(Row row, Place place, String label, String unit) {
    Cell named = header.cell(row, "indicator");
    boolean isCumulative =
        Stream.of(above("cumulative"), above("unit"), named)
            .anyMatch(cell -> cumulative.matcher(cell.text()).find());
    int finalYear =
        header.years().values().stream()
            .filter(year -> year.role() == Role.TARGET)
            .map(PlanListHeader.Year::year)
            .max(FiscalYear::compareTo)
            .map(FiscalYear::startYear)
            .orElse(0);
    UnitSource source = unit.isEmpty() ? UnitSource.MISSING : unitSource();
    return new Indicator(
        place,
        named.at(),
        new IndicatorFacts(
            label,
            "",
            "",
            "",
            above("formula").raw().strip(),
            isCumulative,
            unit,
            source,
            finalYear,
            IndicatorFacts.named(label, unit, source).rowRole(),
            null));
  }

  /** The figures of a row; one that is none is a problem. */
  List<IndicatorFigure> figures(Row row, Place place, String unit) {
    List<IndicatorFigure> read = new ArrayList<>();
    for (Map.Entry<Integer, PlanListHeader.Year> column : header.years().entrySet()) {
      Cell cell = row.cell(column.getKey());
      PlanListHeader.Year year = column.getValue();
      if (cell.isBlank() && standsElsewhere(row, column.getKey(), year)) {
        continue;
      }
      CellRef at =
          cell.at().row() > 0
              ? cell.at()
              : CellRef.cell(
                  header.cell(row, "indicator").at().sheet(), row.number(), column.getKey() + 1);
      String ofColumn = header.units().getOrDefault(column.getKey(), "");
      figure(cell, isBehindHeadings && !ofColumn.isEmpty() ? ofColumn : unit)
          .ifPresent(
              figure -> read.add(new IndicatorFigure(place, at, year.role(), year.year(), figure)));
    }
    return read;
  }

  /** Whether another column of the same year and role holds a figure, or is the first of them. */
  private boolean standsElsewhere(Row row, int column, PlanListHeader.Year year) {
    return header.years().entrySet().stream()
        .filter(other -> other.getKey() != column && other.getValue().equals(year))
        .anyMatch(other -> !row.cell(other.getKey()).isBlank() || other.getKey() < column);
  }

  private Optional<Figure> figure(Cell cell, String unit) {
    Optional<Figure> figure =
        cell.isBlank() ? Optional.of(Figure.notReported("")) : PlanValues.parse(cell.raw());
    if (figure.isEmpty()) {
      problems.add(NotANumber.of(cell.at(), cell.text()));
      return figure;
    }
    String own = figure.get().unit();
    if (!own.isEmpty() && !unit.isEmpty() && !own.equals(unit)) {
      problem(Code.UNIT_CONFLICT, cell);
    }
    return figure.map(
        printed -> printed.isMeasured() ? printed.orUnit(unit, unitSource()) : printed);
  }

  /** The unit in its column, else at the end of the name, else behind the headings of figures. */
  String unit(Optional<Units.NameAndUnit> suffix) {
    String own = PlanUnit.of(above("unit").text(), cumulative).name();
    isBehindHeadings = own.isEmpty() && suffix.isEmpty();
    return isBehindHeadings
        ? header.units().values().stream().filter(unit -> !unit.isEmpty()).findFirst().orElse("")
        : own.isEmpty() ? suffix.map(Units.NameAndUnit::unit).orElse("") : own;
  }

  private UnitSource unitSource() {
    return hasUnits() || isBehindHeadings ? UnitSource.HEADER : UnitSource.LABEL;
  }

  /** Whether the units have a column. */
  boolean hasUnits() {
    return header.column("unit").isPresent();
  }

  private Cell above(String thing) {
    return above.getOrDefault(thing, PlanListHeader.BLANK);
  }

  private void problem(Code code, Cell cell) {
    problems.add(Problem.of(code, cell.at(), cell.text()));
  }
}
