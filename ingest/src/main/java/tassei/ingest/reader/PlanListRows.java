package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The rows of a plan's list: a blank strategy or measure is that of the row above. */
final class PlanListRows {
  private static final Pattern INDICATOR =
      Pattern.compile("[(（]?\\s*(?<no>\\d{1,3})\\s*[)）.]\\s*(?<name>\\S.*)");

  private static final Pattern TOTAL =
      Pattern.compile("[\\[(【<〔]?(?:小|合|総|中)?計[\\])】>〕]?(?:\\(.*\\))?");

  /** A name that may be the sum of those above it: 相談件数計, but not 事業計画. */
  private static final Pattern SUM = Pattern.compile(".*[合小総数額人件社回]計(?:\\(.*\\))?");

  /** Begins what is told for information: (参考)組織の推移. */
  private static final Pattern REFERENCE =
      Pattern.compile("[\\[(【<〔《]\\s*参考.*|参考(?:資料|値|データ|指標)?(?:[\\s:].*)?");

  private static final int MOST_OF_A_MEASURE = 100;
  private final Layout layout;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> headless = new ArrayList<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final OneFigure figures = new OneFigure();
  private final PlanListGroups groups;
  private final PlanListCells cells;

  private PlanListHeader header;
  private PlanListHeader ended;
  private int table;
  private int lastIndicatorNo;
  private boolean lastIsNumbered;

  PlanListRows(Layout layout) {
    this.layout = layout;
    this.groups = new PlanListGroups(layout, problems);
    this.cells = new PlanListCells(layout, problems);
  }

  /** An indicator that was read: where, by which name, in which table. */
  private record Seen(Cell named, String name, int table) {}

