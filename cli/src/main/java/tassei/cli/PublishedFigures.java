package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the marts show beside the counts of surveys, through Trino: boxes and means, indices,
 * indicators and discrepancies. Nothing of it may tell more than the counts that {@code
 * mart.survey_result} shows.
 */
final class PublishedFigures {
  /** Of one question of one body and breakdown: which counts are shown, as the mart has them. */
  private static final String COUNTS =
      """
      WITH result AS (
        SELECT
          body_code, source, questionnaire, fiscal_year, survey_round, question_code,
          breakdown_question_code, breakdown_code, breakdown,
          max(filing_code) AS filing_code,
          max(top_box_share) AS top_box_share,
          max(bottom_box_share) AS bottom_box_share,
          max(mean_score) AS mean_score,
          max(response_rate_sent) AS response_rate_sent,
          max(response_rate_delivered) AS response_rate_delivered,
          max(valid_answers) AS valid_answers,
          max(responses) AS responses,
          bool_or(is_top_box AND shown_answers IS NULL) AS lacks_top,
          bool_or(is_bottom_box AND shown_answers IS NULL) AS lacks_bottom,
          bool_or(sense IN ('BETTER', 'WORSE') AND shown_answers IS NULL) AS lacks_sense,
          bool_or(is_valid AND shown_answers IS NULL) AS lacks_any,
          map_agg(option_code, shown_answers) AS answers,
          map_agg(option_code, shown_share) AS shares
        FROM (
          SELECT
            survey_result.*, IF(%2$s, NULL, answers) AS shown_answers, IF(%2$s, NULL, share) AS shown_share
          FROM mart.survey_result %1$s
          WHERE source <> 'PRINTED'
        )
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
      )
      """;

  private static final String STATISTICS =
      """
      SELECT concat_ws(' ', body_code, source, questionnaire, survey_round, question_code, breakdown_code) AS place,
        top_box_share IS NOT NULL AND (valid_answers IS NULL OR lacks_top)
        OR bottom_box_share IS NOT NULL AND (valid_answers IS NULL OR lacks_bottom)
        OR mean_score IS NOT NULL AND (valid_answers IS NULL OR lacks_any)
        OR coalesce(response_rate_sent, response_rate_delivered) IS NOT NULL AND responses IS NULL AS is_breach
      FROM result
      WHERE coalesce(top_box_share, bottom_box_share, mean_score, response_rate_sent, response_rate_delivered)
        IS NOT NULL
      ORDER BY 1
      """;

  private static final String INDICES =
      """
      SELECT concat_ws(' ', shown.body_code, shown.source, shown.period, shown.question_code, shown.industry) AS place,
        coalesce(result.valid_answers IS NULL OR result.lacks_sense, TRUE) AS is_breach
      FROM mart.business_conditions %1$s AS shown
      LEFT JOIN result
        ON shown.body_code = result.body_code AND shown.source = result.source
          AND shown.questionnaire = result.questionnaire AND shown.fiscal_year = result.fiscal_year
          AND shown.period = result.survey_round AND shown.question_code = result.question_code
          AND coalesce(result.breakdown_question_code, 'industry') = 'industry'
          AND shown.industry IS NOT DISTINCT FROM result.breakdown
      WHERE shown.source <> 'PRINTED'
        AND coalesce(shown.di, shown.better_share, shown.worse_share, shown.same_share) IS NOT NULL
      ORDER BY 1
      """;

