package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two breakdowns of one survey, each of which is a question that is broken down by the other. */
class CrossedBreakdownsTest {
  private static final List<String> INDUSTRIES = List.of("製造", "建設", "小売", "飲食");
  private static final List<String> SIZES = List.of("0人", "1〜5人", "6〜20人", "21人以上");
  private static final long[][] RESPONDENTS = {
    {24, 31, 12, 3}, {18, 20, 9, 4}, {33, 36, 7, 2}, {6, 11, 8, 2}
  };

  @Test
  void whatStandsTwiceIsWithheldTwice() {
    Map<String, Long> shown = shown();

    for (String industry : INDUSTRIES) {
      for (String size : SIZES) {
        assertThat(shown.containsKey(industry + " by " + size))
            .as("%s by %s", industry, size)
            .isEqualTo(shown.containsKey(size + " by " + industry));
      }
    }
  }

  @Test
  void noSmallCountIsGivenBackByTheTotalOfItsRowOrColumn() {
    Map<String, Long> known = shown();
    List<String> small = new ArrayList<>();
    for (int row = 0; row < RESPONDENTS.length; row++) {
      for (int column = 0; column < RESPONDENTS[row].length; column++) {
        if (RESPONDENTS[row][column] < 5) {
          small.add(INDUSTRIES.get(row) + " by " + SIZES.get(column));
        }
      }
    }

    assertThat(known.keySet()).contains("製造", "建設", "小売", "0人");
    assertThat(small).hasSize(4).doesNotContainAnyElementsOf(known.keySet());
    while (subtract(known)) {
      assertThat(small).doesNotContainAnyElementsOf(known.keySet());
    }
  }

  /** Fills in what is the only unknown of a row or a column; whether there was any. */
  private static boolean subtract(Map<String, Long> known) {
    int before = known.size();
    INDUSTRIES.forEach(
        industry ->
            subtract(known, industry, SIZES.stream().map(s -> industry + " by " + s).toList()));
    SIZES.forEach(
        size -> subtract(known, size, INDUSTRIES.stream().map(i -> i + " by " + size).toList()));
    return known.size() > before;
  }

  private static void subtract(Map<String, Long> known, String total, List<String> parts) {
    List<String> missing = parts.stream().filter(part -> !known.containsKey(part)).toList();
    if (known.containsKey(total) && missing.size() == 1) {
      long rest = parts.stream().mapToLong(part -> known.getOrDefault(part, 0L)).sum();
      known.put(missing.getFirst(), known.get(total) - rest);
    }
  }

  private static Map<String, Long> shown() {
    return new SurveyRelease(DisclosureRule.USUAL, List.of())
        .protect(counts()).stream()
            .filter(one -> one.answers().isPublished())
            .map(ProtectedCount::count)
            .collect(
                Collectors.toMap(
                    count ->
                        count.breakdownQuestion() == null
                            ? count.option()
                            : count.option() + " by " + count.breakdownOption(),
                    SurveyCount::answers,
                    (one, other) -> one,
                    TreeMap::new));
  }

  private static List<SurveyCount> counts() {
    List<SurveyCount> counts = new ArrayList<>();
    long all = LongStream.range(0, 4).flatMap(i -> LongStream.of(RESPONDENTS[(int) i])).sum();
    for (int row = 0; row < 4; row++) {
      long ofRow = LongStream.of(RESPONDENTS[row]).sum();
      counts.add(count("industry", INDUSTRIES.get(row), null, null, ofRow, all));
      int place = row;
      long ofColumn = LongStream.range(0, 4).map(i -> RESPONDENTS[(int) i][place]).sum();
      counts.add(count("size", SIZES.get(row), null, null, ofColumn, all));
      for (int column = 0; column < 4; column++) {
        String industry = INDUSTRIES.get(row);
        String size = SIZES.get(column);
        long inColumn = 0;
        for (long[] one : RESPONDENTS) {
          inColumn += one[column];
        }
        counts.add(count("industry", industry, "size", size, RESPONDENTS[row][column], inColumn));
        counts.add(count("size", size, "industry", industry, RESPONDENTS[row][column], ofRow));
      }
    }
    return counts;
  }

  private static SurveyCount count(
      String question, String option, String by, String part, long answers, long responses) {
    return new SurveyCount(
        "chamber",
        false,
        true,
        question,
        "BREAKDOWN",
        option,
        true,
        by,
        part,
        answers,
        responses,
        responses);
  }
}