  List<Observation> observations() {
    return observations;
  }

  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    if (!observations.isEmpty()) {
      all.addAll(headless);
    }
    all.addAll(figures.problems());
    return all;
  }

  /** Why no table was read at all: none is headed, one is headed otherwise, or it has no row. */
  Problem withoutRows(String file) {
    if (!headless.isEmpty()) {
      Problem first = headless.getFirst();
      return new Problem(Code.HEADINGS_NOT_FOUND, first.at(), first.found(), first.expected());
    }
    return Problem.of(
        table > 0 && problems.isEmpty() ? Code.INCOMPLETE_DOCUMENT : Code.HEADINGS_NOT_FOUND,
        CellRef.document(),
        file,
        "指標・基準値・目標値の見出しと、年度のある列、指標の行",
        "headings of indicator, baseline and targets, columns of years, rows of indicators");
  }

  /** Reads the tables of one sheet: each from its headings to its footnote or to the next ones. */
  void read(List<Row> rows) {
    header = null;
    ended = null;
    PlanListHeader last = null;
    groups.clear();
    lastIndicatorNo = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<Row> below = rows.subList(i, rows.size());
      Optional<PlanListHeader> next = PlanListHeader.beginning(below, layout);
      if (next.isPresent()) {
        begin(next.orElseThrow(), last);
        last = header;
        i += header.height() - 1;
      } else if (header != null) {
        readBelow(rows.get(i), below.subList(1, below.size()));
      } else {
        readOutside(rows.get(i));
      }
    }
  }

  private void begin(PlanListHeader next, PlanListHeader last) {
    header = next;
    ended = null;
    cells.begin(next);
    table++;
    if (last == null || !next.isSameAs(last)) {
      next.untold().forEach(this::withoutYear);
    }
  }

  private void readBelow(Row row, List<Row> below) {
    List<Cell> filled = GroupedTable.filled(row);
    if (filled.isEmpty() || header.isRepeatedBy(row)) {
      return;
    }
    if (isNoteWithin(filled, below)) {
      return;
    }
    if (isEnd(row, filled.getFirst())) {
      ended = header;
      header = null;
      readOutside(row);
    } else if (PlanListHeader.isHeading(row, layout) || isHeadedOtherwise(row)) {
      header = null;
      problems.add(withoutTargets(filled));
    } else if (filled.size() == 1 && cell(row, "indicator").isBlank()) {
      beginMeasure(groups.readAlone(filled.getFirst()));
    } else if (cell(row, "indicator").isBlank()) {
      if (!isTotal(filled.getFirst())) {
        problem(Code.ROW_NOT_READ, filled.getFirst());
      }
    } else {
      readIndicator(row, below);
    }
  }

  /** A note of one cell ends no list whose next indicator, or next measure, follows it. */
  private boolean isNoteWithin(List<Cell> filled, List<Row> below) {
    Optional<Row> next =
        below.stream()
            .filter(row -> !row.isBlank() && !isFootnote(GroupedTable.filled(row).getFirst()))
            .findFirst();
    return filled.size() == 1
        && isFootnote(filled.getFirst())
        && next.filter(this::follows).isPresent();
  }

  private boolean follows(Row row) {
    Matcher numbered = INDICATOR.matcher(cell(row, "indicator").text());
    int expected = PlanListGroups.begins(header, row) ? 1 : lastIndicatorNo + 1;
    return numbered.matches()
        && Integer.parseInt(numbered.group("no")) == expected
        && header.hasValues(row);
  }

  private boolean isFootnote(Cell cell) {
    return layout.words("footnote").stream().anyMatch(cell.text()::startsWith);
  }

  /** A footnote ends a table, and so does what is told for information, but for one row of it. */
  private boolean isEnd(Row row, Cell first) {
    boolean reference = REFERENCE.matcher(first.text()).matches();
    boolean oneRow = first.equals(cell(row, "indicator")) && header.hasValues(row);
    return reference && !oneRow || isFootnote(first);
  }

  /**
   * A row in no table: its headings could not be read, or it stands below a footnote and has
   * figures all the same.
   */
  private void readOutside(Row row) {
    List<Cell> filled = GroupedTable.filled(row);
    if (filled.size() < 2) {
      return;
    }
    if (PlanListHeader.isHeading(row, layout)) {
      headless.add(withoutTargets(filled));
      ended = null;
    } else if (ended != null && ended.hasValues(row)) {
      problems.add(withoutTargets(filled));
      ended = null;
    }
  }

  private boolean isHeadedOtherwise(Row row) {
    return !INDICATOR.matcher(cell(row, "indicator").text()).matches()
        && header.isHeadedOtherwise(row, layout);
  }

  private static boolean isTotal(Cell cell) {
    Matcher numbered = INDICATOR.matcher(cell.text());
    String name = numbered.matches() ? numbered.group("name") : cell.text();
    return TOTAL.matcher(name.replace(" ", "")).matches();
  }

  private void readIndicator(Row row, List<Row> below) {
    Cell named = cell(row, "indicator");
    beginMeasure(groups.read(header, row));
    cells.keepForDittos(row);
    Matcher numbered = INDICATOR.matcher(named.text());
    int no = numbered.matches() ? Integer.parseInt(numbered.group("no")) : lastIndicatorNo + 1;
    if (isTotal(named)) {
      lastIndicatorNo = numbered.matches() ? no : lastIndicatorNo;
    } else if (isNoIndicator(named, below, no)) {
      problem(Code.ROW_NOT_READ, named);
    } else if (isSpread(row, below)) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              named.at(),
              named.text(),
              "値が一つの行にだけある指標",
              "an indicator with its figures in one row"));
      lastIndicatorNo = no;
    } else {
      readRow(row, named, no);
      lastIsNumbered = numbered.matches();
    }
  }

  private void beginMeasure(boolean begins) {
    lastIndicatorNo = begins ? 0 : lastIndicatorNo;
    lastIsNumbered = lastIsNumbered && !begins;
  }

  /** What has no number where the others have one, and may be none of them. */
  private boolean isNoIndicator(Cell named, List<Row> below, int no) {
    boolean numbered = INDICATOR.matcher(named.text()).matches();
    boolean sum = lastIsNumbered && SUM.matcher(named.text().replace(" ", "")).matches();
    return REFERENCE.matcher(named.text()).matches()
        || DittoMark.is(named.text())
        || !numbered && (sum || isPrintedBelow(no, below));
  }

  /** Whether an indicator of the same measure has this number. */
  private boolean isPrintedBelow(int no, List<Row> below) {
    return below.stream()
        .takeWhile(row -> !PlanListGroups.begins(header, row))
        .takeWhile(row -> !PlanListHeader.isHeading(row, layout))
        .limit(MOST_OF_A_MEASURE)
        .map(row -> INDICATOR.matcher(cell(row, "indicator").text()))
        .anyMatch(matcher -> matcher.matches() && Integer.parseInt(matcher.group("no")) == no);
  }

  /** Whether the row below has more figures of the same item: 巡回 and 窓口 beside one name. */
  private boolean isSpread(Row row, List<Row> below) {
    Optional<Row> found = below.stream().filter(next -> !next.isBlank()).findFirst();
    if (found.isEmpty() || !goesOn(found.get())) {
      return false;
    }
    Row next = found.orElseThrow();
    int part = next.cells().indexOf(GroupedTable.filled(next).getFirst());
    boolean total = isTotal(next.cell(part));
    return !total || !row.cell(part).isBlank();
  }

  private boolean goesOn(Row next) {
    return cell(next, "indicator").isBlank()
        && !PlanListGroups.begins(header, next)
        && header.hasValues(next)
        && !header.isHeadedOtherwise(next, layout);
  }

  private void readRow(Row row, Cell named, int no) {
    Matcher numbered = INDICATOR.matcher(named.text());
    String label =
        numbered.matches()
            ? PlanListGroups.printed(named, numbered.group("name"))
            : named.raw().strip();
    Optional<Units.NameAndUnit> suffix =
        cells.hasUnits() ? Optional.empty() : Units.suffixOfPrinted(label);
    Place place = groups.place().indicator(no, suffix.map(Units.NameAndUnit::name).orElse(label));
    String unit = cells.unit(suffix);
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
    observations.add(cells.indicator(row, place, label, unit));
    cells.figures(row, place, unit).stream().filter(figures::isFirst).forEach(observations::add);
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
      cells.figures(row, place, unit).forEach(figures::isFirst);
    }
  }

  private Cell cell(Row row, String thing) {
    return header.cell(row, thing);
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

  private static Problem withoutTargets(List<Cell> cells) {
    return Problem.of(
        Code.ROW_NOT_READ,
        cells.getFirst().at(),
        GroupedTable.join(cells),
        "目標値と年度のある見出し",
        "headings with targets and their years");
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
