-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, source, questionnaire, fiscal_year, period, industry, question_code
FROM mart.business_conditions
GROUP BY ALL
HAVING COUNT(*) > 1;

-- FAIL an index is between -100 and 100
SELECT body_code, period, industry, question_code, di
FROM mart.business_conditions
WHERE ABS(di) > 100;
