package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.GoalTableBlocks.Block;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.UnitScale;

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

    GoalTableSheets sheets = GoalTableSheets.of(tables, layout, declared);
    return sheets.chosen().isEmpty()
        ? new Reading(
            header(GoalTableBlocks.of(tables.getFirst(), layout, declared).first(), layout),
            List.of(),
            sheets.problems())
        : GoalTableCells.reading(
            () -> table(sheets.chosen().get(), layout, declared, sheets.problems()));
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
            Code.HEADINGS_NOT_FOUND,
            CellRef.document(),
            title,
            "目標管理表の見出しの行",
            "the heading row of a goal table");
    return new Reading(
        new Reading.Header(title, "", CellRef.document(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of(noHeadings));
  }

  private static Reading table(
      Sheet sheet, Layout layout, Optional<FiscalYear> declared, List<Problem> ofSheets) {
    List<Problem> problems = new ArrayList<>(ofSheets);
    GoalTableUnits units = GoalTableUnits.of(sheet, layout);
    GoalTableBlocks blocks = GoalTableBlocks.of(units.sheet(), layout, declared);
    if (!blocks.headingProblems().isEmpty()) {
      problems.addAll(blocks.headingProblems());
      return new Reading(header(blocks.first(), layout), List.of(), problems);
    }

    List<Block> tables = blocks.ofOneYear(declared);
    GoalTableYears years = tables.getFirst().years();
    problems.addAll(years.problems());
    problems.addAll(blocks.problems());
    GoalTableItems items = new GoalTableItems();
    for (Block block : tables) {
      add(block, years.actuals(), units, layout, items, problems);
    }

    List<Observation> observations = new ArrayList<>();
    new GoalTableWriter(sheet.name(), years.actuals(), layout, observations, problems).write(items);
    Reading.Header header = header(blocks.first(), layout);
    return new Reading(
        new Reading.Header(
            header.title(), header.body(), header.bodyAt(), years.actuals(), years.document()),
        observations,
        problems);
  }

  private static void add(
      Block block,
      Optional<FiscalYear> year,
      GoalTableUnits units,
      Layout layout,
      GoalTableItems items,
      List<Problem> problems) {
    GoalTableTarget target = GoalTableTarget.of(block.header(), layout, year);
    target.problem().ifPresent(problems::add);
    problems.addAll(GoalTableOtherColumns.problems(block.header(), target, layout));
    problems.addAll(GoalTableOtherColumns.unknownFigures(block.header(), block.content(), layout));
    GoalTableParts parts = GoalTableParts.of(block.header(), block.content(), year);
    problems.addAll(parts.problems());
    GoalTableHeader header = block.header().withTarget(target.column());
    unitsOfHeadings(header).ifPresent(problems::add);
    GoalTableGrades grades = GoalTableGrades.of(header, parts.rows(), layout);
    problems.addAll(grades.problems());
    header = grades.areRead() ? header : header.withoutStatus();
    items.add(GoalTableGrid.of(header, parts.rows(), units, layout), parts.rows());
  }

  /** 目標(件) beside 実績(回). */
  private static Optional<Problem> unitsOfHeadings(GoalTableHeader header) {
    String ofActuals = header.units().getFirst();
    String ofTargets = header.units().getLast();
    Cell heading = GoalTableCells.at(header.headings(), header.target());
    return ofActuals.isEmpty() || ofTargets.isEmpty() || UnitScale.sameKind(ofActuals, ofTargets)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Code.UNIT_CONFLICT,
                heading.at(),
                heading.text(),
                "実績の見出しと同じ単位(%s)".formatted(ofActuals),
                "the unit of the heading of the actuals (%s)".formatted(ofActuals)));
  }

  private static Reading.Header header(Block block, Layout layout) {
    String title = "";
    String first = "";
    String body = "";
    CellRef bodyAt = CellRef.document();
    for (Row row : block.title()) {
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
    return new Reading.Header(
        title.isEmpty() ? first : title,
        body,
        bodyAt,
        block.years().actuals(),
        block.years().document());
  }
}
