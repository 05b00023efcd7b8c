package tassei.ingest.reader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.GoalTableHeader.Heading;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The column of the grades of a goal table: none where it holds numbers, 120%, or 5 of five, nor
 * where 自己評価 and 外部評価 have a column each and nothing says which is the grade.
 *
 * @param areRead whether there is one column of grades
 */
record GoalTableGrades(boolean areRead, List<Problem> problems) {
  private static final Pattern GRADED = Pattern.compile(".*(?:評価|評定|判定|達成状況|達成度)");

  /** One of several grades: 自己評価, 外部評価, 委員会評価. */
  private static final Pattern BY_SOMEBODY =
      Pattern.compile("自己|内部|外部|第三者|委員|有識者|総合|最終|一次|二次|[12]次");

  private static final Pattern OF_ANOTHER_TIME = Pattern.compile("前|昨年|次年|翌年|中間|上期|下期");

  /** The heading of one grade, under which a row that has it is marked: 評価A, A評価, B. */
  private static final Pattern OF_ONE_GRADE =
      Pattern.compile("(?:評価|評定|判定|達成度)?[(「]?[A-ES][)」]?(?:評価|評定|判定)?");

  private static final Pattern MARK = Pattern.compile("[○◯〇●◎✓✔☑レ]");

  GoalTableGrades {
    problems = List.copyOf(problems);
  }

  static GoalTableGrades of(GoalTableHeader header, List<Row> rows, Layout layout) {
    List<Heading> marked = marked(header, rows);
    if (!marked.isEmpty()) {
      boolean apart = marked.stream().noneMatch(heading -> column(heading) == header.status());
      return new GoalTableGrades(apart, marked.stream().map(GoalTableGrades::ofOneGrade).toList());
    }
    if (areNumbers(header, rows)) {
      return new GoalTableGrades(false, List.of(notRead(header)));
    }
    List<Cell> others = others(header, rows, layout);
    if (others.isEmpty()) {
      return new GoalTableGrades(true, List.of());
    }
    Cell read = header.headings().cell(header.status());
    boolean clear = !isBySomebody(read) && others.stream().allMatch(GoalTableGrades::isBySomebody);
    Stream<Cell> unread = clear ? others.stream() : Stream.concat(Stream.of(read), others.stream());
    return new GoalTableGrades(clear, unread.map(GoalTableGrades::oneOfSeveral).toList());
  }

  /**
   * The headings of columns of which each is one grade, where a row is marked in its own. Right of
   * the actuals they may stand in a row of their own, below 評価, as districts do.
   */
  private static List<Heading> marked(GoalTableHeader header, List<Row> rows) {
    Stream<Heading> before =
        header.headings().cells().stream()
            .limit(Math.max(0, header.actual()))
            .map(cell -> new Heading(GoalTableHeadings.name(cell), cell.at(), false));
    List<Heading> marked =
        Stream.concat(before, header.districts().stream())
            .filter(heading -> OF_ONE_GRADE.matcher(heading.name()).matches())
            .filter(heading -> isOfMarks(rows, column(heading)))
            .toList();
    boolean used = marked.stream().anyMatch(heading -> !filled(rows, column(heading)).isEmpty());
    return used && marked.size() > 1 ? marked : List.of();
  }

  private static int column(Heading heading) {
    return heading.at().column() - 1;
  }

  /** Below stand marks, or nothing; how many there are of a grade may stand in the last row. */
  private static boolean isOfMarks(List<Row> rows, int column) {
    List<Cell> filled = filled(rows, column);
    long marks = filled.stream().filter(cell -> MARK.matcher(cell.text()).matches()).count();
    return 2 * marks >= filled.size();
  }

  private static List<Cell> filled(List<Row> rows, int column) {
    return rows.stream().map(row -> row.cell(column)).filter(cell -> !cell.isBlank()).toList();
  }

  private static boolean isBySomebody(Cell heading) {
    return BY_SOMEBODY.matcher(heading.text()).find();
  }

