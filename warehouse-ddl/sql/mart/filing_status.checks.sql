-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, form_type, fiscal_year, filing_code
FROM mart.filing_status
GROUP BY body_code, form_type, fiscal_year, filing_code
HAVING COUNT(*) > 1;

-- FAIL every document but copies has its row
SELECT filing.filing_code
FROM core.dim_filing AS filing
LEFT JOIN mart.filing_status AS shown ON filing.filing_code = shown.filing_code
WHERE filing.state <> 'SAME_CONTENT' AND shown.state IS NULL;

-- FAIL one row answers for every filing
SELECT body_code, form_type, fiscal_year, questionnaire, survey_round
FROM mart.filing_status
WHERE body_code IS NOT NULL AND form_type IS NOT NULL AND fiscal_year IS NOT NULL
GROUP BY body_code, form_type, fiscal_year, questionnaire, survey_round
HAVING COUNT_IF(is_latest) <> 1;
