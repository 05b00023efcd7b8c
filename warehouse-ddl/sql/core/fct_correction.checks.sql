-- FAIL a correction no longer meets the value it expects: take it out of corrections.csv or mend it
SELECT
  body_code, form_type, fiscal_year, measure_no, indicator_no, indicator_name, field, value_year, expected, found,
  filing_code
FROM core.fct_correction
WHERE state = 'REFUSED' AND indicator_place IS NOT NULL;

-- FAIL a correction names an indicator that the filing does not have: see to its numbers and its name in corrections.csv
SELECT
  body_code, form_type, fiscal_year, measure_no, indicator_no, indicator_name, field, value_year, expected,
  filing_code
FROM core.fct_correction
WHERE state = 'REFUSED' AND indicator_place IS NULL;

-- FAIL the grain is unique
SELECT body_code, form_type, fiscal_year, measure_no, indicator_no, indicator_name, field, value_year, filing_code
FROM core.fct_correction
GROUP BY body_code, form_type, fiscal_year, measure_no, indicator_no, indicator_name, field, value_year, filing_code
HAVING COUNT(*) > 1;
