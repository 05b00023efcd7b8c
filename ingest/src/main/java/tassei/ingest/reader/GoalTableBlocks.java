package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The tables of a sheet, one below the other: pages of one table, or a table a year. */
final class GoalTableBlocks {
  private static final int LONGEST_TITLE = 2;

  /**
   * One table.
   *
   * @param title the rows above its headings
   * @param years what its title and headings say; where they say nothing, as the table above
   * @param content the rows below its headings
   */
  record Block(List<Row> title, GoalTableHeader header, GoalTableYears years, List<Row> content) {
    Block {
      title = List.copyOf(title);
      content = List.copyOf(content);
    }
  }

  private final List<Block> all = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private GoalTableBlocks() {}

  /** All tables of a sheet that has at least one. */
  static GoalTableBlocks of(Sheet sheet, Layout layout, Optional<FiscalYear> declared) {
    List<Row> rows = sheet.rows();
    List<Integer> headings = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (GoalTableHeader.isAt(rows.get(row), layout)) {
        headings.add(row);
      }
    }

    GoalTableBlocks blocks = new GoalTableBlocks();
    int from = 0;
    for (int table = 0; table < headings.size(); table++) {
      int index = headings.get(table);
      List<Row> title = rows.subList(table == 0 ? 0 : titleFrom(rows, from, index), index);
      Optional<FiscalYear> known = declared.or(() -> GoalTableYears.titled(title));
      GoalTableHeader header = GoalTableHeader.read(rows, index, layout, known);
      int end = table + 1 < headings.size() ? headings.get(table + 1) : rows.size();
      from = Math.min(header.last() + 1, end);
      int stop = table + 1 < headings.size() ? titleFrom(rows, from, end) : end;
      List<Row> content = new ArrayList<>(rows.subList(from, stop));
      rows.subList(stop, end).stream().filter(row -> !namesYear(row)).forEach(content::add);
      GoalTableYears years = GoalTableYears.read(title, header);
      blocks.add(new Block(title, header, blocks.carried(years, declared), content));
    }
    return blocks;
  }

  private void add(Block block) {
    all.add(block);
  }

  private GoalTableYears carried(GoalTableYears own, Optional<FiscalYear> declared) {
    boolean unclear =
        own.problems().stream().anyMatch(found -> found.code() == Code.FISCAL_YEAR_CONFLICT);
    boolean says = all.isEmpty() || own.actuals().isPresent() || unclear;
    return says ? own.settledBy(declared) : all.getLast().years();
  }

  /** Where the title of a table begins: rows without figures, right above its headings. */
  private static int titleFrom(List<Row> rows, int from, int headings) {
    int start = headings;
    while (start > from && mayBeTitle(rows.get(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean mayBeTitle(Row row) {
    return row.filled() <= LONGEST_TITLE
        && row.cells().stream().noneMatch(GoalTableCells::isFigure);
  }

  private static boolean namesYear(Row row) {
    return GoalTableYears.titled(List.of(row)).isPresent();
  }

  Block first() {
    return all.getFirst();
  }

  /** What keeps the columns of a table from being read. */
  List<Problem> headingProblems() {
    return all.stream().flatMap(block -> block.header().problems().stream()).toList();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The tables of one year: the declared one, or the only one. */
  List<Block> ofOneYear(Optional<FiscalYear> declared) {
    Optional<FiscalYear> first = first().years().actuals();
    boolean several = all.stream().anyMatch(block -> !block.years().actuals().equals(first));
    boolean chosen = several && all.stream().anyMatch(block -> isOf(block, declared));
    Optional<FiscalYear> wanted = chosen ? declared : first;
    all.stream()
        .filter(block -> !isOf(block, wanted))
        .forEach(block -> leave(block, wanted, chosen));
    return all.stream().filter(block -> isOf(block, wanted)).toList();
  }

  private static boolean isOf(Block block, Optional<FiscalYear> year) {
    return block.years().actuals().equals(year);
  }

  private void leave(Block block, Optional<FiscalYear> wanted, boolean chosen) {
    Row headings = block.header().headings();
    String label = wanted.map(year -> "(" + year.label() + ")").orElse("");
    problems.add(
        Problem.of(
            chosen ? Code.ROW_NOT_READ : Code.FISCAL_YEAR_CONFLICT,
            headings.cell(GoalTableCells.first(headings)).at(),
            block.years().actuals().map(FiscalYear::label).orElse(""),
            "同じ年度%sの表".formatted(label),
            "a table of the same fiscal year %s".formatted(label).strip()));
  }
}
