package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Figure;
import tassei.model.Observation.Decision;

/**
 * The district cells of one row. The left part of a row and its roles may be shifted apart; where
 * both say the same, a cell's district is clear.
 *
 * @param decision how certain the districts are
 * @param cells the cells that hold a figure; of a clear row the blank ones too
 * @param garbled cells between figures that hold something else
 */
record GoalTableDistricts(Decision decision, List<Placed> cells, List<Cell> garbled) {

  /**
   * A cell and its district.
   *
   * @param column 0-based
   * @param district empty where it is not clear
   * @param candidates the districts it may belong to, where it is not clear
   */
  record Placed(int column, String district, Cell cell, Figure figure, List<String> candidates) {}

  GoalTableDistricts {
    cells = List.copyOf(cells);
    garbled = List.copyOf(garbled);
  }

  static GoalTableDistricts none() {
    return new GoalTableDistricts(Decision.CLEAR, List.of(), List.of());
  }

  static GoalTableDistricts of(GoalTableRow row) {
    return new Placing(row).districts();
  }

  /** The figure of a district; blank and set aside alike are not measured. */
  List<Placed> measured() {
    return cells.stream().filter(placed -> placed.figure().isMeasured()).toList();
  }

  /** Whether every figure is a percentage, and there are several. */
  boolean arePercentages() {
    return measured().size() > 1
        && measured().stream().allMatch(placed -> GoalTableCells.isPercent(placed.cell()));
  }

  private static final class Placing {
    private final Row row;
    private final GoalTableGrid grid;
    private final int left;
    private final int right;
    private final int end;
    private final List<Integer> filled;

    Placing(GoalTableRow aligned) {
      this.row = aligned.row();
      this.grid = aligned.grid();
      int count = grid.districts().size();
      int roles = grid.rolesOf(row);
      this.left = aligned.firstDistrict();
      this.right = roles < 0 ? left : roles - count;
      this.end = roles < 0 ? left + count : roles;
      this.filled =
          IntStream.range(Math.max(0, left), Math.max(end, 0))
              .filter(column -> GoalTableCells.isBareNumber(row.cell(column)))
              .boxed()
              .toList();
    }

    GoalTableDistricts districts() {
      if (filled.isEmpty() || grid.districts().isEmpty()) {
        return none();
      }
      boolean shiftUnconfirmed = grid.rolesOf(row) < 0 && left != grid.header().firstDistrict();
      if (left == right && !shiftUnconfirmed) {
        return clear();
      }
      return mayBeReadByHeader() ? byHeader() : ambiguous();
    }

    private GoalTableDistricts clear() {
      List<Placed> cells = new ArrayList<>();
      List<Cell> garbled = new ArrayList<>();
      for (int district = 0; district < grid.districts().size(); district++) {
        Cell cell = row.cell(left + district);
        String name = grid.districts().get(district);
        boolean figure = cell.isBlank() || GoalTableCells.isBareNumber(cell) || isMark(cell);
        if (figure && !name.isEmpty()) {
          cells.add(placed(left + district, name, List.of()));
        } else if (!name.isEmpty() && filled.size() > 1) {
          garbled.add(cell);
        }
      }
      return new GoalTableDistricts(Decision.CLEAR, cells, garbled);
    }

    /** A dash or 未実施: a figure without a number. */
    private static boolean isMark(Cell cell) {
      return GoalTableCells.isFigure(cell) && !GoalTableCells.isMeasured(cell);
    }

    /**
     * The left part stands under its headings and so does every figure: the row has as many cells as
     * the headings, twin included, or only its first role is blank.
     */
    private boolean mayBeReadByHeader() {
      if (left != grid.header().firstDistrict() || right <= left) {
        return false;
      }
      boolean asManyAsHeadings = grid.hasTwin() && right == left + 1;
      boolean firstRoleBlank =
          end + lengthOfRoles() <= grid.roles() + grid.header().rolesWidth()
              && filled.getLast() < left + grid.districts().size();
      return (asManyAsHeadings || firstRoleBlank) && everyFigureHasItsOwnDistrict();
    }

    private int lengthOfRoles() {
      return GoalTableCells.last(row) - end + 1;
    }

    private boolean everyFigureHasItsOwnDistrict() {
      List<String> names = filled.stream().map(this::headingOf).toList();
      Set<String> different = new LinkedHashSet<>(names);
      return !different.contains("") && different.size() == names.size();
    }

    private String headingOf(int column) {
      return name(grid.printed(), column - grid.header().firstDistrict());
    }

    private GoalTableDistricts byHeader() {
      return new GoalTableDistricts(
          Decision.PROBABLE,
          filled.stream().map(column -> placed(column, headingOf(column), List.of())).toList(),
          List.of());
    }

    private GoalTableDistricts ambiguous() {
      List<Placed> cells = new ArrayList<>();
      for (int column : filled) {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(name(grid.districts(), column - left));
        candidates.add(name(grid.districts(), column - right));
        candidates.add(name(grid.districts(), column - grid.header().firstDistrict()));
        candidates.remove("");
        cells.add(placed(column, "", List.copyOf(candidates)));
      }
      return new GoalTableDistricts(Decision.AMBIGUOUS, cells, List.of());
    }

    private static String name(List<String> names, int index) {
      return index < 0 || index >= names.size() ? "" : names.get(index);
    }

    private Placed placed(int column, String district, List<String> candidates) {
      Cell cell = row.cell(column);
      Figure figure = GoalTableCells.figure(cell).orElse(Figure.notReported(cell.raw()));
      return new Placed(column, district, cell, figure, candidates);
    }
  }
}
