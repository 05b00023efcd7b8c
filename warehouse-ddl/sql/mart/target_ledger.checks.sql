-- FAIL the grain is unique
SELECT indicator_code, fiscal_year, filing_code
FROM mart.target_ledger
GROUP BY indicator_code, fiscal_year, filing_code
HAVING COUNT(*) > 1;

-- FAIL every target of a plan and of a form is in the ledger
SELECT target.filing_code, target.indicator_code, target.fiscal_year
FROM core.fct_indicator_target AS target
LEFT JOIN mart.target_ledger AS shown
  ON
    target.filing_code = shown.filing_code
    AND target.fiscal_year = shown.fiscal_year
    AND REPLACE(target.indicator_code, ':action_program_summary', ':action_program_plan') = shown.indicator_code
WHERE
  target.target_kind IN ('PLANNED', 'PRINTED')
  AND target.indicator_code IS NOT NULL
  AND shown.filing_code IS NULL;
