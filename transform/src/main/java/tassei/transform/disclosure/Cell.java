package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * One figure of a table.
 *
 * @param key what it is a figure of; unique in its table
 * @param count the figure: a count of answers, or an amount in its smallest unit
 * @param floor the least value it can have for all the world knows: 0 for counts
 * @param standing what may become of it
 * @param price what is lost by withholding it, against 1 for an ordinary small cell
 */
public record Cell(String key, long count, long floor, Standing standing, double price) {
  /** What may become of a figure. */
  public enum Standing {
    /** It is to be published, and may be withheld. */
    OPEN,
    /** It has been published and cannot be withheld. */
    KNOWN,
    /** It is not published, but follows from figures that are. */
    HIDDEN
  }

  public Cell {
    requireNonNull(key, "key is null");
    requireNonNull(standing, "standing is null");
    if (count < floor || count >= Interval.UNBOUNDED || floor <= -Interval.UNBOUNDED) {
      throw new IllegalArgumentException(
          "Invalid cell: %s is %d, expected %d or more".formatted(key, count, floor));
    }
    if (!(price > 0)) {
      throw new IllegalArgumentException("Invalid cell: %s has price %s".formatted(key, price));
    }
  }

  /** A count that is to be published. */
  public static Cell open(String key, long count) {
    return new Cell(key, count, 0, Standing.OPEN, 1);
  }
}
