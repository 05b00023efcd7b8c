package tassei.cli;

/**
 * What a run did, in numbers.
 *
 * @param deliveries files that arrived, those whose content was known included
 * @param landed files of new content
 */
record RunSummary(
    int deliveries, int landed, int observed, int waiting, int built, boolean published) {
  static final RunSummary NOTHING = new RunSummary(0, 0, 0, 0, 0, false);

  static RunSummary landed(int deliveries, int landed) {
    return new RunSummary(deliveries, landed, 0, 0, 0, false);
  }

  static RunSummary observed(int observed, int waiting) {
    return new RunSummary(0, 0, observed, waiting, 0, false);
  }

  static RunSummary built(int built) {
    return new RunSummary(0, 0, 0, 0, built, false);
  }

  static RunSummary ofPublication() {
    return new RunSummary(0, 0, 0, 0, 0, true);
  }
}
