package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Rows of one item made rows of their own: 相談件数 over 巡回 and 窓口 becomes 相談件数 巡回 and 相談件数 窓口; of a
 * row for each year, the one of the actuals is kept.
 */
final class GoalTableParts {
  private static final Pattern AROUND_A_YEAR = Pattern.compile("[()\\[\\]【】<>〈〉《》■●◆\\s]|実績|分$");

  private static final String UNIT = "単位";
  private static final int NEAR = 10;

  private final GoalTableHeader header;
  private final Optional<FiscalYear> year;
  private final int values;
  private final List<Row> rows = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * The last row with a label, as printed, and where it stands among the rows; -1 if it was left.
   */
  private Row leader = new Row(0, List.of());

  private int leaderAt = -1;

  /**
   * The year printed over this row and the next ones, and its column; -1 where over all columns.
   */
  private Optional<FiscalYear> above = Optional.empty();

  private int aboveAt = -1;

  private GoalTableParts(GoalTableHeader header, Optional<FiscalYear> year) {
    this.header = header;
    this.year = year;
    this.values = firstValue(header);
  }

  static GoalTableParts of(GoalTableHeader header, List<Row> rows, Optional<FiscalYear> year) {
    GoalTableParts parts = new GoalTableParts(header, year);
    rows.forEach(parts::add);
    return parts;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The first column of a target, grade or actual right of the items. */
  private static int firstValue(GoalTableHeader header) {
    IntStream targets =
        header.targetHeadings().stream().mapToInt(header.headings().cells()::indexOf);
    return IntStream.concat(targets, IntStream.of(header.status(), header.actual()))
        .filter(column -> column > header.item())
        .min()
        .orElse(header.item() + 1);
  }

  private void add(Row row) {
    if (row.isBlank()) {
      leader = new Row(0, List.of());
      rows.add(row);
      return;
    }
    int yearAt = yearColumn(row);
    if (yearAt >= 0 && row.filled() == 1) {
      above = year(row.cell(yearAt));
      aboveAt = -1;
      return;
    }
    if (yearAt >= 0 && yearAt < header.item()) {
      above = year(row.cell(yearAt));
      aboveAt = yearAt;
    }
    boolean leads = !GoalTableDitto.isOrBlank(label(row)) && !continuesLabel(row);
    if (leads) {
      leader = row;
      leaderAt = -1;
    }
    if (isOfAnotherYear(row, yearAt)) {
      leave(row, yearAt);
    } else {
      keep(row, yearAt, leads);
    }
  }

  private void keep(Row row, int yearAt, boolean leads) {
    Row own = yearAt < 0 ? row : with(row, yearAt, "", row.cell(yearAt).at());
    if (leads) {
      leaderAt = rows.size();
      rows.add(own);
      return;
    }
    int part = part(own);
    if (yearAt > header.item() && continues(own)) {
      rows.add(labelled(own, label(leader).raw(), row.cell(yearAt).at()));
    } else if (part >= 0 && continues(own) && !leader.cell(part).isBlank()) {
      nameLeader(part);
      rows.add(named(own, part));
    } else {
      rows.add(own);
    }
  }

  private void nameLeader(int part) {
    if (leaderAt >= 0 && rows.get(leaderAt).cell(part).equals(leader.cell(part))) {
      Row printed = rows.get(leaderAt);
      String name = label(leader).raw().strip() + " " + leader.cell(part).raw().strip();
      Row named = with(printed, header.item(), name, label(leader).at());
      rows.set(leaderAt, with(named, part, "", leader.cell(part).at()));
    }
  }

  private Row named(Row row, int part) {
    Cell cell = row.cell(part);
    String name = label(leader).raw().strip() + " " + cell.raw().strip();
    return with(labelled(row, name, cell.at()), part, "", cell.at());
  }

  /** The row with a label, and with the project of the row above that had them. */
  private Row labelled(Row row, String name, CellRef at) {
    Row labelled = with(row, header.item(), name, at);
    Cell project = GoalTableCells.at(leader, header.project());
    boolean none = GoalTableDitto.isOrBlank(GoalTableCells.at(row, header.project()));
    return header.project() >= 0 && none && header.project() < row.cells().size()
        ? with(labelled, header.project(), project.raw(), project.at())
        : labelled;
  }

  /** Figures without a label or project of their own below a row that has them. */
  private boolean continues(Row row) {
    Cell project = GoalTableCells.at(row, header.project());
    boolean sameProject =
        GoalTableDitto.isOrBlank(project)
            || project.text().equals(GoalTableCells.at(leader, header.project()).text());
    return sameProject
        && !label(leader).isBlank()
        && row.cells().stream().skip(values).anyMatch(GoalTableCells::isBareNumber);
  }

  /** The label of the row above printed again, beside another part. */
  private boolean continuesLabel(Row row) {
    int part = part(row);
    return part >= 0
        && label(row).text().equals(label(leader).text())
        && !leader.cell(part).isBlank()
        && !leader.cell(part).text().equals(row.cell(part).text());
  }

  /** The column of the first text between the item and its figures; -1 where there is none. */
  private int part(Row row) {
    return IntStream.range(header.item() + 1, values)
        .filter(column -> !header.rolesBefore().contains(column))
        .filter(column -> !GoalTableHeadings.name(header.headings().cell(column)).equals(UNIT))
        .filter(column -> GoalTableCells.isText(row.cell(column)))
        .findFirst()
        .orElse(-1);
  }

  private int yearColumn(Row row) {
    int end = row.filled() == 1 ? row.cells().size() : values;
    return IntStream.range(0, Math.min(end, row.cells().size()))
        .filter(column -> column != header.item() || row.filled() == 1)
        .filter(column -> year(row.cell(column)).filter(this::isNear).isPresent())
        .findFirst()
        .orElse(-1);
  }

  /** S1 is hardly 1926. */
  private boolean isNear(FiscalYear printed) {
    return year.isEmpty() || Math.abs(printed.startYear() - year.get().startYear()) <= NEAR;
  }

  /** A cell that says a year and nothing else: R6, 令和6年度, 令和6年. */
  private static Optional<FiscalYear> year(Cell cell) {
    String text = AROUND_A_YEAR.matcher(cell.text()).replaceAll("");
    boolean mayBe = !text.isEmpty() && text.length() <= 8;
    return mayBe
        ? Stream.of(text, text + "度").flatMap(form -> FiscalYear.parse(form).stream()).findFirst()
        : Optional.empty();
  }

  private boolean isOfAnotherYear(Row row, int yearAt) {
    boolean covered =
        aboveAt < 0 || row.cell(aboveAt).isBlank() || year(row.cell(aboveAt)).isPresent();
    Optional<FiscalYear> printed =
        yearAt >= 0 ? year(row.cell(yearAt)) : covered ? above : Optional.empty();
    return year.isPresent()
        && printed.filter(found -> !found.equals(year.get())).isPresent()
        && row.cells().stream().anyMatch(GoalTableCells::isBareNumber);
  }

  private void leave(Row row, int yearAt) {
    Cell at = row.cell(yearAt >= 0 ? yearAt : GoalTableCells.first(row));
    String label = year.orElseThrow().label();
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            at.at(),
            yearAt >= 0 ? at.text() : above.map(FiscalYear::label).orElse(""),
            "実績と同じ年度(%s)の行".formatted(label),
            "a row of the year of the actuals (%s)".formatted(label)));
  }

  private Cell label(Row row) {
    return row.cell(header.item());
  }

  private static Row with(Row row, int column, String text, CellRef at) {
    List<Cell> cells = new ArrayList<>(row.cells());
    cells.set(column, Cell.of(text, at, row.cell(column).origin()));
    return new Row(row.number(), cells);
  }
}
