package tassei.transform.disclosure;

/** Tells how uncertain an amount must stay, so that nobody finds out what the largest one gave. */
public final class Dominance {
  private Dominance() {}

  /**
   * The protection of an amount of several respondents. An amount of too few, or with one that has
   * too large a share, must be uncertain enough that the largest contribution is not known to
   * within the rule's share; NONE for any other.
   *
   * @param respondents how many the amount is made up of
   * @param largest the largest contribution, without sign
   */
  public static Protection protection(
      long amount, long respondents, long largest, DisclosureRule rule) {
    boolean few = respondents > 0 && respondents < rule.minimumCount();
    boolean dominated = largest > 0 && largest * 100 >= Math.abs(amount) * rule.dominantShare();
    if (!few && !dominated) {
      return Protection.NONE;
    }
    long share = rule.dominantShare();
    long toHideTheLargest = ceiling(largest * 100, share) - Math.abs(amount);
    long leeway = ceiling(largest * (100 - share), 100);
    long margin = Math.max(1, Math.max(toHideTheLargest, leeway));
    return new Protection(margin, margin, 2 * margin);
  }

  private static long ceiling(long dividend, long divisor) {
    return Math.ceilDiv(dividend, divisor);
  }
}
