package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;

/**
 * What a row of headings of a summary says of the columns below. Actual and target stand in two
 * columns where a target has a heading of its own; columns of another year are not read.
 *
 * @param measure the column of the measures, counted from 1; 0 where no heading says it
 * @param indicator the column of the indicators; 0 where no heading says it
 * @param value the column of {@code actual(target)}; 0 where they have two, or no heading says it
 * @param status the column of their statuses; 0 where no heading right of them says it
 * @param two where actual and target have a column each
 * @param notRead columns right of the indicators that are of another year, of a part of the year or
 *     of another target
 * @param aside columns of who answers for a row, or of its running number
 * @param revised the column of the revised targets beside the target; 0 where there is none
 * @param isOverPeriod whether the target is that of several years
 * @param isClear false where the headings do not say which column is read
 */
record SummaryColumns(
    int measure,
    int indicator,
    int value,
    int status,
    Optional<TwoColumns> two,
    SummaryUnits units,
    Set<Integer> notRead,
    Set<Integer> aside,
    int revised,
    boolean isOverPeriod,
    boolean isClear,
    List<Problem> problems) {
  static final SummaryColumns NONE =
      new SummaryColumns(
          0,
          0,
          0,
          0,
          Optional.empty(),
          SummaryUnits.NONE,
          Set.of(),
          Set.of(),
          0,
          false,
          true,
          List.of());

  SummaryColumns {
    notRead = Set.copyOf(notRead);
    aside = Set.copyOf(aside);
    problems = List.copyOf(problems);
  }

  /**
   * @param year the year of the form
   * @param declared whether a person has stated it, which settles what one heading says
   */
  static SummaryColumns of(
      List<Cell> headings, SummaryWords words, FiscalYear year, boolean declared) {
    return new SummaryColumnSearch(headings, words, year, declared).columns();
  }

  /** Whether only the column tells a value, and the indicator does not stand in its own. */
  boolean leaveOpen(Cell indicatorCell) {
    boolean byColumn = two.isPresent() || !notRead.isEmpty() || isBeforeTheValue();
    return byColumn && !isInItsColumn(indicatorCell);
  }

  /** Whether units, or who answers for a row, stand between the indicators and their values. */
  private boolean isBeforeTheValue() {
    return value > 0
        && Stream.concat(aside.stream(), Stream.of(units.column()))
            .anyMatch(column -> column > indicator && column < value);
  }

  boolean isLeftOfTheMeasures(Cell cell) {
    return cell.at().column() < measure;
  }

  private boolean isInItsColumn(Cell indicatorCell) {
    return indicator > 0 && indicatorCell.at().column() == indicator;
  }

  /** Whether the headings say where the value of an indicator stands. */
  boolean tellValue(Cell indicatorCell) {
    return value > 0 && isInItsColumn(indicatorCell);
  }

  /** The cell that the value of an indicator stands in by the headings, else the first. */
  Optional<Cell> value(Cell indicatorCell, List<Cell> right) {
    return tellValue(indicatorCell) ? in(right, value) : right.stream().findFirst();
  }

  /** Where the value of an indicator stands. */
  CellRef valueOf(Cell indicatorCell) {
    return CellRef.cell(indicatorCell.at().sheet(), indicatorCell.at().row(), value);
  }

  /** The cell with the unit of an indicator. */
  Optional<Cell> unit(Cell indicatorCell, List<Cell> right) {
    return isInItsColumn(indicatorCell) ? units.cell(right) : Optional.empty();
  }

  /** The units behind the headings of the values. */
  List<String> unitsOfValues() {
    return two
        .map(columns -> List.of(columns.actual(), columns.target()))
        .orElse(List.of(value))
        .stream()
        .map(units::of)
        .toList();
  }

  /** The cells right of an indicator that are of the form's year. */
  List<Cell> ofTheYear(Cell indicatorCell, List<Cell> right) {
    return without(notRead, indicatorCell, right);
  }

  /** The cells of a row that say something of its indicator or its groups. */
  List<Cell> withoutAside(Cell indicatorCell, List<Cell> cells) {
    return without(aside, indicatorCell, cells);
  }

  private List<Cell> without(Set<Integer> columns, Cell indicatorCell, List<Cell> cells) {
    return isInItsColumn(indicatorCell)
        ? cells.stream().filter(cell -> !columns.contains(cell.at().column())).toList()
        : cells;
  }

  /** Whether the headings say which cell right of an indicator is its status. */
  boolean tellStatus(Cell indicatorCell) {
    return status > 0 && indicatorCell.at().column() == indicator;
  }

  boolean isStatus(Cell indicatorCell, Cell cell) {
    return tellStatus(indicatorCell) && cell.at().column() == status;
  }

  /** Where the status of an indicator stands. */
  CellRef statusOf(Cell indicatorCell) {
    return CellRef.cell(indicatorCell.at().sheet(), indicatorCell.at().row(), status);
  }

  /** A target that is replaced by another one in its row. */
  record Revised(CellRef targetAt, String target, Cell by) {}

  /** Where a row prints a revised target besides its target. */
  Optional<Revised> revised(Cell indicatorCell, List<Cell> right) {
    if (revised == 0 || indicatorCell.at().column() != indicator) {
      return Optional.empty();
    }
    Optional<Cell> by = in(right, revised).filter(cell -> !isNone(cell));
    Optional<Cell> target =
        two.isPresent()
            ? in(right, two.orElseThrow().target())
            : right.stream().filter(cell -> !notRead.contains(cell.at().column())).findFirst();
    return by.filter(cell -> target.filter(same -> same.text().equals(cell.text())).isEmpty())
        .flatMap(cell -> target.map(replaced -> new Revised(replaced.at(), replaced.text(), cell)));
  }

  private static boolean isNone(Cell cell) {
    return NumberText.isNotReportedMark(cell.text()) || SummaryWords.isDitto(cell);
  }

  private static Optional<Cell> in(List<Cell> cells, int column) {
    return cells.stream().filter(cell -> cell.at().column() == column).findFirst();
  }

  /** The target marked as that of several years, where its heading says so. */
  SummaryValue overPeriod(SummaryValue value) {
    return isOverPeriod ? value.withTargetOverPeriod() : value;
  }
}
