package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The rows of a plan's list: a blank strategy or measure is that of the row above. */
final class PlanListRows {
  private static final String NUMBER = "(?<no>\\d{1,3})\\s*[.．、:]?\\s*(?<name>\\S.*)";
  private static final Pattern INDICATOR =
      Pattern.compile("[(（]?\\s*(?<no>\\d{1,3})\\s*[)）.]\\s*(?<name>\\S.*)");

  private static final Pattern SUBTOTAL = Pattern.compile("(?:小|合|総)?計");

  private final Layout layout;
  private final PlanListHeader header;
  private final Pattern strategyText;
  private final Pattern measureText;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Place strategy = Place.PROGRAMME;
  private Place measure = Place.PROGRAMME;
  private String kind = "";
  private int lastIndicatorNo;

  PlanListRows(Layout layout, PlanListHeader header) {
    this.layout = layout;
    this.header = header;
    this.strategyText = Pattern.compile("(?:" + either("strategy") + ")?\\s*" + NUMBER);
    this.measureText = Pattern.compile("(?:" + either("measure") + ")?\\s*" + NUMBER);
  }

  List<Observation> observations() {
    return observations;
  }

  List<Problem> problems() {
    return problems;
  }

  void read(List<Row> rows) {
    header.untold().forEach(this::withoutYear);
    for (Row row : PlanList.below(rows, header.lastRow())) {
      List<Cell> filled = GroupedTable.filled(row);
      if (filled.isEmpty()) {
        continue;
      }
      if (layout.words("footnote").stream().anyMatch(filled.getFirst().text()::startsWith)) {
        return;
      }
      if (cell(row, "indicator").isBlank()) {
        if (filled.size() > 1) {
          problem(Code.ROW_NOT_READ, filled.getFirst());
        }
      } else if (!isHeader(row) && !isSubtotal(row)) {
        readRow(row);
      }
    }
  }

  private boolean isHeader(Row row) {
    return layout.words("indicator").contains(cell(row, "indicator").text().replace(" ", ""));
  }

  private boolean isSubtotal(Row row) {
    return SUBTOTAL.matcher(cell(row, "indicator").text().replace(" ", "")).matches();
  }

  private void readRow(Row row) {
    readStrategy(cell(row, "strategy"));
    readMeasure(cell(row, "measure"));
    Cell named = cell(row, "indicator");
    Matcher numbered = INDICATOR.matcher(named.text());
    int no = numbered.matches() ? Integer.parseInt(numbered.group("no")) : lastIndicatorNo + 1;
    String label =
        numbered.matches() ? printed(named, numbered.group("name")) : named.raw().strip();
    Optional<Units.NameAndUnit> suffix = unitColumn() ? Optional.empty() : Units.suffix(label);
    Place place = measure.indicator(no, suffix.map(Units.NameAndUnit::name).orElse(label));
    if (!seen.add(place.indicatorCode())) {
      problem(Code.DUPLICATE_INDICATOR, named);
      return;
    }
    if (no != lastIndicatorNo + 1) {
      outOfSequence(named, lastIndicatorNo + 1);
    }
    lastIndicatorNo = no;
    String unit = unit(row, suffix);
    if (unit.isEmpty()) {
      problem(Code.UNIT_MISSING, named);
    }
    observations.add(indicator(row, place, label, unit));
    figures(row, place, unit);
  }

  private void readStrategy(Cell cell) {
    if (cell.isBlank()) {
      return;
    }
    String text = cell.text();
    kind = kindOf(text).orElse(kind);
    Matcher numbered = strategyText.matcher(withoutKind(text));
    if (numbered.matches()) {
      strategy =
          Place.PROGRAMME.strategy(
              kind, Integer.parseInt(numbered.group("no")), printed(cell, numbered.group("name")));
    } else {
      problem(Code.ROW_NOT_READ, cell);
      strategy = Place.PROGRAMME.strategy(kind, 0, text);
    }
    measure = strategy;
  }

  private void readMeasure(Cell cell) {
    if (cell.isBlank()) {
      return;
    }
    Matcher numbered = measureText.matcher(cell.text());
    if (numbered.matches()) {
      measure =
          strategy.measure(
              Integer.parseInt(numbered.group("no")), "", printed(cell, numbered.group("name")));
    } else {
      problem(Code.ROW_NOT_READ, cell);
    }
    lastIndicatorNo = 0;
  }

