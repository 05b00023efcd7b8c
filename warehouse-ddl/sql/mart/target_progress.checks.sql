-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT indicator_code, fiscal_year
FROM mart.target_progress
GROUP BY indicator_code, fiscal_year
HAVING COUNT(*) > 1;

-- FAIL the last baseline of every indicator of a plan is in the mart
SELECT baseline.indicator_code, baseline.fiscal_year, baseline.filing_code
FROM (
  SELECT
    indicator_code,
    fiscal_year,
    filing_code,
    STRUCT(filing_order, fiscal_year)
    < MAX(STRUCT(filing_order, fiscal_year)) OVER (PARTITION BY indicator_code) AS is_earlier
  FROM core.fct_indicator_target
  WHERE target_kind = 'BASELINE' AND is_current
) AS baseline
LEFT JOIN mart.target_progress AS shown
  ON baseline.indicator_code = shown.indicator_code AND baseline.fiscal_year = shown.baseline_year
WHERE NOT baseline.is_earlier AND shown.indicator_code IS NULL;
