-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, fiscal_year, measure_code
FROM mart.measure_achievement
GROUP BY body_code, fiscal_year, measure_code
HAVING COUNT(*) > 1;