  private Indicator indicator(Row row, Place place, String label, String unit) {
    Cell named = cell(row, "indicator");
    boolean cumulative =
        layout.words("cumulative").stream()
            .anyMatch(
                word ->
                    cell(row, "cumulative").text().contains(word) || named.text().contains(word));
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
            cell(row, "formula").raw().strip(),
            cumulative,
            unit,
            source,
            finalYear,
            IndicatorFacts.named(label, unit, source).rowRole(),
            null));
  }

  private void figures(Row row, Place place, String unit) {
    for (Map.Entry<Integer, PlanListHeader.Year> column : header.years().entrySet()) {
      Cell cell = row.cell(column.getKey());
      PlanListHeader.Year year = column.getValue();
      CellRef at =
          cell.at().row() > 0
              ? cell.at()
              : CellRef.cell(
                  cell(row, "indicator").at().sheet(), row.number(), column.getKey() + 1);
      Optional<Figure> figure =
          cell.isBlank() ? Optional.of(Figure.notReported("")) : NumberText.parse(cell.raw());
      if (figure.isEmpty()) {
        problem(Code.NOT_A_NUMBER, cell);
        continue;
      }
      String own = figure.get().unit();
      if (!own.isEmpty() && !unit.isEmpty() && !own.equals(unit)) {
        problem(Code.UNIT_CONFLICT, cell);
      }
      Figure united =
          figure.get().isMeasured() ? figure.get().orUnit(unit, unitSource()) : figure.get();
      observations.add(new IndicatorFigure(place, at, year.role(), year.year(), united));
    }
  }

  /** In its column, else at the end of the name. */
  private String unit(Row row, Optional<Units.NameAndUnit> suffix) {
    Cell own = cell(row, "unit");
    return own.isBlank() ? suffix.map(Units.NameAndUnit::unit).orElse("") : own.text();
  }

  private UnitSource unitSource() {
    return unitColumn() ? UnitSource.HEADER : UnitSource.LABEL;
  }

  private boolean unitColumn() {
    return header.column("unit").isPresent();
  }

  private Cell cell(Row row, String thing) {
    return header.column(thing).map(row::cell).orElseGet(() -> Cell.of("", CellRef.document()));
  }

  /** The part of a cell that normalises to a name, as it stood. */
  private static String printed(Cell cell, String name) {
    String raw = cell.raw().strip();
    for (int from = 0; from < raw.length(); from++) {
      if (CellText.normal(raw.substring(from)).equals(name.strip())) {
        return raw.substring(from).strip();
      }
    }
    return name.strip();
  }

  private Optional<String> kindOf(String text) {
    if (layout.words("common").stream().anyMatch(text::startsWith)) {
      return Optional.of("COMMON");
    }
    return layout.words("own").stream().anyMatch(text::startsWith)
        ? Optional.of("OWN")
        : Optional.empty();
  }

  private String withoutKind(String text) {
    for (String thing : List.of("common", "own")) {
      for (String word : layout.words(thing)) {
        if (text.startsWith(word)) {
          return text.substring(word.length()).strip();
        }
      }
    }
    return text;
  }

  private String either(String thing) {
    return String.join("|", layout.words(thing).stream().map(Pattern::quote).toList());
  }

  private void withoutYear(Cell heading) {
    if (FiscalYear.find(heading.text()).isEmpty()) {
      problem(Code.FISCAL_YEAR_MISSING, heading);
      return;
    }
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            heading.at(),
            heading.text(),
            "基準値または目標値の見出しの下にある年度の列",
            "a column of a year under the heading of the baseline or the targets"));
  }

  private void outOfSequence(Cell cell, int expected) {
    problems.add(
        Problem.of(
            Code.NUMBER_OUT_OF_SEQUENCE,
            cell.at(),
            cell.text(),
            "番号 %d".formatted(expected),
            "number %d".formatted(expected)));
  }

  private void problem(Code code, Cell cell) {
    problems.add(Problem.of(code, cell.at(), cell.text()));
  }
}
