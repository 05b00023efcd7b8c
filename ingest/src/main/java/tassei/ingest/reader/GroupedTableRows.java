package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedTotal;
import tassei.model.Observation.Role;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The rows of a grouped table, one after the other: what a row does not print is that of the row
 * before.
 *
 * <ol>
 *   <li>The cell {@code (n) name} is the indicator; everything left of it names its groups.
 *   <li>Left of it: 共通/独自 is the kind, a status word is the measure's status, a numbered text is a
 *       strategy or a measure. Two numbered texts are strategy and measure; one alone is a measure,
 *       for a strategy never begins without one.
 *   <li>Right of it: the value, then the status, then remarks, which are not observed.
 * </ol>
 */
final class GroupedTableRows {
  private static final Pattern SUBTOTAL = Pattern.compile(".*(?:小計|合計|総計|\\s計)");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final int LONGEST_VALUE = 40;

  private final SummaryWords words;
  private final FiscalYear year;
  private final boolean declared;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final SummaryMeasures measures = new SummaryMeasures(problems);
  private final SummaryStatuses statuses;

  private String kind = "";
  private SummaryColumns columns = SummaryColumns.NONE;
  private int lastIndicatorNo;

  /**
   * @param declared whether a person has stated the year
   */
  GroupedTableRows(Layout layout, FiscalYear year, boolean declared) {
    this.words = new SummaryWords(layout);
    this.year = year;
    this.declared = declared;
    this.statuses = new SummaryStatuses(layout, words, year, observations, problems);
  }

