-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, fiscal_year
FROM core.fct_program_total
GROUP BY filing_code, fiscal_year
HAVING COUNT(*) > 1;
