package tassei.notebook;

/**
 * One colour of a chart: a name and a value for each label; {@code NaN} where there is none.
 *
 * @param colour as CSS writes it
 */
public record Series(String name, String colour, double[] values) {
  /** Met, reached. */
  public static final String GOOD = "#2f6f9f";

  /** Missed, behind. */
  public static final String BAD = "#d1603d";

  /** Neither. */
  public static final String NEUTRAL = "#b9bec4";

  public Series {
    values = values.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }
}
