-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT indicator_code
FROM core.dim_indicator
GROUP BY indicator_code
HAVING COUNT(*) > 1;
