-- FAIL the grain is unique
SELECT indicator_code, fiscal_year, filing_code
FROM mart.target_ledger
GROUP BY indicator_code, fiscal_year, filing_code
HAVING COUNT(*) > 1;
