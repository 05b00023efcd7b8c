package tassei.transform.achievement;

/**
 * The rule of a year, from {@code reference/rules.csv}.
 *
 * @param tieIsMet whether an actual that equals its target has met it
 */
public record JudgingRule(boolean tieIsMet) {}
