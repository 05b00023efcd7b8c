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

-- FAIL an index is between -100 and 100
SELECT filing_code, question, option, breakdown_option, di
FROM core.fct_survey_table
WHERE ABS(di) > 100;

-- FAIL no figure of a shown table is lost
SELECT printed.filing_code, printed.figure_no
FROM core.fct_survey_printed AS printed
INNER JOIN reference_questions AS question
  ON printed.questionnaire = question.questionnaire AND printed.question = question.question
LEFT JOIN reference_options AS option ON question.option_set = option.option_set AND printed.option = option.option
INNER JOIN core.fct_survey_table AS shown
  ON
    printed.filing_code = shown.filing_code
    AND printed.question = shown.question
    AND printed.breakdown_question <=> shown.breakdown_question
    AND printed.breakdown_option <=> shown.breakdown_option
WHERE
  printed.is_current
  AND NOT printed.is_set_aside
  AND shown.state = 'SHOWN'
  AND printed.measure IN ('COUNT', 'SHARE', 'ANSWERS')
GROUP BY printed.filing_code, printed.figure_no, printed.measure
HAVING
  NOT MAX(
    CASE printed.measure
      WHEN 'ANSWERS' THEN shown.responses IS NOT NULL
      ELSE
        shown.option = IF(option.is_no_answer = 'YES', 'NO_ANSWER', printed.option)
        AND IF(printed.measure = 'COUNT', shown.answers, shown.share) IS NOT NULL
    END
  );
