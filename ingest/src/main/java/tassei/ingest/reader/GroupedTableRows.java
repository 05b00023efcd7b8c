package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
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
import tassei.model.CellRef;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
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
  private static final Pattern INDICATOR =
      Pattern.compile(
          "^(?:\\((?<no>\\d{1,3})\\)|(?<circled>[\\u2460-\\u2473]))\\s*(?<name>\\S.*)$");
  private static final Pattern INDICATOR_NUMBER =
      Pattern.compile(
          "^[\\s\\u3000]*(?:[(（][\\s\\u3000]*[\\d０-９]+[\\s\\u3000]*[)）]|[\\u2460-\\u2473])[\\s\\u3000]*");

  /** (1)-1 and (1)① are parts of an indicator, whose numbers are not those of the form. */
  private static final Pattern PART_OF_AN_INDICATOR =
      Pattern.compile(
          "^\\(\\d{1,3}\\)\\s?(?:[\\-\\u2010-\\u2015\\u2212ー]\\s?\\d{1,2}(?![\\d%.,])|[\\u2460-\\u2473]"
              + "|\\(\\d{1,2}\\)).*$");

  private static final Pattern SUBTOTAL = Pattern.compile(".*(?:小計|合計|総計|\\s計)");
  private static final Pattern UNIT_SUFFIX =
      Pattern.compile("[\\s\\u3000]*[(（][^()（）]*[)）][\\s\\u3000]*$");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final char FIRST_CIRCLED = '\u2460';
  private static final int LONGEST_MARK = 4;
  private static final int LONGEST_VALUE = 40;

  private final Layout layout;
  private final SummaryWords words;
  private final FiscalYear year;
  private final boolean declared;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final SummaryMeasures measures = new SummaryMeasures(problems);
  private final Map<Place, Cell> statuses = new HashMap<>();

  private String kind = "";
  private SummaryColumns columns = SummaryColumns.NONE;
  private int lastIndicatorNo;

  /**
   * @param declared whether a person has stated the year
   */
  GroupedTableRows(Layout layout, FiscalYear year, boolean declared) {
    this.layout = layout;
    this.words = new SummaryWords(layout);
    this.year = year;
    this.declared = declared;
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

  /** Reads the filled cells of one row of the table. */
  void read(List<Cell> filled) {
    if (!columns.isClear()) {
      return;
    }
    int indicator = indicatorIndex(filled);
    if (indicator < 0) {
      reportUnlessRemark(filled);
      keepGroups(filled);
      return;
    }
    Cell label = filled.get(indicator);
    List<Cell> left = columns.withoutAside(label, filled.subList(0, indicator));
    List<Cell> right = columns.withoutAside(label, filled.subList(indicator + 1, filled.size()));
    readGroups(SummaryGroups.of(left, words));
    columns.revised(label, right).ifPresent(this::twoTargets);
    readIndicator(label, columns.ofTheYear(label, right));
  }

  void total(Cell cell, String printed, PrintedTotal.Of of, int met, int rated) {
    observations.add(new PrintedTotal(Place.PROGRAMME, cell.at(), year, of, printed, met, rated));
  }

  /** Below the totals another table may stand, whose rows look like ours. */
  void belowTheTotals(List<Cell> filled) {
    if (filled.size() > 1) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              filled.getFirst().at(),
              firstWords(filled),
              "達成数計より上にある指標の行",
              "a row of an indicator above the totals"));
    }
  }

  /** Nothing is read before the headings, and a row of an indicator there would not be missed. */
  void aboveTheHeadings(List<Cell> filled) {
    int indicator = indicatorIndex(filled);
    boolean figure =
        indicator >= 0
            && filled.stream()
                .skip(indicator + 1L)
                .anyMatch(cell -> NumberText.isFigure(cell.text()));
    if (figure) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              filled.getFirst().at(),
              firstWords(filled),
              "見出しより下にある指標の行",
              "a row of an indicator below the headings"));
    }
  }

  /** The cell (1) name. */
  static boolean isIndicator(Cell cell) {
    Matcher indicator = INDICATOR.matcher(cell.text());
    return indicator.matches() && indicator.group("no") != null;
  }

  /** The table has ended. */
  void end() {
    lastIndicatorNo = 0;
  }

  /** The cell (1) name, or ① name where a value follows: a remark may begin with ① too. */
  private int indicatorIndex(List<Cell> filled) {
    for (int i = 0; i < filled.size(); i++) {
      Matcher indicator = INDICATOR.matcher(filled.get(i).text());
      boolean last = i == filled.size() - 1;
      if (indicator.matches() && (indicator.group("no") != null || !last)) {
        return i;
      }
    }
    return -1;
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

  /** A measure that is printed once more may repeat its status, but not have another one. */
  private void measureStatus(Cell cell) {
    if (measures.isRepeated()) {
      return;
    }
    Cell first = statuses.putIfAbsent(measures.measure(), cell);
    if (first == null) {
      printedStatus(measures.measure(), cell);
    } else if (!first.text().equals(cell.text())) {
      problems.add(
          Problem.of(
              Code.DUPLICATE_INDICATOR,
              cell.at(),
              cell.text(),
              "%sの「%s」と同じ施策の達成状況".formatted(first.at().address(), first.text()),
              "the status of the measure as in %s, '%s'"
                  .formatted(first.at().address(), first.text())));
    }
  }

  private void readIndicator(Cell cell, List<Cell> right) {
    measures.checkMeasure();
    int number = indicatorNumber(cell);
    Optional<Units.NameAndUnit> suffix =
        Units.suffix(INDICATOR.matcher(cell.text()).replaceFirst("${name}"));
    String printed = name(cell);
    String name = suffix.isPresent() ? UNIT_SUFFIX.matcher(printed).replaceFirst("") : printed;
    Place place = measures.measure().indicator(number, name);
    if (PART_OF_AN_INDICATOR.matcher(cell.text()).matches()) {
      lastIndicatorNo = number;
      partOfAnIndicator(cell);
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
      outOfSequence(cell, lastIndicatorNo + 1);
    }
    lastIndicatorNo = number;

    if (columns.leaveOpen(cell)) {
      indicator(place, cell, SummaryUnit.of(suffix, Optional.empty(), ""), Optional.empty(), cell);
      problem(Code.ROW_NOT_READ, cell.at(), cell.text());
      return;
    }
    Optional<Cell> unitCell = columns.unit(cell, right);
    List<Cell> others =
        right.stream().filter(other -> !unitCell.equals(Optional.of(other))).toList();
    String ofTheHeading = columns.tellValue(cell) ? columns.units().of(columns.value()) : "";
    SummaryUnit unit = SummaryUnit.of(suffix, unitCell, ofTheHeading);
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
      twoValues(pairs);
    } else if (isOfSeveralRows(cell, valueCell)) {
      oneForSeveral(valueCell.orElseThrow());
    } else if (value.isEmpty()) {
      valueProblem(valueCell.orElseThrow());
    }
    value.ifPresent(read -> figures(place, read, List.of()));
    List<Cell> others =
        right.stream()
            .filter(other -> !valueCell.equals(Optional.of(other)) && !isPair(other))
            .toList();
    if (valueCell.isPresent() || !others.isEmpty()) {
      status(place, cell, others, value.filter(GroupedTableRows::isRated).isPresent());
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
    status(place, cell, right.stream().filter(other -> !two.isOne(other)).toList(), rated);
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

  /** One of them is of another year or another thing; which, only the sender knows. */
  private void twoValues(List<Cell> pairs) {
    for (Cell pair : pairs) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              pair.at(),
              pair.text(),
              "一つの実績値(目標値)",
              "one actual(target), not several"));
    }
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
      problems.add(
          Problem.of(
              Code.UNIT_CONFLICT,
              value.at(),
              value.actual().raw(),
              "指標名、実績値、目標値に同じ単位",
              "one unit for name, actual and target"));
    }
  }

  /**
   * The status of an indicator: under its heading, or where that says nothing, by its words. One
   * that has no actual or no target needs none.
   */
  private void status(Place place, Cell cell, List<Cell> others, boolean rated) {
    if (columns.tellStatus(cell)) {
      others.stream()
          .filter(other -> columns.isStatus(cell, other))
          .findFirst()
          .ifPresentOrElse(
              status -> statusInItsColumn(place, status),
              () -> statusMissing(rated, columns.statusOf(cell), ""));
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
      printedStatus(place, mark.orElseThrow());
    } else if (unknown.isPresent()) {
      problem(Code.UNKNOWN_MARK, unknown.orElseThrow().at(), unknown.orElseThrow().text());
    } else if (columns.status() > 0) {
      statusMissing(rated, cell.at(), cell.text());
    }
  }

  /** A long text is a remark that slid there, which is no business of a message. */
  private void statusInItsColumn(Place place, Cell cell) {
    if (words.isMark(cell)) {
      printedStatus(place, cell);
    } else {
      boolean remark = cell.text().length() > LONGEST_MARK;
      problem(Code.UNKNOWN_MARK, cell.at(), remark ? CellText.masked(cell.text()) : cell.text());
    }
  }

  private void statusMissing(boolean rated, CellRef at, String found) {
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

  private void printedStatus(Place place, Cell cell) {
    observations.add(
        new PrintedStatus(
            place, cell.at(), year, cell.raw().strip(), cell.text(), layout.scaleId()));
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
      problem(Code.ROW_NOT_READ, filled.getFirst().at(), firstWords(filled));
    }
  }

  /** Without the remarks, which are no business of a message. */
  private static String firstWords(List<Cell> filled) {
    return GroupedTable.join(filled.subList(0, Math.min(filled.size(), 2)));
  }

  private void partOfAnIndicator(Cell cell) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            cell.at(),
            cell.text(),
            "指標ごとに一つの番号(例: (1)、(2))",
            "a number of its own for each indicator, such as (1) and (2)"));
  }

  /** Which of them holds, only the sender knows. */
  private void twoTargets(SummaryColumns.Revised revised) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            revised.targetAt(),
            revised.target(),
            "一つの目標値(%sの修正目標値は「%s」)".formatted(revised.by().at().address(), revised.by().text()),
            "one target (the revised one in %s is '%s')"
                .formatted(revised.by().at().address(), revised.by().text())));
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
    problems.add(notAValue(columns.valueOf(cell), found));
  }

  private void oneForSeveral(Cell cell) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            cell.at(),
            cell.text(),
            "指標ごとに一つの実績値(目標値)",
            "an actual(target) for each indicator"));
  }

  private void valueProblem(Cell cell) {
    problems.add(
        NotANumber.isTooLong(cell.text())
            ? NotANumber.of(cell.at(), cell.text())
            : notAValue(cell.at(), cell.text()));
  }

  private static Problem notAValue(CellRef at, String found) {
    return Problem.of(
        Code.NOT_A_NUMBER, at, found, "実績値(目標値)(例: 116社(50社))", "actual(target) such as 116社(50社)");
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

  private void problem(Code code, CellRef at, String found) {
    problems.add(Problem.of(code, at, found));
  }

  private static int indicatorNumber(Cell cell) {
    Matcher indicator = INDICATOR.matcher(cell.text());
    if (!indicator.matches()) {
      throw new IllegalStateException("Cannot read the number of: " + cell.text());
    }
    return indicator.group("circled") == null
        ? Integer.parseInt(indicator.group("no"))
        : indicator.group("circled").charAt(0) - FIRST_CIRCLED + 1;
  }

  /** As printed, but for its number; normalised where the number is printed in signs of its own. */
  private static String name(Cell cell) {
    String text = INDICATOR_NUMBER.matcher(cell.raw()).lookingAt() ? cell.raw() : cell.text();
    return INDICATOR_NUMBER.matcher(text).replaceFirst("").strip();
  }
}