  List<Observation> observations() {
    return observations;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The headings of the rows that follow. */
  void header(List<Cell> headings) {
    columns = SummaryColumns.of(headings, words, year, declared);
    problems.addAll(columns.problems());
  }

  /** The column that the headings name for the indicators; 0 where they name none. */
  int indicatorColumn() {
    return columns.indicator();
  }

  /** Reads the filled cells of one row of the table. */
  void read(List<Cell> filled) {
    if (!columns.isClear()) {
      return;
    }
    int indicator = SummaryLabel.index(filled);
    if (indicator < 0) {
      reportUnlessRemark(filled);
      keepGroups(filled);
      return;
    }
    Cell label = filled.get(indicator);
    List<Cell> left = columns.withoutAside(label, filled.subList(0, indicator));
    List<Cell> right = columns.withoutAside(label, filled.subList(indicator + 1, filled.size()));
    readGroups(SummaryGroups.of(left, words));
    columns.revised(label, right).map(SummaryProblems::twoTargets).ifPresent(problems::add);
    readIndicator(label, columns.ofTheYear(label, right));
  }

  void total(PrintedTotal total) {
    observations.add(total);
  }

  /** Below the totals another table may stand, whose rows look like ours. */
  void belowTheTotals(List<Cell> filled) {
    if (filled.size() > 1) {
      problems.add(SummaryProblems.belowTheTotals(filled));
    }
  }

  /** Nothing is read before the headings, and a row of an indicator there would not be missed. */
  void aboveTheHeadings(List<Cell> filled) {
    int indicator = SummaryLabel.index(filled);
    boolean figure =
        indicator >= 0
            && filled.stream()
                .skip(indicator + 1L)
                .anyMatch(cell -> NumberText.isFigure(cell.text()));
    if (figure) {
      problems.add(SummaryProblems.aboveTheHeadings(filled));
    }
  }

  /** The table has ended. */
  void end() {
    lastIndicatorNo = 0;
  }

  private void readGroups(SummaryGroups groups) {
    groups.unknown().forEach(cell -> problem(Code.ROW_NOT_READ, cell.at(), cell.text()));
    groups.unclear().forEach(cell -> problem(Code.UNKNOWN_MARK, cell.at(), cell.text()));
    startGroups(groups);
    int numbered = groups.numbered().size();
    if (groups.unknown().isEmpty() || numbered == 1 || numbered == 2) {
      groups.status().ifPresent(this::measureStatus);
    }
  }

  private void startGroups(SummaryGroups groups) {
    List<Cell> numbered = groups.numbered();
    kind = groups.kindName(words).orElse(groups.hidesKind() ? "" : kind);
    switch (numbered.size()) {
      case 0 -> {}
      case 1 -> startOne(groups, numbered.getFirst());
      case 2 -> {
        measures.startStrategy(kind, numbered.getFirst());
        startMeasure(numbered.getLast());
      }
      default -> problem(Code.ROW_NOT_READ, numbered.getFirst().at(), GroupedTable.join(numbered));
    }
  }

  /** A strategy never begins without a measure, unless it stands in one cell with its kind. */
  private void startOne(SummaryGroups groups, Cell numbered) {
    if (groups.strategyOfKind().isPresent()) {
      strategyWithoutMeasure(numbered);
      return;
    }
    groups.kind().ifPresent(cell -> measures.checkKind(kind, cell));
    startMeasure(numbered);
  }

  private void strategyWithoutMeasure(Cell numbered) {
    measures.startStrategy(kind, numbered);
    measures.awaitMeasure(numbered);
    lastIndicatorNo = 0;
  }

  /** A line of its own for a strategy, with its kind or without. */
  private Optional<SummaryGroups> lineOfAStrategy(List<Cell> filled) {
    SummaryGroups groups = SummaryGroups.of(filled, words);
    int cells = groups.kind().isPresent() && groups.strategyOfKind().isEmpty() ? 2 : 1;
    boolean one = groups.numbered().size() == 1 && filled.size() == cells;
    return one && isStrategy(groups) ? Optional.of(groups) : Optional.empty();
  }

  private boolean isStrategy(SummaryGroups groups) {
    Cell numbered = groups.numbered().getFirst();
    return groups.strategyOfKind().isPresent()
        || words.isStrategy(numbered)
        || columns.isLeftOfTheMeasures(numbered);
  }

  /**
   * What a row without an indicator says of the groups of the rows below: a line of its own for a
   * strategy, or a row whose indicator was lost.
   */
  private void keepGroups(List<Cell> filled) {
    List<Cell> left =
        filled.stream()
            .filter(cell -> cell.at().column() < columns.indicator())
            .filter(cell -> !NumberText.isFigure(cell.text()))
            .filter(cell -> !SUBTOTAL.matcher(cell.text()).matches())
            .toList();
    SummaryGroups groups = SummaryGroups.of(left, words);
    Optional<SummaryGroups> line = lineOfAStrategy(filled);
    if (line.isPresent()) {
      kind = line.orElseThrow().kindName(words).orElse(kind);
      strategyWithoutMeasure(line.orElseThrow().numbered().getFirst());
    } else if (groups.kind().isPresent() || !groups.numbered().isEmpty()) {
      startGroups(groups);
      groups.status().ifPresent(this::measureStatus);
    }
  }

  private void startMeasure(Cell cell) {
    if (measures.startMeasure(cell)) {
      lastIndicatorNo = 0;
    }
  }

  private void measureStatus(Cell cell) {
    if (!measures.isRepeated()) {
      statuses.ofMeasure(measures.measure(), cell);
    }
  }

  private void readIndicator(Cell cell, List<Cell> right) {
    measures.checkMeasure();
    SummaryLabel label = new SummaryLabel(cell);
    int number = label.number();
    Place place = measures.measure().indicator(number, label.name());
    if (label.isPart()) {
      lastIndicatorNo = number;
      problems.add(SummaryProblems.partOfAnIndicator(cell));
      return;
    }
    if (measures.isRepeated()) {
      problem(Code.DUPLICATE_INDICATOR, cell.at(), cell.text());
      return;
    }
    if (!seen.add(
        place.strategyKind() + place.strategyNo() + "/" + place.measureNo() + "/" + number)) {
      problem(Code.DUPLICATE_INDICATOR, cell.at(), cell.text());
      return;
    }
    if (number != lastIndicatorNo + 1) {
      problems.add(SummaryProblems.outOfSequence(cell, lastIndicatorNo + 1));
    }
    lastIndicatorNo = number;

    if (columns.leaveOpen(cell)) {
      indicator(
          place, cell, SummaryUnit.of(label.unit(), Optional.empty(), ""), Optional.empty(), cell);
      problem(Code.ROW_NOT_READ, cell.at(), cell.text());
      return;
    }
    Optional<Cell> unitCell = columns.unit(cell, right);
    List<Cell> others =
        right.stream().filter(other -> !unitCell.equals(Optional.of(other))).toList();
    String ofTheHeading = columns.tellValue(cell) ? columns.units().of(columns.value()) : "";
    SummaryUnit unit = SummaryUnit.of(label.unit(), unitCell, ofTheHeading);
    problems.addAll(unit.conflicts(cell, unitCell, columns.unitsOfValues()));
    if (columns.two().isPresent()) {
      twoColumns(place, cell, others, unit, unitCell.orElse(cell));
    } else {
      oneColumn(place, cell, others, unit, unitCell.orElse(cell));
    }
  }

  private void oneColumn(Place place, Cell cell, List<Cell> right, SummaryUnit unit, Cell unitAt) {
    Optional<Cell> printed = columns.value(cell, right);
    Optional<Cell> valueCell =
        printed.filter(found -> !columns.isStatus(cell, found) && isValue(cell, found, right));
    List<Cell> pairs = right.stream().filter(GroupedTableRows::isPair).toList();
    Optional<SummaryValue> value =
        pairs.size() > 1 || isOfSeveralRows(cell, valueCell)
            ? Optional.empty()
            : valueCell.flatMap(found -> SummaryValue.of(found, unit)).map(columns::overPeriod);
    indicator(place, cell, unit, value, unitAt);
    if (valueCell.isEmpty()) {
      valueMissing(cell, printed);
    } else if (pairs.size() > 1) {
      pairs.stream().map(SummaryProblems::oneOfSeveral).forEach(problems::add);
    } else if (isOfSeveralRows(cell, valueCell)) {
      problems.add(SummaryProblems.oneForSeveral(valueCell.orElseThrow()));
    } else if (value.isEmpty()) {
      valueProblem(valueCell.orElseThrow());
    }
    value.ifPresent(read -> figures(place, read, List.of()));
    List<Cell> others =
        right.stream()
            .filter(other -> !valueCell.equals(Optional.of(other)) && !isPair(other))
            .toList();
    if (valueCell.isPresent() || !others.isEmpty()) {
      boolean rated = value.filter(GroupedTableRows::isRated).isPresent();
      statuses.ofIndicator(place, cell, others, columns, rated);
    }
  }

  private void twoColumns(Place place, Cell cell, List<Cell> right, SummaryUnit unit, Cell unitAt) {
    TwoColumns two = columns.two().orElseThrow();
    SummaryValue value = columns.overPeriod(two.value(cell, right, unit, columns.units()));
    List<Cell> unreadable = two.unreadable(right);
    indicator(place, cell, unit, Optional.of(value), unitAt);
    unreadable.forEach(wrong -> problems.add(NotANumber.of(wrong.at(), wrong.text())));
    figures(place, value, unreadable.stream().map(Cell::at).toList());
    boolean rated = unreadable.isEmpty() && isRated(value);
    List<Cell> others = right.stream().filter(other -> !two.isOne(other)).toList();
    statuses.ofIndicator(place, cell, others, columns, rated);
  }

  /** A value that is merged over more rows than its indicator is that of none of them. */
  private static boolean isOfSeveralRows(Cell label, Optional<Cell> value) {
    return value.filter(cell -> MergedRows.of(cell) > MergedRows.of(label)).isPresent();
  }

  private static boolean isRated(SummaryValue value) {
    return value.actual().isMeasured() && value.target().isMeasured();
  }

  /** Actual and target, 116社(50社), with a number before the bracket. */
  private static boolean isPair(Cell cell) {
    return NumberText.pair(cell.text()).filter(pair -> pair.actual().isMeasured()).isPresent();
  }

  /**
   * Whether the first cell right of an indicator is its value. It is not where the value's cell is
   * empty and a status or a remark stands next; a remark must not be shown as a wrong value.
   */
  private boolean isValue(Cell label, Cell first, List<Cell> right) {
    if (NumberText.isNotReportedMark(first.text())) {
      return true;
    }
    if (words.isMark(first) || first.text().length() > LONGEST_VALUE) {
      return false;
    }
    boolean beforeStatus = right.size() > 1 && words.isMark(right.get(1));
    return columns.tellValue(label) || beforeStatus || DIGIT.matcher(first.text()).find();
  }

  private void indicator(
      Place place, Cell cell, SummaryUnit label, Optional<SummaryValue> value, Cell unitAt) {
    boolean printed = value.filter(read -> !read.unit().isEmpty()).isPresent();
    String unit = printed ? value.orElseThrow().unit() : label.name();
    UnitSource source = printed ? value.orElseThrow().unitSource() : label.source();
    if (unit.isEmpty()) {
      problem(Code.UNIT_MISSING, unitAt.at(), unitAt.text());
    }
    boolean cumulative = cell.text().contains("累計");
    IndicatorFacts named = IndicatorFacts.named(cell.raw().strip(), unit, source);
    observations.add(
        new Indicator(
            place,
            cell.at(),
            new IndicatorFacts(
                named.namePrinted(),
                "",
                "",
                "",
                "",
                cumulative,
                unit,
                source,
                0,
                named.rowRole(),
                null)));
  }

  /** Of both figures those that could be read. */
  private void figures(Place place, SummaryValue value, List<CellRef> unreadable) {
    if (!unreadable.contains(value.at())) {
      observations.add(new IndicatorFigure(place, value.at(), Role.ACTUAL, year, value.actual()));
    }
    if (!unreadable.contains(value.targetAt())) {
      observations.add(
          new IndicatorFigure(place, value.targetAt(), Role.TARGET, year, value.target()));
    }
    if (!value.unitsAgree()) {
      problems.add(SummaryProblems.unitsDiffer(value));
    }
  }

  /**
   * A row of one cell is a remark that was broken over lines; anything else is a lost indicator.
   */
  private void reportUnlessRemark(List<Cell> filled) {
    Cell first = filled.getFirst();
    boolean remark =
        filled.size() == 1
            && !SummaryMeasures.isNumbered(first)
            && !NumberText.isFigure(first.text());
    if (!remark && lineOfAStrategy(filled).isEmpty()) {
      problems.add(SummaryProblems.lostIndicator(filled));
    }
  }

  /** Where the headings say the cell, it is named; else the indicator it belongs to. */
  private void valueMissing(Cell cell, Optional<Cell> printed) {
    if (!columns.tellValue(cell)) {
      problem(Code.ROW_NOT_READ, cell.at(), cell.text());
      return;
    }
    String found =
        printed
            .map(Cell::text)
            .map(text -> text.length() > LONGEST_VALUE ? CellText.masked(text) : text)
            .orElse("");
    problems.add(SummaryProblems.notAValue(columns.valueOf(cell), found));
  }

  private void valueProblem(Cell cell) {
    problems.add(
        NotANumber.isTooLong(cell.text())
            ? NotANumber.of(cell.at(), cell.text())
            : SummaryProblems.notAValue(cell.at(), cell.text()));
  }

  private void problem(Code code, CellRef at, String found) {
    problems.add(Problem.of(code, at, found));
  }
}
