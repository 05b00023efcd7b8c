package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;

/**
 * A row of a goal table put under its columns by what its cells hold, not by where they stand.
 *
 * @param left how far the label, target, status and actual stand to the right of their headings
 * @param roles where its roles begin; -1 where it has none
 */
record GoalTableRow(Row row, Kind kind, int left, int roles, GoalTableGrid grid) {
  private static final List<Integer> SHIFTS = List.of(0, -1, 1, -2, 2);
  private static final int ENOUGH = 2;
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)$|\\s+");
  private static final String SUBTOTAL = "小計";

  /** What a remark about an actual begins with: 年間4回. */
  private static final Pattern REMARK = Pattern.compile("(?:年間|毎年|毎月|月)\\d");

  private static final Pattern LETTER = Pattern.compile("[A-Z][+'\\-]?");

  /** What a row is, before its figures are looked at. */
  enum Kind {
    /** It has a label of its own. */
    LABELLED,
    /** Figures without a label: it belongs to the row above. */
    UNLABELLED,
    /** Only the name of the project that the next rows belong to. */
    PROJECT,
    /** A blank row, a note, a total, a second line of names. */
    NOTHING,
    /** It holds something, and nothing says what. */
    UNREADABLE
  }

  static GoalTableRow of(Row row, GoalTableGrid grid) {
    int first = GoalTableCells.first(row);
    int roles = grid.rolesOf(row);
    if (first < 0 || roles >= 0 && first >= roles) {
      return new GoalTableRow(row, Kind.NOTHING, 0, roles, grid);
    }
    if (first > grid.header().item() && GoalTableCells.isText(row.cell(first))) {
      return textWithoutLabel(row, grid, first, roles);
    }
    return first > grid.header().item()
        ? unlabelled(row, grid, first, roles)
        : labelled(row, grid, roles);
  }

  /** A remark's second line is nothing; a label far right of its column is not read. */
  private static GoalTableRow textWithoutLabel(Row row, GoalTableGrid grid, int first, int roles) {
    GoalTableRow shifted = labelled(row, grid, roles);
    if (shifted.kind() == Kind.LABELLED && isMark(shifted.status(), grid)) {
      return shifted;
    }
    boolean figures = row.cells().stream().anyMatch(GoalTableCells::isBareNumber);
    boolean remark = first > grid.header().actual() && !figures;
    return new GoalTableRow(row, remark ? Kind.NOTHING : Kind.UNREADABLE, 0, roles, grid);
  }

  private static GoalTableRow unlabelled(Row row, GoalTableGrid grid, int first, int roles) {
    int actual = grid.header().actual();
    for (int shift : SHIFTS) {
      GoalTableRow at = new GoalTableRow(row, Kind.UNLABELLED, shift, roles, grid);
      if (first == actual + shift && (shift == 0 || at.districtsAddUp())) {
        return at;
      }
    }
    Kind kind = first > actual ? Kind.UNLABELLED : Kind.UNREADABLE;
    return new GoalTableRow(row, kind, 0, roles, grid);
  }

  private static GoalTableRow labelled(Row row, GoalTableGrid grid, int roles) {
    GoalTableRow straight = new GoalTableRow(row, Kind.LABELLED, 0, roles, grid);
    GoalTableRow best = straight;
    GoalTableRow likeliest = straight;
    for (int shift : SHIFTS) {
      GoalTableRow at = new GoalTableRow(row, Kind.LABELLED, shift, roles, grid);
      likeliest = at.score() > likeliest.score() ? at : likeliest;
      best = at.score() > best.score() && at.isProved() ? at : best;
    }
    if (likeliest != best && !best.isProved() && likeliest.isFilled()) {
      return new GoalTableRow(row, Kind.UNREADABLE, 0, roles, grid);
    }

    if (roles < 0 && !best.hasValues()) {
      return new GoalTableRow(row, best.kindOfTextOnly(), 0, roles, grid);
    }
    if (isTotal(best.label(), grid)) {
      return new GoalTableRow(row, Kind.NOTHING, 0, roles, grid);
    }
    boolean labelled =
        GoalTableCells.isText(best.label())
            && !grid.isPerson(best.label().text())
            && !isMark(best.label(), grid)
            && !GoalTableDitto.is(best.label())
            && !REMARK.matcher(best.label().text()).lookingAt();
    Kind kind = best.score() >= ENOUGH && labelled ? Kind.LABELLED : Kind.UNREADABLE;
    return new GoalTableRow(row, kind, best.left(), roles, grid);
  }

  /** 計, 合計(巡回+窓口), or 支援件数小計: the sum of the rows above is no indicator of its own. */
  private static boolean isTotal(Cell label, GoalTableGrid grid) {
    String text = ASIDE.matcher(label.text()).replaceAll("");
    return grid.layout().words("total").contains(text) || text.endsWith(SUBTOTAL);
  }

  private Kind kindOfTextOnly() {
    int first = GoalTableCells.first(row);
    Cell text = row.cell(first);
    if (GoalTableCells.isNote(text) || GoalTableDitto.is(text)) {
      return Kind.NOTHING;
    }
    boolean alone = GoalTableCells.last(row) == first && first == grid.header().project();
    return alone && !grid.isPerson(text.text()) ? Kind.PROJECT : Kind.UNREADABLE;
  }

  /** The project printed in this row; blank where it is that of the row above. */
  Cell project() {
    int project = grid.header().project();
    boolean none = project < 0 || project + left < 0 || labelColumn() == project + left;
    Cell cell = GoalTableCells.at(row, none ? -1 : project + left);
    boolean text =
        GoalTableCells.isText(cell) && !GoalTableDitto.is(cell) && !grid.isPerson(cell.text());
    return text ? cell : GoalTableCells.at(row, -1);
  }

  Cell label() {
    return kind == Kind.UNLABELLED ? GoalTableCells.at(row, -1) : value(labelColumn());
  }

  /** Where the label stands: in its own column, or in the project's where its own is empty. */
  int labelColumn() {
    int own = grid.header().item() + left;
    boolean inProject =
        left == 0
            && GoalTableCells.at(row, own).isBlank()
            && GoalTableCells.isText(GoalTableCells.at(row, grid.header().project()))
            && !GoalTableDitto.is(GoalTableCells.at(row, grid.header().project()));
    return inProject ? grid.header().project() : own;
  }

  Cell target() {
    return value(column(grid.header().target()));
  }

  /** A mark that says the same as above is no grade. */
  Cell status() {
    Cell cell = value(column(grid.header().status()));
    return GoalTableDitto.is(cell) ? GoalTableCells.at(row, -1) : cell;
  }

  Cell actual() {
    return value(column(grid.header().actual()));
  }

  /** Whether a name of its own stands where the headings say, left of all roles. */
  boolean isLabelInItsColumn() {
    Cell cell = value(grid.header().item());
    return GoalTableCells.isText(cell) && !grid.isPerson(cell.text()) && !isMark(cell, grid);
  }

  /** Whether a cell below the heading of a figure or a grade is neither. */
  boolean isWrong(int column) {
    Cell cell = value(column);
    boolean grade = column == grid.header().status() && isMark(cell, grid);
    return GoalTableCells.isText(cell) && !grade;
  }

  /** Where a column of the headings stands in this row; -1 where the form has no such column. */
  int column(int heading) {
    return heading < 0 ? -1 : Math.max(-1, heading + left);
  }

  int firstDistrict() {
    return grid.header().firstDistrict() + left;
  }

  boolean hasRoles() {
    return roles >= 0;
  }

  boolean hasValues() {
    return !target().isBlank() || !status().isBlank() || !actual().isBlank() || hasBareNumbers();
  }

  /** A letter or a word of the form's grades; a mark for no grade counts as one. */
  static boolean isMark(Cell cell, GoalTableGrid grid) {
    return isMark(cell, grid.layout());
  }

  static boolean isMark(Cell cell, Layout layout) {
    String text = cell.text();
    return LETTER.matcher(text).matches()
        || layout.words("grade").contains(text)
        || NumberText.isNotReportedMark(text);
  }

  static boolean isEveryYear(Cell cell, GoalTableGrid grid) {
    return grid.layout().words("every_year").contains(cell.text());
  }

  /** A cell of the row; a cell among the roles is never a value. */
  private Cell value(int column) {
    return GoalTableCells.at(row, roles >= 0 && column >= roles ? -1 : column);
  }

  private boolean hasBareNumbers() {
    return row.cells().stream().anyMatch(GoalTableCells::isBareNumber);
  }

  private int score() {
    if (grid.header().item() + left < 0) {
      return Integer.MIN_VALUE;
    }
    int score = isEmptyBefore() ? 0 : -2;
    score +=
        GoalTableCells.isText(label()) ? labelColumn() == column(grid.header().item()) ? 2 : 1 : -4;
    score += target().isBlank() ? 0 : GoalTableCells.isFigure(target()) ? 1 : left == 0 ? -2 : -5;
    score += scoreOfStatus();
    score += actual().isBlank() ? 0 : GoalTableCells.actual(actual()).isPresent() ? 2 : -1;
    return score;
  }

  /** Whether the grade, the roles or the sum of the districts say that the row stands here. */
  private boolean isProved() {
    return isMark(status(), grid) && !status().isBlank()
        || isEveryYear(status(), grid)
        || roles >= 0 && roles - grid.roles() == left
        || districtsAddUp();
  }

  /** Nothing is left of the label but its project, and target and actual are both figures. */
  private boolean isFilled() {
    return isEmptyBefore()
        && GoalTableCells.isMeasured(target())
        && GoalTableCells.isMeasured(actual());
  }

  /** A number among the grades says that a cell is missing or one too many; 未集計 says nothing. */
  private int scoreOfStatus() {
    if (status().isBlank()) {
      return 0;
    }
    if (isMark(status(), grid) || isEveryYear(status(), grid)) {
      return 3;
    }
    if (GoalTableCells.isBareNumber(status())) {
      return -5;
    }
    return GoalTableCells.isFigure(status()) ? 0 : -2;
  }

  /** Nothing may stand left of the project and the label. */
  private boolean isEmptyBefore() {
    int project = grid.header().project();
    int start = project < 0 ? labelColumn() : Math.min(project + left, labelColumn());
    int first = GoalTableCells.first(row);
    return left <= 0 || first >= start;
  }

  /** Whether the districts add up to the actual, or percentages without an actual to a hundred. */
  boolean districtsAddUp() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int district = 0; district < grid.districts().size(); district++) {
      Cell cell = value(firstDistrict() + district);
      if (!cell.isBlank() && !GoalTableCells.isBareNumber(cell)) {
        return false;
      }
      sum = sum.add(amount(cell));
    }
    if (actual().isBlank() && GoalTableCells.isPercent(value(firstDistrict()))) {
      return sum.subtract(HUNDRED).abs().compareTo(BigDecimal.ONE) <= 0;
    }
    return GoalTableCells.isMeasured(actual())
        && sum.signum() != 0
        && sum.compareTo(amount(actual())) == 0;
  }

  /** The row lost a cell left of its roles, so that its actual may be a district's figure. */
  boolean lacksACell() {
    boolean fewer = roles >= 0 && roles - firstDistrict() < grid.districts().size();
    if (!fewer) {
      return false;
    }
    boolean otherKind = GoalTableCells.isPercent(actual()) && !GoalTableCells.isPercent(target());
    boolean unproved = !districtsAddUp() && hasBareNumberFrom(firstDistrict());
    return actual().isBlank() || otherKind || unproved;
  }

  private boolean hasBareNumberFrom(int column) {
    return row.cells().stream().skip(Math.max(0, column)).anyMatch(GoalTableCells::isBareNumber);
  }

  private static BigDecimal amount(Cell cell) {
    return GoalTableCells.figure(cell)
        .map(Figure::value)
        .map(value -> value instanceof Measured(BigDecimal amount) ? amount : BigDecimal.ZERO)
        .orElse(BigDecimal.ZERO);
  }
}
