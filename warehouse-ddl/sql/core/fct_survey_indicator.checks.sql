-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, fiscal_year, indicator_code
FROM core.fct_survey_indicator
GROUP BY body_code, fiscal_year, indicator_code
HAVING COUNT(*) > 1;
