package tassei.sample;

/**
 * What is wrong on purpose with a body's results of a year.
 *
 * @param missing nothing is filed
 * @param late filed after it was due
 * @param corrected filed again with another figure within weeks
 * @param correctedLate filed again two years later
 * @param registered a correction is registered that nobody files
 * @param copied the same content arrives again in a file of another kind
 */
record Plants(
    boolean missing,
    boolean late,
    boolean corrected,
    boolean correctedLate,
    boolean copied,
    boolean registered,
    boolean status,
    boolean measureStatus,
    boolean measureStatusesLost,
    boolean measuresTotal,
    boolean indicatorsTotal,
    boolean printedTarget,
    boolean missingFromForm,
    boolean missingFromPlan,
    boolean bodyNotPrinted) {

  static Plants of(SampleOptions options, SampleBody body, int year) {
    Dice dice = Dice.of(options.seed(), body.code(), "plants", year);
    boolean missing = dice.chance(5) && !body.isFederation();
    boolean late = dice.chance(8);
    boolean corrected = dice.chance(10);
    boolean correctedLate = dice.chance(8) && !corrected && year + 2 <= options.lastYear();
    boolean copied = dice.chance(4) && !corrected && !correctedLate;
    return new Plants(
        missing,
        late,
        corrected,
        correctedLate,
        copied,
        dice.chance(7) && !corrected && !correctedLate && !copied,
        dice.chance(16),
        dice.chance(8),
        dice.chance(8),
        dice.chance(6),
        dice.chance(8),
        dice.chance(9),
        dice.chance(6),
        dice.chance(6),
        dice.chance(12));
  }
}
