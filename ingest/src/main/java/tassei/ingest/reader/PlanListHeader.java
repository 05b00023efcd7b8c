package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation.Role;

/**
 * Which column of a plan's list holds what.
 *
 * @param columns 0-based column to the word of the layout it is headed by: strategy, unit, …
 * @param years 0-based column to the year and role of its figures
 * @param units 0-based column of figures to the unit behind its heading
 * @param untold headings of figures that name no year or several, and years under neither baseline
 *     nor target
 * @param headings what its first row prints
 * @param height how many rows it takes
 */
record PlanListHeader(
    Map<Integer, String> columns,
    Map<Integer, Year> years,
    Map<Integer, String> units,
    List<Cell> untold,
    List<String> headings,
    int height) {
  static final Cell BLANK = Cell.of("", CellRef.document());
  private static final int ROWS_OF_A_HEADER = 3;
  private static final List<String> TEXTS =
      List.of("strategy", "measure", "indicator", "cumulative", "unit", "formula");

  /** What may stand beside a year and says no more than the year does: (2年目), (2026), 末. */
  private static final Pattern NOTE =
      Pattern.compile("\\(?(?:第?\\d{1,2}年[目次]|初年度?|最終年度?|\\d{4}年?|末|末時点)?\\)?");

  PlanListHeader {
    columns = Map.copyOf(columns);
    years = new TreeMap<>(years);
    units = Map.copyOf(units);
    untold = List.copyOf(untold);
    headings = List.copyOf(headings);
  }

  /** Of two targets of one year which one: 当初 or 見直し後. */
  private static final String REVISION = "(?:当初|見直し?|修正|変更|改[定訂])(?:後|時|前)?(?:計画)?";

  private static final Pattern ONLY_REVISION = Pattern.compile("\\(?" + REVISION + "値?\\)?");
  private static final Pattern BEGINS_WITH_REVISION = Pattern.compile("^" + REVISION + "の?");

  /** Year and role of the figures of a column. */
  record Year(Role role, FiscalYear year) {}

  /**
   * The header that begins with the first of these rows, if it names an indicator column and years
   * of targets.
   */
  static Optional<PlanListHeader> beginning(List<Row> rows, Layout layout) {
    if (!names(rows.getFirst(), layout)) {
      return Optional.empty();
    }
    PlanListHeader best = of(rows.subList(0, 1), layout);
    for (int count = 2; count <= Math.min(ROWS_OF_A_HEADER, rows.size()); count++) {
      Row row = rows.get(count - 1);
      if (hasFigures(row) && !PlanListYears.isAllYears(row) || names(row, layout)) {
        break;
      }
      PlanListHeader taller = of(rows.subList(0, count), layout);
      best = taller.saysMoreThan(best, row) ? taller : best;
    }
    boolean targets = best.years.values().stream().anyMatch(year -> year.role == Role.TARGET);
    return targets ? Optional.of(best) : Optional.empty();
  }

  /** Whether a row more names more years, or names years again and no other ones. */
  private boolean saysMoreThan(PlanListHeader shorter, Row row) {
    boolean again =
        years.equals(shorter.years) && row.cells().stream().anyMatch(PlanListHeader::isYear);
    boolean revisions =
        !row.isBlank() && GroupedTable.filled(row).stream().allMatch(PlanListHeader::isRevision);
    return years.size() > shorter.years.size() || again || revisions;
  }

  /** Whether a row has the headings of a table and no figure, whatever its columns are. */
  static boolean isHeading(Row row, Layout layout) {
    boolean exact =
        row.cells().stream()
            .map(cell -> cell.text().replace(" ", ""))
            .anyMatch(layout.words("indicator")::contains);
    return exact || !hasFigures(row) && names(row, layout);
  }

  private static boolean hasFigures(Row row) {
    return GroupedTable.filled(row).stream().anyMatch(PlanListHeader::isFigure);
  }

  private static boolean isFigure(Cell cell) {
    return !cell.isBlank() && NumberText.isFigure(cell.text());
  }

  /** Whether a row prints the first row of these headings again. */
  boolean isRepeatedBy(Row row) {
    return texts(row).equals(headings);
  }

  /** Whether another header has the same things in the same columns. */
  boolean isSameAs(PlanListHeader other) {
    return columns.equals(other.columns) && years.equals(other.years);
  }

  private static List<String> texts(Row row) {
    return GroupedTable.filled(row).stream().map(Cell::text).toList();
  }

  Optional<Integer> column(String word) {
    int first = Integer.MAX_VALUE;
    for (Map.Entry<Integer, String> column : columns.entrySet()) {
      first = column.getValue().equals(word) ? Math.min(first, column.getKey()) : first;
    }
    return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(first);
  }

  /** The cell of a row that holds a thing; a blank one where no column does. */
  Cell cell(Row row, String word) {
    return column(word).map(row::cell).orElse(BLANK);
  }

  /** The columns that hold a thing, from left to right: a strategy may take two. */
  List<Integer> columns(String word) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether a row has a figure in a column of the baseline or the targets. */
  boolean hasValues(Row row) {
    return years.keySet().stream().map(row::cell).anyMatch(PlanListHeader::isFigure);
  }

  /** Whether a row heads these columns with years or a unit of another table. */
  boolean isHeadedOtherwise(Row row, Layout layout) {
    boolean unit =
        column("unit").map(row::cell).filter(cell -> startsWith(cell, layout, "unit")).isPresent();
    List<Cell> values =
        years.keySet().stream().map(row::cell).filter(cell -> !cell.isBlank()).toList();
    long different = values.stream().map(Cell::text).distinct().count();
    return unit
        || different == values.size()
            && different >= Math.min(2, years.size())
            && values.stream().allMatch(PlanListHeader::isYear);
  }

  private static boolean isYear(Cell cell) {
    return onlyYear(cell).isPresent() && NOTE.matcher(words(cell)).matches();
  }

  private static boolean names(Row row, Layout layout) {
    return row.cells().stream().anyMatch(cell -> startsWith(cell, layout, "indicator"))
        && row.cells().stream().anyMatch(cell -> role(cell, layout).isPresent());
  }

  private static boolean isRevision(Cell cell) {
    return ONLY_REVISION.matcher(cell.text()).matches();
  }

  private static PlanListHeader of(List<Row> printed, Layout layout) {
    List<Row> rows = printed.stream().map(PlanListYears::inFull).toList();
    Map<Integer, String> columns = new TreeMap<>();
    Map<Integer, Year> years = new TreeMap<>();
    Map<Integer, String> units = new TreeMap<>();
    String unit = "";
    List<Cell> untold = new ArrayList<>();
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    Optional<Role> group = Optional.empty();

    for (int column = 0; column < width; column++) {
      int at = column;
      List<Cell> stack =
          rows.stream().map(row -> row.cell(at)).filter(cell -> !cell.isBlank()).toList();
      Optional<String> word = word(stack, layout);
      Optional<Cell> opening = opening(stack);
      Optional<Role> role = opening.flatMap(cell -> role(cell, layout));
      group = word.isPresent() || opening.isPresent() ? role : group;
      unit = opening.map(cell -> Units.ofHeading(cell.text())).orElse(unit);
      Optional<Cell> dated = dated(stack);
      Optional<FiscalYear> year = dated.flatMap(PlanListHeader::onlyYear);
      if (word.isPresent()) {
        group = Optional.empty();
        columns.put(at, word.get());
      } else if (group.isPresent() && year.isPresent()) {
        years.put(at, new Year(group.get(), year.get()));
        units.put(at, unit);
      } else if (years.containsKey(at - 1) && isOfTheYearBefore(stack)) {
        years.put(at, years.get(at - 1));
        units.put(at, unit);
      } else if (dated.isPresent()) {
        untold.add(dated.get());
      } else if (role.isPresent()) {
        untold.add(stack.getFirst());
      } else if (stack.isEmpty() && goesOn(columns, at - 1, rows, layout)) {
        columns.put(at, "strategy");
      }
    }
    return new PlanListHeader(
        columns, years, units, untold, texts(printed.getFirst()), rows.size());
  }

  /** 見直し below a year that is merged over 当初 and it. */
  private static boolean isOfTheYearBefore(List<Cell> stack) {
    return !stack.isEmpty() && stack.stream().allMatch(PlanListHeader::isRevision);
  }

  /** Whether a column without a heading belongs to that of the strategies on its left. */
  private static boolean goesOn(
      Map<Integer, String> columns, int left, List<Row> rows, Layout layout) {
    return "strategy".equals(columns.get(left))
        && rows.stream()
            .map(row -> row.cell(left).text())
            .noneMatch(text -> layout.words("measure").stream().anyMatch(text::contains));
  }

  /** Of what its headings begin with, the longest: 施策目標 is no 施策. */
  private static Optional<String> word(List<Cell> stack, Layout layout) {
    return TEXTS.stream()
        .filter(text -> length(stack, layout, text) > 0)
        .max(Comparator.comparingInt(text -> length(stack, layout, text)));
  }

  private static int length(List<Cell> stack, Layout layout, String thing) {
    return stack.stream()
        .map(cell -> cell.text().replace(" ", ""))
        .flatMapToInt(
            text -> layout.words(thing).stream().filter(text::startsWith).mapToInt(String::length))
        .max()
        .orElse(0);
  }

  /** The lowest heading that says more than a year: it begins something else; a year goes on. */
  private static Optional<Cell> opening(List<Cell> stack) {
    return stack.reversed().stream()
        .filter(cell -> !NOTE.matcher(words(cell)).matches())
        .filter(cell -> !ONLY_REVISION.matcher(words(cell)).matches())
        .findFirst();
  }

  private static String words(Cell cell) {
    return FiscalYear.removedFrom(cell.text()).replace(" ", "");
  }

  /** The lowest heading with a year: that of a group may name the plan's last year. */
  private static Optional<Cell> dated(List<Cell> stack) {
    return stack.reversed().stream()
        .filter(cell -> FiscalYear.find(cell.text()).isPresent())
        .findFirst();
  }

  private static Optional<FiscalYear> onlyYear(Cell cell) {
    List<FiscalYear> years = FiscalYear.findAll(cell.text()).stream().distinct().toList();
    return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
  }

  private static Optional<Role> role(Cell cell, Layout layout) {
    String text = BEGINS_WITH_REVISION.matcher(words(cell)).replaceFirst("");
    if (begins(text, layout, "baseline")) {
      return Optional.of(Role.BASELINE);
    }
    return begins(text, layout, "target") ? Optional.of(Role.TARGET) : Optional.empty();
  }

  private static boolean startsWith(Cell cell, Layout layout, String thing) {
    return begins(cell.text().replace(" ", ""), layout, thing);
  }

  private static boolean begins(String text, Layout layout, String thing) {
    return layout.words(thing).stream().anyMatch(text::startsWith);
  }
}
