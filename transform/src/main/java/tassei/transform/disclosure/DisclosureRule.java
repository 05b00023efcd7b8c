package tassei.transform.disclosure;

/**
 * What a survey promises its respondents.
 *
 * @param minimumCount the least number of respondents a figure may speak of, 0 left aside
 * @param dominantShare the share of an amount, in percent, that no single respondent may reach
 */
public record DisclosureRule(int minimumCount, int dominantShare) {
  /** At least five respondents; nobody with 70 percent or more. */
  public static final DisclosureRule USUAL = new DisclosureRule(5, 70);

  public DisclosureRule {
    if (minimumCount < 2) {
      throw new IllegalArgumentException(
          "Invalid minimum count: %d, expected 2 or more".formatted(minimumCount));
    }
    if (dominantShare < 1 || dominantShare > 100) {
      throw new IllegalArgumentException(
          "Invalid dominant share: %d, expected 1 to 100".formatted(dominantShare));
    }
  }
}
