-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, source, questionnaire, fiscal_year, survey_round, question_code, option_code, breakdown_question, breakdown_code
FROM mart.survey_result
GROUP BY ALL
HAVING COUNT(*) > 1;

-- FAIL every statistic is in the mart
SELECT statistic.body_code, statistic.questionnaire, statistic.survey_round, statistic.question, statistic.option
FROM core.fct_survey_statistic AS statistic
LEFT JOIN mart.survey_result AS shown
  ON
    statistic.body_code = shown.body_code
    AND statistic.source = shown.source
    AND statistic.questionnaire = shown.questionnaire
    AND statistic.fiscal_year = shown.fiscal_year
    AND statistic.survey_round = shown.survey_round
    AND statistic.question = shown.question_code
    AND statistic.option = shown.option_code
    AND statistic.breakdown_option <=> shown.breakdown_code
WHERE shown.option_code IS NULL;

-- FAIL what is suppressed has no figure
SELECT body_code, questionnaire, survey_round, question_code, option_code, breakdown_code
FROM mart.survey_result
WHERE suppressed AND (answers IS NOT NULL OR share IS NOT NULL OR suppressed_reason IS NULL);

-- FAIL of a printed table that is withheld nothing is shown
SELECT body_code, questionnaire, survey_round, question_code, option_code, breakdown_code
FROM mart.survey_result
WHERE
  source = 'PRINTED'
  AND suppressed
  AND COALESCE(responses, valid_answers, no_answers, share_low, share_change, top_box_share, bottom_box_share, mean_score)
  IS NOT NULL;

-- FAIL nothing that follows from a suppressed figure is shown
SELECT body_code, questionnaire, survey_round, question_code, option_code, breakdown_code
FROM mart.survey_result
WHERE
  source <> 'PRINTED'
  AND (answers IS NULL OR valid_answers IS NULL)
  AND (share IS NOT NULL OR share_low IS NOT NULL OR share_change IS NOT NULL)
  OR source <> 'PRINTED'
  AND valid_answers IS NULL
  AND (top_box_share IS NOT NULL OR bottom_box_share IS NOT NULL OR mean_score IS NOT NULL OR top_box_low IS NOT NULL)
  OR responses IS NULL AND (response_rate_sent IS NOT NULL OR response_rate_delivered IS NOT NULL);

-- FAIL a box or a mean is shown only beside all counts that it adds
SELECT body_code, source, questionnaire, survey_round, question_code, breakdown_code
FROM mart.survey_result
WHERE question_kind <> 'NUMERIC'
GROUP BY body_code, source, questionnaire, fiscal_year, survey_round, question_code, breakdown_question_code, breakdown_code
HAVING
  MAX(top_box_share) IS NOT NULL AND MAX(is_top_box AND suppressed)
  OR MAX(bottom_box_share) IS NOT NULL AND MAX(is_bottom_box AND suppressed)
  OR MAX(mean_score) IS NOT NULL AND MAX(is_valid AND suppressed);

-- FAIL every figure of a printed table is in the mart, or the responses are
SELECT printed.filing_code, printed.question, printed.option, printed.breakdown_option
FROM core.fct_survey_table AS printed
LEFT JOIN mart.survey_result AS shown
  ON
    printed.filing_code = shown.filing_code
    AND printed.question = shown.question_code
    AND printed.option = shown.option_code
    AND printed.breakdown_option <=> shown.breakdown_code
WHERE printed.state <> 'HAS_RESPONSES' AND shown.option_code IS NULL;
