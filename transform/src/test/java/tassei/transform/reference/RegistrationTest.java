package tassei.transform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tassei.transform.reference.ReferenceFile.Line;

/** A plan and the summaries of one programme share what is registered, year by year. */
class RegistrationTest {
  private static final String PLAN = "action_program_plan";
  private static final String SUMMARY = "action_program_summary";

  @Test
  void aPlanTakesTheRowOfTheSummaryWhereItHasNone() {
    assertThat(shown(line(SUMMARY, "会員数", "HIGHER", "2021", null)))
        .containsExactly(
            "action_program_summary 会員数 HIGHER 2021-9999",
            "action_program_plan 会員数 HIGHER 2021-9999");
  }

  @Test
  void aRowOfThePlanGoesBeforeThatOfTheSummaryInItsOwnYearsOnly() {
    assertThat(
            shown(
                line(SUMMARY, "会 員 数", "HIGHER", null, "2025"),
                line(PLAN, "会員数", "LOWER", "2022", "2023")))
        .containsExactly(
            "action_program_summary 会員数 HIGHER 0-2025",
            "action_program_plan 会員数 LOWER 2022-2023",
            "action_program_plan 会員数 HIGHER 0-2021",
            "action_program_plan 会員数 HIGHER 2024-2025");
  }

  @Test
  void aRowOfThePlanUnderAnotherNameTakesNothingFromIt() {
    assertThat(
            shown(
                line(SUMMARY, "会員数", "HIGHER", null, null),
                line(PLAN, "脱退会員数", "LOWER", null, null)))
        .containsExactly(
            "action_program_summary 会員数 HIGHER 0-9999",
            "action_program_plan 脱退会員数 LOWER 0-9999",
            "action_program_plan 会員数 HIGHER 0-9999");
  }

  @Test
  void aSummaryTakesNothingFromAPlan() {
    assertThat(shown(line(PLAN, "会員数", "LOWER", null, null)))
        .containsExactly("action_program_plan 会員数 LOWER 0-9999");
  }

  @Test
  void aRowOfThePlanThatSaysNoUnitTakesThatOfTheSummaryInItsYears() {
    assertThat(
            shown(
                line(SUMMARY, "残高", "HIGHER", "2023", null, "千円"),
                line(PLAN, "残高", "LOWER", "2021", "2025")))
        .containsExactly(
            "action_program_summary 残高 HIGHER 2023-9999 千円",
            "action_program_plan 残高 LOWER 2023-2025 千円",
            "action_program_plan 残高 LOWER 2021-2022",
            "action_program_plan 残高 HIGHER 2026-9999 千円");
  }

  private static List<String> shown(Line... lines) {
    return Registration.of(List.of(lines)).stream()
        .map(
            registration ->
                "%s %s %s %d-%d %s"
                    .formatted(
                        registration.formType(),
                        registration.plainName(),
                        registration.line().value("direction"),
                        registration.validFrom(),
                        registration.validTo(),
                        registration.unit() == null ? "" : registration.unit())
                    .strip())
        .toList();
  }

  private static Line line(String form, String name, String direction, String from, String to) {
    return line(form, name, direction, from, to, null);
  }

  private static Line line(
      String form, String name, String direction, String from, String to, String unit) {
    Map<String, String> values = new HashMap<>();
    values.put("body_code", "052035");
    values.put("form_type", form);
    values.put("measure_no", "1");
    values.put("indicator_no", "1");
    values.put("indicator_name", name);
    values.put("direction", direction);
    values.put("valid_from", from);
    values.put("valid_to", to);
    values.put("unit", unit);
    return new Line("indicators.csv line 2", values);
  }
}
