package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Pattern strategyText;
  private final Pattern measureText;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final OneFigure figures = new OneFigure();

  private PlanListHeader header;
  private int table;
  private Place strategy;
  private Place measure;
  private String kind;
  private int lastIndicatorNo;

  PlanListRows(Layout layout) {
    this.layout = layout;
    this.strategyText = Pattern.compile("(?:" + either("strategy") + ")?\\s*" + NUMBER);
    this.measureText = Pattern.compile("(?:" + either("measure") + ")?\\s*" + NUMBER);
  }

  /** An indicator that was read: where, by which name, in which table. */
  private record Seen(Cell named, String name, int table) {}

  List<Observation> observations() {
    return observations;
  }

  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(figures.problems());
    return all;
  }

  /** Reads the tables of one sheet: each from its headings to its footnote or to the next ones. */
  void read(List<Row> rows) {
    header = null;
    PlanListHeader last = null;
    strategy = Place.PROGRAMME;
    measure = Place.PROGRAMME;
    kind = "";
    lastIndicatorNo = 0;
    for (int i = 0; i < rows.size(); i++) {
      Optional<PlanListHeader> next =
          PlanListHeader.beginning(rows.subList(i, rows.size()), layout);
      if (next.isPresent()) {
        begin(next.orElseThrow(), last);
        last = header;
        i += header.height() - 1;
      } else if (header != null) {
        readBelow(rows.get(i));
      }
    }
  }

  private void begin(PlanListHeader next, PlanListHeader last) {
    header = next;
    table++;
    if (last == null || !next.isSameAs(last)) {
      next.untold().forEach(this::withoutYear);
    }
  }

  private void readBelow(Row row) {
    List<Cell> filled = GroupedTable.filled(row);
    if (filled.isEmpty() || header.isRepeatedBy(row)) {
      return;
    }
    if (layout.words("footnote").stream().anyMatch(filled.getFirst().text()::startsWith)) {
      header = null;
    } else if (PlanListHeader.isHeading(row, layout)) {
      header = null;
      withoutTargets(filled);
    } else if (cell(row, "indicator").isBlank()) {
      if (filled.size() > 1) {
        problem(Code.ROW_NOT_READ, filled.getFirst());
      }
    } else if (!isSubtotal(row)) {
      readRow(row);
    }
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
    String unit = unit(row, suffix);
    Seen before =
        seen.putIfAbsent(place.indicatorCode(), new Seen(named, place.indicatorName(), table));
    if (before != null) {
      again(row, place, unit, before);
      return;
    }
    if (no != lastIndicatorNo + 1) {
      outOfSequence(named, lastIndicatorNo + 1);
    }
    lastIndicatorNo = no;
    if (unit.isEmpty()) {
      problem(Code.UNIT_MISSING, named);
    }
    observations.add(indicator(row, place, label, unit));
    figures(row, place, unit).stream().filter(figures::isFirst).forEach(observations::add);
  }

  /**
   * An indicator that stands already. Under another name in the same table it is a slip of its
   * number; else two tables or rows are about one indicator, and figures that differ are both set
   * aside.
   */
  private void again(Row row, Place place, String unit, Seen before) {
    Cell named = cell(row, "indicator");
    problems.add(OneFigure.indicatorTwice(named.at(), named.text(), before.named().at()));
    if (before.table() != table || before.name().equals(place.indicatorName())) {
      figures(row, place, unit).forEach(figures::isFirst);
    }
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

  private List<IndicatorFigure> figures(Row row, Place place, String unit) {
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
                  cell(row, "indicator").at().sheet(), row.number(), column.getKey() + 1);
      figure(cell, unit)
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
        cell.isBlank() ? Optional.of(Figure.notReported("")) : NumberText.parse(cell.raw());
    if (figure.isEmpty()) {
      problem(Code.NOT_A_NUMBER, cell);
      return figure;
    }
    String own = figure.get().unit();
    if (!own.isEmpty() && !unit.isEmpty() && !own.equals(unit)) {
      problem(Code.UNIT_CONFLICT, cell);
    }
    return figure.map(
        printed -> printed.isMeasured() ? printed.orUnit(unit, unitSource()) : printed);
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
            Code.COLUMN_NOT_READ,
            heading.at(),
            heading.text(),
            "基準値または目標値の見出しの下にある年度の列",
            "a column of a year under the heading of the baseline or the targets"));
  }

  private void withoutTargets(List<Cell> headings) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            headings.getFirst().at(),
            GroupedTable.join(headings),
            "目標値と年度のある見出し",
            "headings with targets and their years"));
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
