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

-- FAIL what is suppressed has no figure
SELECT body_code, source, period, industry, question_code
FROM mart.business_conditions
WHERE
  suppressed
  AND (
    COALESCE(better_share, same_share, worse_share, di, di_change) IS NOT NULL
    OR source = 'PRINTED' AND COALESCE(answers, no_answers) IS NOT NULL
  );

-- FAIL an index is shown only beside the counts it is of
SELECT shown.body_code, shown.period, shown.industry, shown.question_code
FROM mart.business_conditions AS shown
INNER JOIN mart.survey_result AS result
  ON
    shown.body_code = result.body_code
    AND shown.source = result.source
    AND shown.questionnaire = result.questionnaire
    AND shown.fiscal_year = result.fiscal_year
    AND shown.period = result.survey_round
    AND shown.question_code = result.question_code
    AND shown.industry <=> result.breakdown
    AND result.sense IN ('BETTER', 'WORSE')
WHERE
  (result.breakdown_question_code IS NULL OR result.breakdown_question_code = 'industry')
  AND shown.source <> 'PRINTED'
  AND shown.di IS NOT NULL
  AND (result.suppressed OR result.valid_answers IS NULL);
