package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tassei.ingest.reader.PlanSchedule.Piece;
import tassei.ingest.reader.PlanWrapping.Price;

/**
 * Puts the pieces of a schedule together into cells: the one reading that gives whole rows and goes
 * least against what the lines suggest. Where two readings are as good as each other there is none.
 */
final class PlanCells {
  private static final int MOST_PIECES = 200;
  private static final int LONGEST_CELL = 30;
  private static final int OTHER_ROWS = 50;
  private static final int OUT_OF_REACH = Integer.MAX_VALUE;

  private final List<Piece> pieces;
  private final PlanWrapping wrapping;
  private final int years;

  /**
   * By number of cells and number of pieces in them: the least price, in how many ways, its last
   * cell.
   */
  private final int[][] prices;

  private final int[][] ways;
  private final int[][] starts;

  private PlanCells(List<Piece> pieces, PlanWrapping wrapping, int years) {
    this.pieces = pieces;
    this.wrapping = wrapping;
    this.years = years;
    int size = pieces.size() + 1;
    prices = new int[size][size];
    ways = new int[size][size];
    starts = new int[size][size];
    for (int[] row : prices) {
      Arrays.fill(row, OUT_OF_REACH);
    }
  }

  /**
   * The cells, a list of pieces each.
   *
   * @param likelyRows one row a sub-action; 0 where that is not known
   */
  static Optional<List<List<Piece>>> of(
      PlanSchedule schedule, PlanWrapping wrapping, int likelyRows) {
    List<Piece> pieces = schedule.pieces();
    if (pieces.isEmpty() || pieces.size() > MOST_PIECES) {
      return Optional.empty();
    }
    PlanCells cells = new PlanCells(pieces, wrapping, schedule.years().size());
    cells.weigh();
    return cells.best(likelyRows);
  }

  private void weigh() {
    prices[0][0] = 0;
    ways[0][0] = 1;
    for (int cells = 0; cells < pieces.size(); cells++) {
      for (int start = 0; start < pieces.size(); start++) {
        if (prices[cells][start] != OUT_OF_REACH && mayBegin(start, cells)) {
          weighCells(cells, start);
        }
      }
    }
  }

  /** An arrow goes on with the cell before it: no row begins with one. */
  private boolean mayBegin(int piece, int cells) {
    return !pieces.get(piece).isArrow() || cells % years != 0;
  }

  /** Weighs every cell that begins here. */
  private void weighCells(int cells, int start) {
    boolean inBullets = pieces.get(start).isBullet();
    int joins = 0;
    int bullets = 0;
    for (int end = start + 1; end <= pieces.size() && end <= start + LONGEST_CELL; end++) {
      Piece last = pieces.get(end - 1);
      bullets += last.isBullet() ? 1 : 0;
      boolean textGoesOn = end < pieces.size() && last.isText() && pieces.get(end).isText();
      Price price = textGoesOn ? wrapping.price(last, pieces.get(end), inBullets) : new Price(0, 0);
      boolean alone = bullets == 1 && isOneOfMany(start, end);
      if (price.end() < PlanWrapping.NEVER && !alone) {
        reach(cells, start, end, joins + price.end() + bullets * bullets);
      }
      if (!textGoesOn || price.join() >= PlanWrapping.NEVER) {
        return;
      }
      joins += price.join();
    }
  }

  /** A single bullet beside others: no cell of its own where bullets are there to stack. */
  private boolean isOneOfMany(int start, int end) {
    if (!wrapping.bulletsStack()) {
      return false;
    }
    boolean before = false;
    for (int i = start - 1; i >= 0 && pieces.get(i).isText(); i--) {
      before |= pieces.get(i).isBullet();
    }
    return before || end < pieces.size() && pieces.get(end).isBullet();
  }

  private void reach(int cells, int start, int end, int cellPrice) {
    int price = prices[cells][start] + cellPrice;
    if (price < prices[cells + 1][end]) {
      prices[cells + 1][end] = price;
      ways[cells + 1][end] = ways[cells][start];
      starts[cells + 1][end] = start;
    } else if (price == prices[cells + 1][end]) {
      ways[cells + 1][end] = Math.min(2, ways[cells + 1][end] + ways[cells][start]);
    }
  }

  private Optional<List<List<Piece>>> best(int likelyRows) {
    int least = OUT_OF_REACH;
    int leastRows = 0;
    int leastWays = 0;
    for (int rows = 1; rows * years <= pieces.size(); rows++) {
      int price = prices[rows * years][pieces.size()];
      int other = likelyRows > 0 && rows != likelyRows ? OTHER_ROWS : 0;
      if (price != OUT_OF_REACH && price + other <= least) {
        leastWays = ways[rows * years][pieces.size()] + (price + other == least ? leastWays : 0);
        least = price + other;
        leastRows = rows;
      }
    }
    return leastWays == 1 ? Optional.of(cells(leastRows * years)) : Optional.empty();
  }

  private List<List<Piece>> cells(int number) {
    List<List<Piece>> cells = new ArrayList<>();
    int end = pieces.size();
    for (int cell = number; cell > 0; cell--) {
      int start = starts[cell][end];
      cells.addFirst(pieces.subList(start, end));
      end = start;
    }
    return cells;
  }
}
