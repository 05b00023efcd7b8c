-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code
FROM core.dim_filing
GROUP BY filing_code
HAVING COUNT(*) > 1;
