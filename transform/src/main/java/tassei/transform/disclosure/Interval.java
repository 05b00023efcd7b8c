package tassei.transform.disclosure;

/**
 * The values a figure may have for somebody who knows everything published. {@link #UNBOUNDED}
 * stands for no upper, its negative for no lower end.
 *
 * @param exact whether these are the very ends; otherwise the interval is at least this wide
 */
public record Interval(long lowest, long highest, boolean exact) {
  /** Larger than any count; small enough that sums of many do not overflow. */
  public static final long UNBOUNDED = 1L << 44;

  public Interval {
    if (lowest > highest) {
      throw new IllegalArgumentException("Invalid interval: %d to %d".formatted(lowest, highest));
    }
  }

  /** The number of steps between the ends. */
  public long width() {
    return width(lowest, highest);
  }

  static long width(long lowest, long highest) {
    return Math.min(highest - lowest, UNBOUNDED);
  }
}
