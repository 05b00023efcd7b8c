-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT strategy_code
FROM core.dim_strategy
GROUP BY strategy_code
HAVING COUNT(*) > 1;
