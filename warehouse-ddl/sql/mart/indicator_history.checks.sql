-- FAIL the grain is unique
SELECT indicator_code, fiscal_year, filing_code, is_corrected
FROM mart.indicator_history
GROUP BY indicator_code, fiscal_year, filing_code, is_corrected
HAVING COUNT(*) > 1;
