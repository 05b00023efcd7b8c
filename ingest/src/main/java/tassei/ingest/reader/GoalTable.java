package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Reads a goal table (目標管理表): a row an indicator, with its target, grade and actual, the actual by
 * district, and who is in charge. Rows may stand shifted; cells are placed by what they hold.
 */
final class GoalTable implements Reader {
  @Override
  public Set<String> vocabulary() {
    return Set.of(
        "project",
        "item",
        "target",
        "status",
        "actual",
        "districts",
        "not_districts",
        "main_office",
        "roles",
        "grade",
        "every_year",
        "total",
        "body");
  }

  @Override
  public Optional<Columns> columns() {
    return Optional.of(
        new Columns(
            List.of("project", "item", "target", "status", "actual", "roles"), Map.of(), true));
  }

  @Override
  public Reading read(Document document, Layout layout) {
    return read(document, layout, Optional.empty());
  }

  /**
   * What is declared is the year of the actuals where the headings print none or contradict
   * themselves.
   */
  @Override
  public Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    List<Sheet> tables =
        document.sheets().stream().filter(sheet -> isTable(sheet, layout)).toList();
    if (tables.isEmpty()) {
      return withoutTable(document);
    }

    List<Problem> problems = new ArrayList<>();
    for (Sheet other : tables.subList(1, tables.size())) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              CellRef.cell(other.name(), 1, 1),
              other.name(),
              "一つのファイルに一つの目標管理表",
              "one goal table in one file"));
    }
    return GoalTableCells.reading(() -> table(tables.getFirst(), layout, declared, problems));
  }

  private static boolean isTable(Sheet sheet, Layout layout) {
    return sheet.rows().stream().anyMatch(row -> GoalTableHeader.isAt(row, layout));
  }

  private static Reading withoutTable(Document document) {
    String title =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .filter(row -> !row.isBlank())
            .map(row -> row.cell(GoalTableCells.first(row)).raw().strip())
            .findFirst()
            .orElse("");
    Problem noHeadings =
        Problem.of(
            Code.INCOMPLETE_DOCUMENT,
            CellRef.document(),
            "",
            "目標管理表の見出しの行",
            "the heading row of a goal table");
    return new Reading(
        new Reading.Header(title, "", CellRef.document(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of(noHeadings));
  }

  private static Reading table(
      Sheet sheet, Layout layout, Optional<FiscalYear> declared, List<Problem> problems) {
    List<Integer> headings = headingRows(sheet, layout);
    List<Row> rows = sheet.rows();
    GoalTableHeader first = GoalTableHeader.read(rows, headings.getFirst(), layout);
    GoalTableYears years =
        GoalTableYears.read(rows.subList(0, headings.getFirst()), first).settledBy(declared);
    problems.addAll(years.problems());

    GoalTableItems items = new GoalTableItems();
    for (int table = 0; table < headings.size(); table++) {
      GoalTableHeader header =
          table == 0 ? first : GoalTableHeader.read(rows, headings.get(table), layout);
      int end = table + 1 < headings.size() ? headings.get(table + 1) : rows.size();
      List<Row> content = rows.subList(Math.min(header.last() + 1, end), end);
      GoalTableTarget target =
          GoalTableTarget.of(rows.get(headings.get(table)), header, years.actuals());
      target.problem().ifPresent(problems::add);
      items.add(GoalTableGrid.of(header.withTarget(target.column()), content, layout), content);
    }

    List<Observation> observations = new ArrayList<>();
    new GoalTableWriter(sheet.name(), years.actuals(), layout, observations, problems).write(items);
    return new Reading(header(rows, headings.getFirst(), years, layout), observations, problems);
  }

  private static List<Integer> headingRows(Sheet sheet, Layout layout) {
    List<Integer> headings = new ArrayList<>();
    for (int row = 0; row < sheet.rows().size(); row++) {
      if (GoalTableHeader.isAt(sheet.rows().get(row), layout)) {
        headings.add(row);
      }
    }
    return headings;
  }

  private static Reading.Header header(
      List<Row> rows, int headings, GoalTableYears years, Layout layout) {
    String title = "";
    String first = "";
    String body = "";
    CellRef bodyAt = CellRef.document();
    for (Row row : rows.subList(0, headings)) {
      for (Cell cell : row.cells()) {
        boolean named = layout.recognise().title().matcher(cell.text()).find();
        if (title.isEmpty() && named) {
          title = cell.raw().strip();
        }
        if (first.isEmpty()) {
          first = cell.raw().strip();
        }
        Optional<String> filer = Filer.find(cell.text(), layout.words("body"));
        if (body.isEmpty() && filer.isPresent()) {
          body = filer.get();
          bodyAt = cell.at();
        }
      }
    }
    Optional<FiscalYear> document = years.document();
    return new Reading.Header(
        title.isEmpty() ? first : title, body, bodyAt, years.actuals(), document);
  }
}
