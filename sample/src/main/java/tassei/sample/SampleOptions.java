package tassei.sample;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import tassei.model.FormType;

/**
 * What a sample holds.
 *
 * @param seed the same seed and options give the same bytes
 * @param chambers how many chambers each federation begins with, in the order of the prefectures
 * @param lastYear the last fiscal year, by its starting year
 * @param years how many fiscal years up to the last one have results
 * @param forms the forms that are filed
 */
public record SampleOptions(
    long seed, List<Integer> chambers, int lastYear, int years, Set<FormType> forms) {
  /** The last fiscal year for which there are results when nobody says otherwise. */
  public static final int LAST_YEAR = 2025;

  /** The forms a sample can hold. */
  public static final Set<FormType> FORMS =
      Set.of(FormType.ACTION_PROGRAM_SUMMARY, FormType.ACTION_PROGRAM_PLAN, FormType.GOAL_TABLE);

  private static final int EARLIEST_YEAR = 2005;

  public SampleOptions {
    chambers = List.copyOf(requireNonNull(chambers, "chambers is null"));
    forms = Set.copyOf(requireNonNull(forms, "forms is null"));
    if (chambers.isEmpty() || chambers.size() > Prefectures.ALL.size()) {
      throw new IllegalArgumentException(
          "Invalid number of federations: %d, expected 1 to %d"
              .formatted(chambers.size(), Prefectures.ALL.size()));
    }
    if (chambers.stream().anyMatch(count -> count < 1 || count > MOST_CHAMBERS)) {
      throw new IllegalArgumentException(
          "Invalid number of chambers: %s, expected 1 to %d".formatted(chambers, MOST_CHAMBERS));
    }
    if (years < 1 || lastYear - years < EARLIEST_YEAR) {
      throw new IllegalArgumentException(
          "Invalid number of years: %d, expected 1 to %d"
              .formatted(years, lastYear - EARLIEST_YEAR));
    }
    if (!FORMS.containsAll(forms)) {
      throw new IllegalArgumentException(
          "Invalid forms: %s, expected some of %s".formatted(forms, FORMS));
    }
  }

  private static final int MOST_CHAMBERS = 400;

  /** So many federations of as many chambers each. */
  public static SampleOptions of(long seed, int federations, int chambers, int years) {
    return new SampleOptions(
        seed,
        java.util.Collections.nCopies(Math.max(0, federations), chambers),
        LAST_YEAR,
        years,
        FORMS);
  }

  /** 47 federations with 1,643 chambers. */
  public static SampleOptions national(long seed, int years) {
    return new SampleOptions(
        seed,
        Prefectures.ALL.stream().map(Prefectures.Prefecture::chambers).toList(),
        LAST_YEAR,
        years,
        FORMS);
  }

  /** The first fiscal year with results. */
  int firstYear() {
    return lastYear - years + 1;
  }

  /**
   * The first year of the plans that are in force in the last year. A plan lasts five years; where
   * there are three years or more, two plans share them.
   */
  int newestPlanYear() {
    return years < 3 ? firstYear() : firstYear() + years / 2;
  }
}
