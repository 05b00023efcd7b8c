-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT fiscal_year
FROM core.dim_fiscal_year
GROUP BY fiscal_year
HAVING COUNT(*) > 1;
