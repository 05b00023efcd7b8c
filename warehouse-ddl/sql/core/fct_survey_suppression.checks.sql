-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL every statistic has been protected
SELECT statistic.rows, suppression.rows
FROM (SELECT COUNT(*) AS rows FROM core.fct_survey_statistic) AS statistic
CROSS JOIN (SELECT COUNT(*) AS rows FROM core.fct_survey_suppression) AS suppression
WHERE statistic.rows <> suppression.rows;
