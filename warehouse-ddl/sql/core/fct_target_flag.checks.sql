-- FAIL the grain is unique
SELECT flag, indicator_code, fiscal_year
FROM core.fct_target_flag
GROUP BY flag, indicator_code, fiscal_year
HAVING COUNT(*) > 1;
