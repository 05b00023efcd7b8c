-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT measure_code
FROM core.dim_measure
GROUP BY measure_code
HAVING COUNT(*) > 1;
