package tassei.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tassei.model.Direction;

/** Figures beside each other: places, shares and points between them. */
final class Ranking {
  private static final int LEAST_FOR_QUARTILES = 8;
  private static final int DIGITS = 20;

  private final Direction direction;
  private final List<BigDecimal> ascending;

  Ranking(Direction direction, List<BigDecimal> figures) {
    this.direction = direction;
    this.ascending = figures.stream().sorted().toList();
  }

  int count() {
    return ascending.size();
  }

  BigDecimal lowest() {
    return ascending.getFirst();
  }

  BigDecimal highest() {
    return ascending.getLast();
  }

  /** 1 is the best; equals share a place. */
  long place(BigDecimal figure) {
    return 1 + ascending.stream().filter(other -> merit(other, figure) > 0).count();
  }

  /** 100 · (worse + half of the equal) / all. */
  private BigDecimal exactPercentile(BigDecimal figure) {
    long worse = ascending.stream().filter(other -> merit(other, figure) < 0).count();
    long equal = ascending.stream().filter(other -> merit(other, figure) == 0).count();
    return BigDecimal.valueOf(100 * worse + 50 * equal)
        .divide(BigDecimal.valueOf(count()), DIGITS, RoundingMode.HALF_UP);
  }

  String percentile(BigDecimal figure) {
    return exactPercentile(figure).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** 1 is the best; null where there are too few. */
  Integer quartile(BigDecimal figure) {
    if (count() < LEAST_FOR_QUARTILES) {
      return null;
    }
    int percentile = exactPercentile(figure).intValue();
    return percentile >= 75 ? 1 : percentile >= 50 ? 2 : percentile >= 25 ? 3 : 4;
  }

  /** The point below which a share of the figures lies, between two of them in proportion. */
  BigDecimal point(String share) {
    BigDecimal position = new BigDecimal(share).multiply(BigDecimal.valueOf(count() - 1L));
    int below = position.intValue();
    BigDecimal low = ascending.get(below);
    BigDecimal high = ascending.get(Math.min(below + 1, count() - 1));
    BigDecimal rest = position.subtract(BigDecimal.valueOf(below));
    return low.add(high.subtract(low).multiply(rest)).setScale(4, RoundingMode.HALF_UP);
  }

  private int merit(BigDecimal one, BigDecimal other) {
    return direction == Direction.LOWER ? other.compareTo(one) : one.compareTo(other);
  }
}
