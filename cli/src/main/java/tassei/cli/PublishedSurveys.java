package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tassei.transform.disclosure.Audit;
import tassei.transform.disclosure.DisclosureRule;
import tassei.transform.disclosure.ProtectedCount;
import tassei.transform.disclosure.Suppression;
import tassei.transform.disclosure.SurveyCount;
import tassei.transform.disclosure.SurveyRelease;

/** What the mart shows of the surveys, with the truth of core beside it, through Trino. */
final class PublishedSurveys {
  private static final String AS_SHOWN = "FALSE";

  private final TrinoRows trino;
  private final String alsoShownUnless;

  PublishedSurveys(TrinoRows trino) {
    this(trino, AS_SHOWN);
  }

  /**
   * What the mart would show if it withheld less.
   *
   * @param withheld the condition on core under which a count is withheld; others are shown
   */
  PublishedSurveys(TrinoRows trino, String withheld) {
    this.trino = requireNonNull(trino, "trino is null");
    alsoShownUnless = withheld.equals(AS_SHOWN) ? AS_SHOWN : "NOT (" + withheld + ")";
  }

  /**
   * Audits every round.
   *
   * @param edition what is audited; null for what is published now
   * @param earlier the editions before it, the oldest first
   */
  List<AuditedRound> audit(String edition, List<String> earlier) {
    Map<String, List<TrinoRow>> rounds = rounds(edition);
    List<Map<String, List<TrinoRow>>> before = earlier.stream().map(this::rounds).toList();
    List<AuditedRound> audited = new ArrayList<>();
    rounds.forEach(
        (name, rows) -> {
          List<List<ProtectedCount>> editions = new ArrayList<>();
          before.forEach(one -> editions.add(counts(one.getOrDefault(name, List.of()))));
          List<ProtectedCount> counts = counts(rows);
          audited.add(
              new AuditedRound(
                  name,
                  counts.size(),
                  new SurveyRelease(rule(rows.getFirst()), before(editions, counts))
                      .audit(counts, Audit.Depth.INTERVALS)));
        });
    return audited;
  }

  /** An edition that is the one audited adds nothing to it. */
  private static List<List<ProtectedCount>> before(
      List<List<ProtectedCount>> editions, List<ProtectedCount> counts) {
    return editions.stream()
        .filter(edition -> !edition.isEmpty() && !edition.equals(counts))
        .toList();
  }

  private Map<String, List<TrinoRow>> rounds(String edition) {
    String version = edition == null ? "" : "FOR VERSION AS OF " + TrinoRows.literal(edition);
    return trino
        .ask(
            """
            SELECT
              truth.family_code, truth.questionnaire, truth.fiscal_year, truth.survey_round,
              truth.body_code || ':' || truth.source AS body, truth.is_sum, truth.is_part,
              truth.question, truth.question_kind, truth.option, truth.is_valid,
              truth.breakdown_question, truth.breakdown_option,
              truth.answers, truth.responses, truth.valid_answers,
              truth.minimum_count, truth.dominance_percent,
              shown.answers IS NOT NULL OR shown.share IS NOT NULL OR %2$s AS is_answers_shown,
              shown.valid_answers IS NOT NULL AS is_valid_shown,
              shown.responses IS NOT NULL OR shown.response_rate_sent IS NOT NULL
                AS is_responses_shown
            FROM core.fct_survey_suppression %1$s AS truth
            INNER JOIN mart.survey_result %1$s AS shown
              ON truth.body_code = shown.body_code
                AND truth.source = shown.source
                AND truth.questionnaire = shown.questionnaire
                AND truth.fiscal_year = shown.fiscal_year
                AND truth.survey_round = shown.survey_round
                AND truth.question = shown.question_code
                AND truth.option = shown.option_code
                AND truth.breakdown_question IS NOT DISTINCT FROM shown.breakdown_question_code
                AND truth.breakdown_option IS NOT DISTINCT FROM shown.breakdown_code
            ORDER BY 1, 2, 3, 4, 5, 8, 10, 12, 13
            """
                .formatted(version, alsoShownUnless))
        .stream()
        .collect(
            Collectors.groupingBy(
                row ->
                    String.join(
                        " ",
                        row.text("family_code"),
                        row.text("questionnaire"),
                        row.text("fiscal_year"),
                        row.text("survey_round")),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static DisclosureRule rule(TrinoRow row) {
    int share = row.has("dominance_percent") ? row.number("dominance_percent") : 100;
    return new DisclosureRule(row.number("minimum_count"), share);
  }

  private static List<ProtectedCount> counts(List<TrinoRow> rows) {
    return rows.stream()
        .map(
            row ->
                new ProtectedCount(
                    count(row),
                    state(row, "is_answers_shown"),
                    state(row, "is_valid_shown"),
                    state(row, "is_responses_shown")))
        .toList();
  }

  /** Why a figure is withheld plays no part in what can be known of it. */
  private static Suppression state(TrinoRow row, String column) {
    return (Boolean) row.value(column) ? Suppression.PUBLISHED : Suppression.COMPLEMENTARY;
  }

  private static SurveyCount count(TrinoRow row) {
    return new SurveyCount(
        row.text("body"),
        (Boolean) row.value("is_sum"),
        (Boolean) row.value("is_part"),
        row.text("question"),
        row.text("question_kind"),
        row.text("option"),
        (Boolean) row.value("is_valid"),
        (String) row.value("breakdown_question"),
        (String) row.value("breakdown_option"),
        ((Number) row.value("answers")).longValue(),
        ((Number) row.value("responses")).longValue(),
        ((Number) row.value("valid_answers")).longValue());
  }
}
