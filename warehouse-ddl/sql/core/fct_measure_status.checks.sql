-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, fiscal_year, measure_code
FROM core.fct_measure_status
GROUP BY filing_code, fiscal_year, measure_code
HAVING COUNT(*) > 1;
