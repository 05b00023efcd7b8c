-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, fiscal_year, form_type
FROM mart.program_achievement
GROUP BY body_code, fiscal_year, form_type
HAVING COUNT(*) > 1;
