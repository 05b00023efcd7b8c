-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, valid_from
FROM core.dim_body
GROUP BY body_code, valid_from
HAVING COUNT(*) > 1;
