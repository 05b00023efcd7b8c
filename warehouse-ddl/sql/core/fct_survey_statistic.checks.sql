-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, source, questionnaire, fiscal_year, survey_round, question, option, breakdown_question, breakdown_option
FROM core.fct_survey_statistic
GROUP BY ALL
HAVING COUNT(*) > 1;

-- FAIL the answers of a single-answer question add to its responses
SELECT body_code, source, questionnaire, survey_round, question, breakdown_question, breakdown_option
FROM core.fct_survey_statistic
WHERE question_kind IN ('SINGLE', 'BREAKDOWN', 'NUMERIC')
GROUP BY ALL
HAVING SUM(answers) <> MAX(responses);

-- FAIL the parts of a breakdown add to the whole
SELECT parts.body_code, parts.source, parts.questionnaire, parts.survey_round, parts.question, parts.option
FROM (
  SELECT body_code, source, questionnaire, fiscal_year, survey_round, question, option, breakdown_question,
    SUM(answers) AS answers
  FROM core.fct_survey_statistic
  WHERE breakdown_question IS NOT NULL AND source = 'RESPONSES'
  GROUP BY ALL
) AS parts
INNER JOIN core.fct_survey_statistic AS whole
  ON
    parts.body_code = whole.body_code
    AND parts.source = whole.source
    AND parts.questionnaire = whole.questionnaire
    AND parts.fiscal_year = whole.fiscal_year
    AND parts.survey_round = whole.survey_round
    AND parts.question = whole.question
    AND parts.option = whole.option
    AND whole.breakdown_question IS NULL
WHERE parts.answers <> whole.answers;

-- WARN more responses came back than forms were delivered
SELECT DISTINCT body_code, source, questionnaire, survey_round, responses, delivered
FROM core.fct_survey_statistic
WHERE responses > COALESCE(delivered, sent);
