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
