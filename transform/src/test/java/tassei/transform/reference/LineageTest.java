package tassei.transform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tassei.transform.reference.Lineage.Descent;
import tassei.transform.reference.ReferenceFile.Line;

class LineageTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void aChainOfMergersIsFollowedToItsEnd() {
    Lineage lineage =
        lineage(
            TODAY,
            succession("moriyoshi", "animoriyoshi", "2006-04-01"),
            succession("ani", "animoriyoshi", "2006-04-01"),
            succession("animoriyoshi", "kitaakita", "2008-04-01"));

    assertThat(lineage.now())
        .containsExactly(
            new Descent("moriyoshi", null, "kitaakita", 1),
            new Descent("ani", null, "kitaakita", 1),
            new Descent("animoriyoshi", null, "kitaakita", 1));
    assertThat(lineage.byYear())
        .contains(
            new Descent("moriyoshi", 2006, "animoriyoshi", 1),
            new Descent("moriyoshi", 2008, "kitaakita", 1))
        .noneMatch(descent -> descent.atYear() == 2005);
  }

  @Test
  void aSuccessionThatIsOnlyAnnouncedChangesNothingYet() {
    Lineage lineage = lineage(TODAY, succession("a", "b", "2027-04-01"));

    assertThat(lineage.now()).isEmpty();
    assertThat(lineage.byYear()).isEmpty();
  }

  @Test
  void aSuccessionOnTheLastDayOfAYearBelongsToThatYear() {
    assertThat(lineage(TODAY, succession("a", "b", "2025-03-31")).byYear())
        .containsExactly(
            new Descent("a", 2024, "b", 1),
            new Descent("a", 2025, "b", 1),
            new Descent("a", 2026, "b", 1));
  }

  @Test
  void aSplitHasSeveralSuccessorsAndADepartureNone() {
    Lineage lineage =
        lineage(
            TODAY,
            succession("a", "b", "2024-04-01"),
            succession("a", "c", "2024-04-01"),
            succession("d", null, "2024-04-01"));

    assertThat(lineage.now())
        .containsExactly(
            new Descent("a", null, "b", 2),
            new Descent("a", null, "c", 2),
            new Descent("d", null, null, 0));
  }

  private static Lineage lineage(LocalDate today, Line... lines) {
    return new Lineage(List.of(lines), today);
  }

  private static Line succession(String predecessor, String successor, String day) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("predecessor_code", predecessor);
    values.put("successor_code", successor);
    values.put("effective_date", day);
    return new Line("here", values);
  }
}
