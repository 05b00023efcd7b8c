package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Columns of targets and actuals besides the two that are held against each other. */
final class GoalTableOtherColumns {
  /** The target and the actual held against something, and no figure of their own. */
  private static final Pattern COMPARED = Pattern.compile("[率比差%]|達成|増減|対");

  private static final Pattern REVISED = Pattern.compile("修正|変更|改定|改訂|見直|補正|当初");

  /** What stands beside the actuals of all and is no place: 昨年度, 予算額, 会員数, うち女性, 4月. */
  private static final Pattern NO_DISTRICT =
      Pattern.compile(
          "前年|昨年|前々|翌年|次年|差異?$|増減|予算|決算|配点|得点|点数|進捗|[率比]$"
              + "|(?:会員|人|件|社)数$|金額$|^うち(?![ぁ-ん])|^(?:1[0-2]|[1-9])月$");

  private GoalTableOtherColumns() {}

  /** Whether a heading right of the actuals names no district. */
  static boolean isNoDistrict(String name) {
    return NO_DISTRICT.matcher(name).find() || GoalTableGrades.isHeading(name);
  }

  /** Whether a heading that the layout does not know speaks of targets or actuals: 修正目標値. */
  static boolean isOfFigures(Cell cell, Layout layout) {
    String name = GoalTableHeadings.name(cell);
    boolean named =
        Stream.of("target", "actual")
            .anyMatch(thing -> name.contains(layout.words(thing).getFirst()));
    return named && !isKnown(name, layout) && !COMPARED.matcher(name).find();
  }

  private static boolean isKnown(String name, Layout layout) {
    return Stream.of("project", "item", "status", "not_districts", "districts", "roles")
        .flatMap(thing -> layout.words(thing).stream())
        .anyMatch(name::equals);
  }

  /** Targets that may have taken the place of the one that is headed 目標. */
  static List<Cell> revisedTargets(GoalTableHeader header, Layout layout) {
    String target = layout.words("target").getFirst();
    return header.headings().cells().stream()
        .filter(cell -> !header.targetHeadings().contains(cell))
        .filter(cell -> isOfFigures(cell, layout) && cell.text().contains(target))
        .filter(cell -> REVISED.matcher(cell.text()).find())
        .toList();
  }

  /**
   * Where no heading is known to be that of the targets: each column of figures between the items
   * and the actuals under a heading of which nothing is known. They may be the targets.
   */
  static List<Problem> unknownFigures(GoalTableHeader header, List<Row> rows, Layout layout) {
    if (!header.targetHeadings().isEmpty() || !revisedTargets(header, layout).isEmpty()) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    for (int column = header.item() + 1; column < header.actual(); column++) {
      Cell heading = header.headings().cell(column);
      boolean known =
          isKnown(GoalTableHeadings.name(heading), layout)
              || header.rolesBefore().contains(column)
              || GoalTableHeadings.isOfFigures(heading, layout)
              || isOfFigures(heading, layout);
      if (!heading.isBlank() && !known && isOfFigures(rows, column)) {
        problems.add(Problem.of(Code.COLUMN_NOT_READ, heading.at(), heading.text()));
      }
    }
    return problems;
  }

  private static boolean isOfFigures(List<Row> rows, int column) {
    List<Cell> filled =
        rows.stream().map(row -> row.cell(column)).filter(cell -> !cell.isBlank()).toList();
    long figures = filled.stream().filter(GoalTableCells::isFigure).count();
    return figures > 0 && 2 * figures >= filled.size();
  }

  /** Says of each such column that it is not read; one of another year needs no saying. */
  static List<Problem> problems(GoalTableHeader header, GoalTableTarget target, Layout layout) {
    List<Problem> problems = new ArrayList<>();
    for (int column = 0; column < header.headings().cells().size(); column++) {
      Cell cell = header.headings().cell(column);
      boolean taken = column == header.actual() || column == target.column();
      boolean said =
          target.problem().isPresent()
              && (header.targetHeadings().contains(cell)
                  || revisedTargets(header, layout).contains(cell));
      boolean districts = header.districtHeadings().contains(cell);
      boolean otherYear =
          GoalTableHeadings.isOfFigures(cell, layout) && GoalTableHeadings.year(cell) > 0;
      boolean beside =
          column > header.actual() && NO_DISTRICT.matcher(GoalTableHeadings.name(cell)).find();
      boolean unknown =
          isOfFigures(cell, layout) || beside && !isKnown(GoalTableHeadings.name(cell), layout);
      if (!taken && !said && !districts && !otherYear && unknown) {
        problems.add(Problem.of(Code.COLUMN_NOT_READ, cell.at(), cell.text()));
      }
    }
    return problems;
  }
}
