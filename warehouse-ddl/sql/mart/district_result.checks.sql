-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, fiscal_year, indicator_code, role, source_cell
FROM mart.district_result
GROUP BY body_code, fiscal_year, indicator_code, role, source_cell
HAVING COUNT(*) > 1;
