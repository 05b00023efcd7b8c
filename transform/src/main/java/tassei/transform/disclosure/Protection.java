package tassei.transform.disclosure;

/**
 * How uncertain a figure must stay: the interval that can be computed reaches at least {@code
 * below} under it, {@code above} over it, and is {@code width} wide.
 */
public record Protection(long below, long above, long width) {
  /** The figure may be known. */
  public static final Protection NONE = new Protection(0, 0, 0);

  public Protection {
    if (below < 0 || above < 0 || width < 0) {
      throw new IllegalArgumentException(
          "Invalid protection: %d, %d, %d".formatted(below, above, width));
    }
  }

  /** Whether an interval leaves the figure as uncertain as it must be. */
  public boolean holds(long figure, long lowest, long highest) {
    return lowest <= figure - below
        && highest >= figure + above
        && Interval.width(lowest, highest) >= width;
  }

  /** The stricter of the two in each respect. */
  public Protection and(Protection other) {
    return new Protection(
        Math.max(below, other.below), Math.max(above, other.above), Math.max(width, other.width));
  }

  /** Whether anything is asked at all. */
  public boolean isNeeded() {
    return below > 0 || above > 0 || width > 0;
  }
}
