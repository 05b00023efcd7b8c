-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT indicator_code, fiscal_year
FROM mart.target_progress
GROUP BY indicator_code, fiscal_year
HAVING COUNT(*) > 1;
