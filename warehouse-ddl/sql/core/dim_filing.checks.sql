-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code
FROM core.dim_filing
GROUP BY filing_code
HAVING COUNT(*) > 1;

-- FAIL a body, form and year (of a survey its round) has one current document
SELECT body_code, form_type, fiscal_year, questionnaire, survey_round
FROM core.dim_filing
WHERE state = 'CURRENT'
GROUP BY body_code, form_type, fiscal_year, questionnaire, survey_round
HAVING COUNT(*) > 1;

-- FAIL every version but the first supersedes another
SELECT filing_code
FROM core.dim_filing
WHERE state IN ('CURRENT', 'SUPERSEDED') AND (version_no = 1) <> (supersedes IS NULL);