  /** Whether a heading says that grades stand below: 外部評価. */
  static boolean isHeading(String name) {
    return GRADED.matcher(name).matches();
  }

  /** The headings of other columns of the same year that hold grades. */
  private static List<Cell> others(GoalTableHeader header, List<Row> rows, Layout layout) {
    if (header.status() < 0) {
      return List.of();
    }
    Row headings = header.headings();
    int year = GoalTableHeadings.year(headings.cell(header.status()));
    return IntStream.range(0, headings.cells().size())
        .filter(column -> column != header.status())
        .filter(column -> isHeading(GoalTableHeadings.name(headings.cell(column))))
        .filter(column -> GoalTableHeadings.year(headings.cell(column)) == year)
        .filter(column -> !OF_ANOTHER_TIME.matcher(headings.cell(column).text()).find())
        .filter(column -> holdsGrades(rows, column, layout))
        .mapToObj(headings::cell)
        .toList();
  }

  private static boolean holdsGrades(List<Row> rows, int column, Layout layout) {
    List<Cell> filled = filled(rows, column);
    return !filled.isEmpty()
        && filled.stream().allMatch(cell -> isScore(cell) || GoalTableRow.isMark(cell, layout));
  }

  private static Problem oneOfSeveral(Cell heading) {
    return Problem.of(
        Code.COLUMN_NOT_READ,
        heading.at(),
        heading.text(),
        "一つだけの評価の列の見出し",
        "one column of grades");
  }

  private static Problem ofOneGrade(Heading heading) {
    return Problem.of(
        Code.COLUMN_NOT_READ,
        heading.at(),
        heading.name(),
        "A、B などの評価そのものを書く一つの列の見出し(例: 評価)",
        "one column (such as 評価) with the grades themselves, A or B, in it");
  }

  /**
   * Whether every grade is a number that moves no other cell: the percentage of the actual over the
   * target, or a figure right of both with no districts beyond it.
   */
  private static boolean areNumbers(GoalTableHeader header, List<Row> rows) {
    if (header.status() < 0 || header.target() < 0) {
      return false;
    }
    List<Row> graded =
        rows.stream()
            .filter(row -> GoalTableCells.isText(row.cell(header.item())))
            .filter(row -> !row.cell(header.status()).isBlank())
            .toList();
    boolean last =
        header.status() > Math.max(header.target(), header.actual())
            && header.districts().stream().noneMatch(GoalTableHeader.Heading::district);
    return !graded.isEmpty()
        && graded.stream()
            .allMatch(row -> last && isScore(row.cell(header.status())) || isShare(header, row));
  }

  private static boolean isScore(Cell cell) {
    return cell.text().matches("\\d{1,2}(?:点|/\\d{1,2})?") || GoalTableCells.isPercent(cell);
  }

  private static boolean isShare(GoalTableHeader header, Row row) {
    Cell status = row.cell(header.status());
    BigDecimal target = amount(row.cell(header.target()));
    BigDecimal actual = amount(row.cell(header.actual()));
    if (!GoalTableCells.isPercent(status) || target.signum() == 0) {
      return false;
    }
    BigDecimal percent = actual.movePointRight(2).divide(target, 4, RoundingMode.HALF_UP);
    return percent.subtract(amount(status)).abs().compareTo(BigDecimal.ONE) <= 0;
  }

  private static BigDecimal amount(Cell cell) {
    Optional<Figure> figure = GoalTableCells.target(cell);
    return figure.isPresent() && figure.get().value() instanceof Measured(BigDecimal amount)
        ? amount
        : BigDecimal.ZERO;
  }

  private static Problem notRead(GoalTableHeader header) {
    Cell heading = header.headings().cell(header.status());
    return Problem.of(
        Code.COLUMN_NOT_READ,
        heading.at(),
        heading.text(),
        "評価の語または記号の列",
        "a column of grades in words or marks");
  }
}
