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
    private final GoalTableRow aligned;
    private final Row row;
    private final GoalTableGrid grid;
    private final int left;
    private final int right;
    private final int end;
    private final List<Integer> filled;

    Placing(GoalTableRow aligned) {
      this.aligned = aligned;
      this.row = aligned.row();
      this.grid = aligned.grid();
      int count = grid.districts().size();
      int roles = aligned.roles();
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
        return new GoalTableDistricts(Decision.CLEAR, List.of(), withWords());
      }
      if (grid.namedTwice() >= 0) {
        return ambiguous();
      }
      boolean sure = aligned.roles() < 0 ? isSureWithoutRoles() : left == right;
      if (sure) {
        return clear();
      }
      return standsRightOfTheDistricts() || hasNoFirstRole() ? byHeader() : ambiguous();
    }

    /** Nothing stands right of a row without roles to check it by: its sum does, or its length. */
    private boolean isSureWithoutRoles() {
      boolean adds = aligned.districtsAddUp();
      boolean asLongAsTheOthers = grid.width() < 0 || row.cells().size() == grid.width();
      boolean canonical = left == grid.header().firstDistrict();
      boolean nothingBeyond =
          !GoalTableCells.isBareNumber(row.cell(left + grid.districts().size()));
      return nothingBeyond && (adds || canonical && asLongAsTheOthers);
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
        } else if (!name.isEmpty()
            && (filled.size() > 1 || GoalTableCells.isFigureWithWords(cell))) {
          garbled.add(cell);
        }
      }
      return new GoalTableDistricts(Decision.CLEAR, cells, garbled);
    }

    /** Figures with words among the districts, which nobody reads. */
    private List<Cell> withWords() {
      return IntStream.range(0, grid.districts().size())
          .filter(district -> !grid.districts().get(district).isEmpty())
          .map(district -> left + district)
          .filter(column -> column >= 0 && column < end)
          .mapToObj(row::cell)
          .filter(GoalTableCells::isFigureWithWords)
          .toList();
    }

    /** A dash or 未実施: a figure without a number. */
    private static boolean isMark(Cell cell) {
      return GoalTableCells.isFigure(cell) && !GoalTableCells.isMeasured(cell);
    }

    /**
     * The row has as many cells as the headings, twin included, and its one figure stands where
     * only the last heading and the roles say what it is.
     */
    private boolean standsRightOfTheDistricts() {
      return isCanonical()
          && grid.hasTwin()
          && right == left + 1
          && filled.getFirst() == left + grid.districts().size();
    }

    /** The first role is blank: the other roles stand under their own headings. */
    private boolean hasNoFirstRole() {
      int roles = GoalTableCells.last(row) - end + 1;
      return isCanonical()
          && right > left
          && end + roles <= grid.roles() + grid.header().rolesWidth()
          && filled.getLast() < left + grid.districts().size();
    }

    private boolean isCanonical() {
      return left == grid.header().firstDistrict() && GoalTableCells.isMeasured(aligned.actual());
    }

    private String headingOf(int column) {
      return name(grid.printed(), column - grid.header().firstDistrict());
    }

    private GoalTableDistricts byHeader() {
      return new GoalTableDistricts(
          Decision.PROBABLE,
          filled.stream().map(column -> placed(column, headingOf(column), List.of())).toList(),
          withWords());
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
      return new GoalTableDistricts(Decision.AMBIGUOUS, cells, withWords());
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
