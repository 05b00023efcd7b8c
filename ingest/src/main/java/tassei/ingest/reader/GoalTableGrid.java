package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;

/**
 * The columns as the rows fill them: the headings, corrected by where most rows have their roles.
 *
 * @param districts the districts in their order; empty where a column between them is none
 * @param printed the district each printed heading stands for, both headings of a twin included
 * @param roles the first role column of most rows; -1 where the form has no roles
 * @param width how many cells nearly all rows have; -1 where their lengths differ
 * @param people who stands in the role columns, and in how many rows: never observed or repeated
 * @param units what the column of units says of each row
 * @param twinColumn the column of the second heading of a twin; -1 where there is none
 */
record GoalTableGrid(
    GoalTableHeader header,
    List<String> districts,
    List<String> printed,
    int roles,
    int width,
    Map<String, Integer> people,
    GoalTableUnits units,
    int twinColumn,
    Layout layout) {

  /**
   * A row's roles stand at most this far from those of the others; a text further off is a remark.
   */
  private static final int FARTHEST_SHIFT = 3;

  private static final int SHORTEST_NAME = 2;

  static GoalTableGrid of(
      GoalTableHeader header, List<Row> rows, GoalTableUnits units, Layout layout) {
    int roles = rolesOfMost(header, rows);
    List<GoalTableHeader.Heading> headings = new ArrayList<>(header.districts());
    if (header.roles() < 0 && roles > header.actual()) {
      int columns = Math.min(headings.size(), roles - header.firstDistrict());
      headings = headings.subList(0, columns);
    }

    int twin = twin(headings, roles < 0 ? headings.size() : roles - header.firstDistrict(), layout);
    List<String> printed = names(headings, twin, layout);
    List<String> districts = new ArrayList<>(printed);
    if (twin >= 0) {
      districts.remove(twin);
    }
    return new GoalTableGrid(
        header,
        List.copyOf(districts),
        List.copyOf(printed),
        roles,
        widthOfMost(rows),
        people(header, rows, roles, layout),
        units,
        twin < 0 ? -1 : header.firstDistrict() + twin,
        layout);
  }

  /** The second column with a name that another column has too; -1 where there is none. */
  int namedTwice() {
    return IntStream.range(0, districts.size())
        .filter(column -> !districts.get(column).isEmpty())
        .filter(column -> districts.indexOf(districts.get(column)) < column)
        .findFirst()
        .orElse(-1);
  }

  boolean hasTwin() {
    return twinColumn >= 0;
  }

  /** Where the roles of a row begin; -1 where it has none. */
  int rolesOf(Row row) {
    int start = trailingTexts(header, row);
    return start < 0 || roles < 0 || Math.abs(start - roles) > FARTHEST_SHIFT ? -1 : start;
  }

  /**
   * Whether a text is in truth somebody's name; one that stands once among the roles may be a slip.
   */
  boolean isPerson(String text) {
    return people.getOrDefault(text, 0) > 1;
  }

  /** Whether a text has the name of somebody of the role columns in it. */
  boolean namesSomebody(String text) {
    return people.keySet().stream().anyMatch(text::contains);
  }

  /** Where the run of texts begins that a row ends with; no longer than there are role columns. */
  private static int trailingTexts(GoalTableHeader header, Row row) {
    int last = GoalTableCells.last(row);
    int start = last + 1;
    while (start - 1 > header.lastWithoutPeople()
        && last - start + 1 < header.rolesWidth()
        && GoalTableCells.isText(row.cell(start - 1))) {
      start--;
    }
    return start > last ? -1 : start;
  }

  private static int rolesOfMost(GoalTableHeader header, List<Row> rows) {
    Map<Integer, Integer> rowsByStart = new TreeMap<>();
    for (Row row : rows) {
      int start = trailingTexts(header, row);
      if (start > header.actual() && row.cells().stream().anyMatch(GoalTableCells::isBareNumber)) {
        rowsByStart.merge(start, 1, Integer::sum);
      }
    }

    int most = header.roles();
    int count = rowsByStart.getOrDefault(most, 0);
    for (Map.Entry<Integer, Integer> entry : rowsByStart.entrySet()) {
      if (entry.getValue() > count) {
        most = entry.getKey();
        count = entry.getValue();
      }
    }
    return most;
  }

  private static int widthOfMost(List<Row> rows) {
    List<Integer> widths =
        rows.stream().filter(row -> !row.isBlank()).map(row -> row.cells().size()).toList();
    Map<Integer, Integer> rowsByWidth = new TreeMap<>();
    widths.forEach(width -> rowsByWidth.merge(width, 1, Integer::sum));
    return rowsByWidth.entrySet().stream()
        .filter(entry -> entry.getValue() * 10 >= widths.size() * 9)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(-1);
  }

  private static Map<String, Integer> people(
      GoalTableHeader header, List<Row> rows, int roles, Layout layout) {
    Map<String, Integer> people = new TreeMap<>();
    for (Row row : rows) {
      int start = trailingTexts(header, row);
      Set<String> names = new HashSet<>();
      header.rolesBefore().forEach(column -> addNames(row.cell(column), names));
      if (start >= 0 && roles >= 0 && Math.abs(start - roles) <= FARTHEST_SHIFT) {
        row.cells().stream().skip(start).forEach(cell -> addNames(cell, names));
      }
      names.forEach(name -> people.merge(name, 1, Integer::sum));
    }
    people.keySet().removeIf(name -> name.length() < SHORTEST_NAME);
    people.keySet().removeAll(layout.words("every_year"));
    people.keySet().removeAll(layout.words("grade"));
    return Map.copyOf(people);
  }

  private static void addNames(Cell cell, Set<String> names) {
    names.add(cell.text());
    names.addAll(List.of(cell.text().split("[、,・/\\s]+")));
  }

  /**
   * The second of two headings that are one column printed twice: one glyph apart, side by side,
   * the rows having one column fewer than the headings.
   */
  private static int twin(List<GoalTableHeader.Heading> headings, int columns, Layout layout) {
    if (headings.size() != columns + 1) {
      return -1;
    }
    return IntStream.range(1, headings.size())
        .filter(second -> areTwins(headings.get(second - 1), headings.get(second), layout))
        .findFirst()
        .orElse(-1);
  }

  private static boolean areTwins(
      GoalTableHeader.Heading first, GoalTableHeader.Heading second, Layout layout) {
    boolean mayBe =
        first.at().row() != second.at().row()
            || isMainOffice(first.name(), layout)
            || isMainOffice(second.name(), layout);
    return mayBe && glyphsApart(first.name(), second.name()) <= 1;
  }

  private static int glyphsApart(String first, String second) {
    if (first.length() != second.length() || first.length() < SHORTEST_NAME) {
      return Integer.MAX_VALUE;
    }
    return (int)
        IntStream.range(0, first.length())
            .filter(glyph -> first.charAt(glyph) != second.charAt(glyph))
            .count();
  }

  private static List<String> names(
      List<GoalTableHeader.Heading> headings, int twin, Layout layout) {
    boolean allShares =
        headings.stream().filter(heading -> heading.name().endsWith("分")).count()
            > Math.max(2, headings.size() / 2);
    List<String> names = new ArrayList<>();
    for (GoalTableHeader.Heading heading : headings) {
      String name = heading.district() ? heading.name() : "";
      boolean share = allShares && name.endsWith("分") || isMainOffice(name, layout);
      names.add(share ? withoutShare(name) : name);
    }
    if (twin >= 0) {
      boolean firstIsRight = isMainOffice(headings.get(twin - 1).name(), layout);
      String right = names.get(firstIsRight ? twin - 1 : twin);
      names.set(twin - 1, right);
      names.set(twin, right);
    }
    return names;
  }

  private static boolean isMainOffice(String name, Layout layout) {
    return layout.words("main_office").contains(withoutShare(name));
  }

  /** Whether a heading stands for a district, with 分 or without. */
  boolean isNamed(GoalTableHeader.Heading heading, String district) {
    return heading.name().equals(district) || withoutShare(heading.name()).equals(district);
  }

  private static String withoutShare(String name) {
    return name.endsWith("分") ? name.substring(0, name.length() - 1) : name;
  }
}
