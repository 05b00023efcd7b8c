package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.FiscalYear;
import tassei.model.Observation.Role;

/**
 * Which column of a plan's list holds what.
 *
 * @param columns 0-based column to the word of the layout it is headed by: strategy, unit, …
 * @param years 0-based column to the year and role of its figures
 * @param untold headings of figures that name no year, and years under neither baseline nor target
 * @param lastRow the number of the header's last row
 */
record PlanListHeader(
    Map<Integer, String> columns, Map<Integer, Year> years, List<Cell> untold, int lastRow) {
  private static final int ROWS_OF_A_HEADER = 3;
  private static final List<String> TEXTS =
      List.of("strategy", "measure", "indicator", "cumulative", "unit", "formula");

  PlanListHeader {
    columns = Map.copyOf(columns);
    years = new TreeMap<>(years);
    untold = List.copyOf(untold);
  }

  /** Year and role of the figures of a column. */
  record Year(Role role, FiscalYear year) {}

  /** The first rows that name an indicator column and years under baseline or target. */
  static Optional<PlanListHeader> find(List<Row> rows, Layout layout) {
    for (int first = 0; first < rows.size(); first++) {
      if (!names(rows.get(first), layout)) {
        continue;
      }
      for (int count = 1; count <= ROWS_OF_A_HEADER && first + count <= rows.size(); count++) {
        PlanListHeader header = of(rows.subList(first, first + count), layout);
        if (header.years.values().stream().anyMatch(year -> year.role == Role.TARGET)) {
          return Optional.of(header);
        }
      }
    }
    return Optional.empty();
  }

  Optional<Integer> column(String word) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Map.Entry::getKey)
        .min(Integer::compareTo);
  }

  private static boolean names(Row row, Layout layout) {
    return row.cells().stream().anyMatch(cell -> startsWith(cell, layout, "indicator"))
        && row.cells().stream()
            .anyMatch(
                cell -> startsWith(cell, layout, "target") || startsWith(cell, layout, "baseline"));
  }

  private static PlanListHeader of(List<Row> rows, Layout layout) {
    Map<Integer, String> columns = new TreeMap<>();
    Map<Integer, Year> years = new TreeMap<>();
    List<Cell> untold = new ArrayList<>();
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    Optional<Role> group = Optional.empty();

    for (int column = 0; column < width; column++) {
      int at = column;
      List<Cell> stack =
          rows.stream().map(row -> row.cell(at)).filter(cell -> !cell.isBlank()).toList();
      Optional<String> word = word(stack, layout);
      Optional<Role> role = role(stack, layout);
      group =
          word.isPresent()
              ? Optional.empty()
              : role.or(opens(stack) ? Optional::empty : keep(group));
      Optional<FiscalYear> year =
          stack.stream().flatMap(cell -> FiscalYear.find(cell.text()).stream()).findFirst();
      if (word.isPresent()) {
        columns.put(at, word.get());
      } else if (group.isPresent() && year.isPresent()) {
        years.put(at, new Year(group.get(), year.get()));
      } else if (role.isPresent() && year.isEmpty()) {
        untold.add(stack.getFirst());
      } else if (group.isEmpty() && year.isPresent()) {
        untold.add(stack.getLast());
      }
    }
    return new PlanListHeader(columns, years, untold, rows.getLast().number());
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

  /** A heading that names no year begins something else; a blank or a year goes on. */
  private static boolean opens(List<Cell> stack) {
    return !stack.isEmpty()
        && stack.stream().noneMatch(cell -> FiscalYear.find(cell.text()).isPresent());
  }

  private static Supplier<Optional<Role>> keep(Optional<Role> group) {
    return () -> group;
  }

  private static Optional<Role> role(List<Cell> stack, Layout layout) {
    if (stack.stream().anyMatch(cell -> startsWith(cell, layout, "baseline"))) {
      return Optional.of(Role.BASELINE);
    }
    return stack.stream().anyMatch(cell -> startsWith(cell, layout, "target"))
        ? Optional.of(Role.TARGET)
        : Optional.empty();
  }

  private static boolean startsWith(Cell cell, Layout layout, String thing) {
    String text = cell.text().replace(" ", "");
    return layout.words(thing).stream().anyMatch(text::startsWith);
  }
}