  private static final String INDICATORS =
      """
      SELECT concat_ws(' ', shown.indicator_code, cast(shown.fiscal_year AS varchar)) AS place,
        NOT coalesce(CASE of_survey.statistic
          WHEN 'TOP_BOX' THEN NOT result.lacks_top AND abs(100 * result.top_box_share - shown.actual) <= 0.01
          WHEN 'BOTTOM_BOX' THEN NOT result.lacks_bottom AND abs(100 * result.bottom_box_share - shown.actual) <= 0.01
          WHEN 'SHARE' THEN any_match(map_values(result.shares), share -> abs(100 * share - shown.actual) <= 0.01)
          WHEN 'MEAN' THEN NOT result.lacks_any AND abs(result.mean_score - shown.actual) <= 0.01
          WHEN 'DI' THEN NOT result.lacks_sense AND result.valid_answers IS NOT NULL
          WHEN 'RESPONSE_RATE_SENT' THEN abs(100 * result.response_rate_sent - shown.actual) <= 0.01
          WHEN 'RESPONSE_RATE_DELIVERED' THEN abs(100 * result.response_rate_delivered - shown.actual) <= 0.01
        END, FALSE) AS is_breach
      FROM mart.indicator_achievement %1$s AS shown
      INNER JOIN core.fct_survey_indicator %1$s AS of_survey
        ON shown.filing_code = of_survey.filing_code AND shown.indicator_code = of_survey.indicator_code
      LEFT JOIN result
        ON of_survey.filing_code = result.filing_code AND of_survey.question = result.question_code
          AND of_survey.breakdown_question IS NOT DISTINCT FROM result.breakdown_question_code
          AND of_survey.breakdown_option IS NOT DISTINCT FROM result.breakdown_code
      WHERE shown.actual IS NOT NULL
      ORDER BY 1
      """;

  private static final String DISCREPANCIES =
      """
      SELECT concat_ws(' ', shown.body_code, shown.kind, shown.source_file, shown.source_cell) AS place,
        NOT coalesce(CASE printed.measure
          WHEN 'COUNT' THEN element_at(result.answers, printed.option) IS NOT NULL
          WHEN 'SHARE' THEN element_at(result.shares, printed.option) IS NOT NULL
          ELSE NOT result.lacks_sense AND result.valid_answers IS NOT NULL
        END, FALSE) AS is_breach
      FROM mart.discrepancy %1$s AS shown
      INNER JOIN core.dim_filing %1$s AS filing
        ON shown.body_code = filing.body_code AND shown.fiscal_year = filing.fiscal_year
          AND shown.source_file = filing.file_name
      INNER JOIN core.fct_survey_printed %1$s AS printed
        ON filing.filing_code = printed.filing_code AND shown.kind = 'SURVEY_' || printed.measure
          AND shown.source_sheet = printed.source_sheet AND shown.source_cell = printed.source_cell
      LEFT JOIN result
        ON printed.body_code = result.body_code AND result.source = 'RESPONSES'
          AND printed.questionnaire = result.questionnaire AND printed.fiscal_year = result.fiscal_year
          AND printed.survey_round = result.survey_round AND printed.question = result.question_code
          AND printed.breakdown_question IS NOT DISTINCT FROM result.breakdown_question_code
          AND printed.breakdown_option IS NOT DISTINCT FROM result.breakdown_code
      WHERE try_cast(element_at(split(shown.computed, ' / '), -1) AS decimal(18, 4)) = round(printed.from_responses, 2)
        AND round(printed.from_table, 2) IS DISTINCT FROM round(printed.from_responses, 2)
      ORDER BY 1
      """;

  private final TrinoRows trino;
  private final String alsoWithheld;

  PublishedFigures(TrinoRows trino) {
    this(trino, "FALSE");
  }

  /**
   * What the other figures would tell if {@code mart.survey_result} withheld more.
   *
   * @param alsoWithheld the condition on the mart under which a count is taken as withheld
   */
  PublishedFigures(TrinoRows trino, String alsoWithheld) {
    this.trino = requireNonNull(trino, "trino is null");
    this.alsoWithheld = requireNonNull(alsoWithheld, "alsoWithheld is null");
  }

  /**
   * Audits every table that shows such figures.
   *
   * @param edition what is audited; null for what is published now
   */
  List<AuditedTable> audit(String edition) {
    return List.of(
        audited("mart.survey_result", STATISTICS, edition),
        audited("mart.business_conditions", INDICES, edition),
        audited("mart.indicator_achievement", INDICATORS, edition),
        audited("mart.discrepancy", DISCREPANCIES, edition));
  }

  private AuditedTable audited(String table, String figures, String edition) {
    String version = edition == null ? "" : "FOR VERSION AS OF " + TrinoRows.literal(edition);
    List<TrinoRow> rows = trino.ask((COUNTS + figures).formatted(version, alsoWithheld));
    return new AuditedTable(
        table,
        rows.size(),
        rows.stream()
            .filter(row -> (Boolean) row.value("is_breach"))
            .map(row -> row.text("place"))
            .toList());
  }
}
