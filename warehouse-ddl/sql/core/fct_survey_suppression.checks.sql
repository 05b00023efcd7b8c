-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, source, questionnaire, fiscal_year, survey_round, question, option, breakdown_question, breakdown_option
FROM core.fct_survey_suppression
GROUP BY ALL
HAVING COUNT(*) > 1;

-- FAIL every statistic has been protected
SELECT statistic.rows, suppression.rows
FROM (SELECT COUNT(*) AS rows FROM core.fct_survey_statistic) AS statistic
CROSS JOIN (SELECT COUNT(*) AS rows FROM core.fct_survey_suppression) AS suppression
WHERE statistic.rows <> suppression.rows;

-- WARN a breakdown is not published: protecting it would withhold too many totals, or takes too much work
SELECT family_code, questionnaire, fiscal_year, survey_round, breakdown_question, is_sum
FROM core.fct_survey_suppression
WHERE breakdown_question IS NOT NULL
GROUP BY ALL
HAVING EVERY(answers_state IN ('TOO_DEAR', 'TOO_MANY'));

-- WARN nothing of a round is published: too few answered
SELECT family_code, questionnaire, fiscal_year, survey_round
FROM core.fct_survey_suppression
GROUP BY ALL
HAVING NOT BOOL_OR(is_answers_shown OR is_valid_shown OR is_responses_shown);
