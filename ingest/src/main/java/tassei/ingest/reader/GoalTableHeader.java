package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;

/**
 * The heading rows of a goal table: where its columns stand. A column the form does not have is -1.
 *
 * @param headings the headings as one row
 * @param last index of the last heading row
 * @param target the column of the targets; the first where there are several, until one is chosen
 * @param targetHeadings the cells above targets, whatever their year
 * @param actualHeading the cell above the actuals
 * @param districtHeadings the cells above all districts together
 * @param otherYears cells right of the actuals that name a year of something else
 * @param districts what is printed above each column between the actual and the roles
 * @param roles the first of the role columns right of the actuals
 * @param rolesWidth how many such columns there are
 * @param rolesBefore the role columns left of the actuals
 * @param problems why there is no column of the actuals, where there is none
 */
record GoalTableHeader(
    Row headings,
    int last,
    int project,
    int item,
    int target,
    List<Cell> targetHeadings,
    int status,
    int actual,
    Cell actualHeading,
    List<Cell> districtHeadings,
    List<Cell> otherYears,
    List<Heading> districts,
    int roles,
    int rolesWidth,
    List<Integer> rolesBefore,
    List<Problem> problems) {

  private static final int UNKNOWN_ROLES_WIDTH = 4;

  /**
   * What is printed above one column.
   *
   * @param at where it is printed
   * @param district whether it is a district, not a total or a remark
   */
  record Heading(String name, CellRef at, boolean district) {}

  GoalTableHeader {
    targetHeadings = List.copyOf(targetHeadings);
    districtHeadings = List.copyOf(districtHeadings);
    otherYears = List.copyOf(otherYears);
    districts = List.copyOf(districts);
    rolesBefore = List.copyOf(rolesBefore);
    problems = List.copyOf(problems);
  }

  /** Whether a row holds the headings of a goal table; it may stand again on the next page. */
  static boolean isAt(Row row, Layout layout) {
    return GoalTableHeadings.column(row, layout.words("item")) >= 0
        && row.cells().stream().anyMatch(cell -> GoalTableHeadings.isOfFigures(cell, layout));
  }

  /**
   * @param known the year that the title or a person says
   */
  static GoalTableHeader read(
      List<Row> rows, int index, Layout layout, Optional<FiscalYear> known) {
    return new Scan(rows, index, layout, known).header();
  }

  /** The same with another column of targets. */
  GoalTableHeader withTarget(int column) {
    return with(column, status);
  }

  /** The same where the column of the grades is not read. */
  GoalTableHeader withoutStatus() {
    return with(target, -1);
  }

  private GoalTableHeader with(int targets, int statuses) {
    return new GoalTableHeader(
        headings,
        last,
        project,
        item,
        targets,
        targetHeadings,
        statuses,
        actual,
        actualHeading,
        districtHeadings,
        otherYears,
        districts,
        roles,
        rolesWidth,
        rolesBefore,
        problems);
  }

  /** The units behind the headings of the actuals and of the targets; empty where there is none. */
  List<String> units() {
    String ofTargets = Units.ofHeading(GoalTableCells.at(headings, target).text());
    return List.of(Units.ofHeading(actualHeading.text()), ofTargets);
  }

  boolean hasActual() {
    return actual >= 0;
  }

  /**
   * The last column of which the headings say that it holds something else than people; a sum that
   * stands before them may be a row's first role.
   */
  int lastWithoutPeople() {
    int known = Math.max(item, status);
    for (int column = firstDistrict();
        roles < 0 && column - firstDistrict() < districts.size();
        column++) {
      Heading heading = districts.get(column - firstDistrict());
      known = heading.district() || heading.name().isEmpty() ? known : Math.max(known, column);
    }
    return known;
  }

  /** The first column of the districts when a row stands where the headings say. */
  int firstDistrict() {
    return actual + 1;
  }

  /** The work of reading one block of heading rows. */
  private static final class Scan {
    private final List<Row> rows;
    private final int index;
    private final Layout layout;
    private final Row headings;
    private final int names;
    private final int actual;
    private final List<Problem> problems;

    Scan(List<Row> rows, int index, Layout layout, Optional<FiscalYear> known) {
      this.rows = rows;
      this.index = index;
      this.layout = layout;
      GoalTableSubHeadings all = GoalTableSubHeadings.of(rows, index, layout);
      this.headings = all.headings();
      GoalTableActual found = GoalTableActual.of(headings, layout, known);
      this.actual = found.column();
      this.problems = found.problems();
      int below = namesRow(all.last() + 1);
      this.names = below < 0 && all.last() > index ? all.last() : below;
    }

    GoalTableHeader header() {
      int roles = roleColumn();
      return new GoalTableHeader(
          headings,
          names < 0 ? index : names,
          GoalTableHeadings.column(headings, layout.words("project")),
          GoalTableHeadings.column(headings, layout.words("item")),
          GoalTableHeadings.column(headings, layout.words("target")),
          headings.cells().stream()
              .filter(cell -> GoalTableHeadings.is(cell, layout.words("target")))
              .toList(),
          statusColumn(),
          actual,
          GoalTableCells.at(headings, actual),
          headingsWith(true),
          headingsWith(false),
          districts(roles < 0 ? lastColumn() + 1 : roles),
          roles,
          roles < 0 ? UNKNOWN_ROLES_WIDTH : lastColumn() - roles + 1,
          roles(headings).filter(column -> column < actual).toList(),
          problems);
    }

    /** Of several the one of the year of the actuals: an earlier year may have its own. */
    private int statusColumn() {
      List<Integer> columns =
          IntStream.range(0, headings.cells().size())
              .filter(
                  column ->
                      GoalTableHeadings.is(headings.cell(column), layout.words("status"))
                          && !HeadingAside.isOfOtherFigures(headings.cell(column).text()))
              .boxed()
              .toList();
      int year = actual < 0 ? 0 : GoalTableHeadings.year(headings.cell(actual));
      return columns.stream()
          .filter(column -> GoalTableHeadings.year(headings.cell(column)) == year)
          .findFirst()
          .or(() -> columns.stream().findFirst())
          .orElse(-1);
    }

    /** The second heading row, which names the districts; -1 where there is none. */
    private int namesRow(int from) {
      int next = GoalTableSubHeadings.filled(rows, from);
      return next < rows.size() && namesColumns(rows.get(next)) ? next : -1;
    }

    private boolean namesColumns(Row row) {
      boolean names = false;
      for (int column = 0; column < row.cells().size(); column++) {
        Cell cell = row.cell(column);
        if (!cell.isBlank() && (column <= actual || GoalTableCells.isFigure(cell))) {
          return false;
        }
        names |= !cell.isBlank();
      }
      return names;
    }

    /** The first of the roles that end the districts: one left of the actuals ends nothing. */
    private int roleColumn() {
      Stream<Integer> second = names < 0 ? Stream.empty() : roles(rows.get(names));
      return Stream.concat(roles(headings), second)
          .filter(column -> column > actual)
          .min(Integer::compare)
          .orElse(-1);
    }

    private Stream<Integer> roles(Row row) {
      return IntStream.range(0, row.cells().size())
          .filter(column -> GoalTableHeadings.is(row.cell(column), layout.words("roles")))
          .boxed();
    }

    private int lastColumn() {
      int last = GoalTableCells.last(headings);
      return names < 0 ? last : Math.max(last, GoalTableCells.last(rows.get(names)));
    }

    private List<Heading> districts(int end) {
      List<Heading> districts = new ArrayList<>();
      for (int column = actual + 1; column < end; column++) {
        districts.add(district(column));
      }
      while (!districts.isEmpty() && districts.getLast().name().isEmpty()) {
        districts.removeLast();
      }
      return districts;
    }

    private Heading district(int column) {
      if (GoalTableHeadings.isOfFigures(headings.cell(column), layout)) {
        return named(headings.cell(column));
      }
      if (names >= 0 && !rows.get(names).cell(column).isBlank()) {
        return named(rows.get(names).cell(column));
      }
      Cell above = headings.cell(column);
      boolean overAll = isDistrictsHeading(above) || GoalTableHeadings.name(above).isEmpty();
      if (GoalTableOtherColumns.isOfFigures(above, layout)) {
        return new Heading(GoalTableHeadings.name(above), above.at(), false);
      }
      return overAll ? new Heading("", above.at(), false) : named(above);
    }

    private Heading named(Cell cell) {
      String name = GoalTableHeadings.name(cell);
      boolean otherColumn =
          Stream.of("not_districts", "project", "item", "target", "status", "actual")
                  .anyMatch(thing -> layout.words(thing).contains(name))
              || GoalTableHeadings.isPartOfAYear(name)
              || GoalTableOtherColumns.isNoDistrict(name);
      return new Heading(name, cell.at(), !otherColumn);
    }

    private boolean isDistrictsHeading(Cell cell) {
      String text = GoalTableHeadings.withoutAside(cell);
      return layout.words("districts").stream().anyMatch(text::contains);
    }

    /**
     * Cells of the heading rows and the two rows above that stand over districts, or else name a
     * year.
     */
    private List<Cell> headingsWith(boolean overDistricts) {
      List<Cell> found = new ArrayList<>();
      for (int row = Math.max(0, index - 2); row <= Math.max(index, names); row++) {
        for (int column = 0; column < rows.get(row).cells().size(); column++) {
          Cell cell = rows.get(row).cell(column);
          boolean districts = isDistrictsHeading(cell);
          boolean otherYear = !districts && column > actual && GoalTableHeadings.year(cell) > 0;
          if (overDistricts ? districts : otherYear) {
            found.add(cell);
          }
        }
      }
      return found;
    }
  }
}
