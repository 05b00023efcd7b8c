-- FAIL the grain is unique
SELECT indicator_code, fiscal_year
FROM mart.target_difficulty
GROUP BY indicator_code, fiscal_year
HAVING COUNT(*) > 1;
