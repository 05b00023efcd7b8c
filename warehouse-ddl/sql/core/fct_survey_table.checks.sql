-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, question, option, breakdown_question, breakdown_option
FROM core.fct_survey_table
GROUP BY ALL
HAVING COUNT(*) > 1;

-- FAIL no small count of a table is shown
SELECT shown.filing_code, shown.question, shown.option, shown.breakdown_option
FROM core.fct_survey_table AS shown
INNER JOIN reference_questionnaires AS questionnaire ON shown.questionnaire = questionnaire.questionnaire
WHERE shown.state = 'SHOWN' AND shown.is_valid AND shown.answers <> 0 AND shown.answers < questionnaire.minimum_count;
