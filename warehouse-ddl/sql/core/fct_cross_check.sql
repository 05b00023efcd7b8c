-- core.fct_cross_check
--
-- Grain    one row per figure that another document, the reference data or a printed rule contradicts
-- Reads    core.dim_indicator, core.dim_scale, core.fct_concept_value, core.fct_correction,
--          core.fct_indicator_result, core.fct_rollup, core.fct_survey_printed,
--          core.fct_survey_suppression, core.fct_survey_table, core.fct_target_flag, reference/options.csv,
--          reference/questionnaires.csv, reference/questions.csv
-- Driver   core.fct_concept_value, core.fct_indicator_result, core.fct_survey_printed, core.fct_target_flag
-- Parts    local by SPLIT_PART(filing_code, ':', 1)
-- Serves   mart.discrepancy
--
-- A federation's own figure holds its own work besides the chambers', so that a difference need not be
-- an error; the explanation says so, and who is missing. A grade is recomputed only where the scale
-- prints a rule (rate_from, rate_below in scales.csv). What the responses of a survey give is told only
-- where the count it follows from is shown, and what a table prints only where the table or these are
-- (docs/disclosure.md); that the figures differ is told always. A rate of response gives back how many
-- answered: it is told where these are enough.

CREATE TABLE core.fct_cross_check (
  kind STRING COMMENT '食い違いの種類: PLAN_TARGET、FEDERATION_TOTAL、RATIO_PARTS、CORRECTED、GRADE、SURVEY_COUNT、SURVEY_SHARE、SURVEY_DI、SURVEY_RESPONSE_RATE',
  filing_code STRING COMMENT '印刷された値の提出物コード',
  fiscal_year INT COMMENT '年度(開始年)',
  what STRING COMMENT '対象(指標または概念)',
  indicator_code STRING COMMENT '指標コード',
  printed STRING COMMENT '印刷されたもの',
  computed STRING COMMENT '計算したもの、または他の文書のもの',
  explanation STRING COMMENT '分かっている理由',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '文書・登録・基準をまたいだ照合の食い違い';

WITH results AS (
  SELECT result.*, COALESCE(result.printed_indicator_name, indicator.indicator_name) AS indicator_name
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current AND result.row_role = 'INDICATOR'
),

grades AS (
  SELECT
    results.*,
    MAX(IF(100 * rate >= scale.rate_from AND COALESCE(100 * rate < scale.rate_below, TRUE), scale.mark, NULL)) AS mark_by_rule,
    MAX(IF(scale.mark = printed_status, scale.rule, NULL)) AS rule
  FROM (
    SELECT
      results.*,
      IF(direction = 'LOWER', target / NULLIF(judged_actual, 0), judged_actual / NULLIF(target, 0)) AS rate
    FROM results
    WHERE
      printed_scale IS NOT NULL
      AND actual_kind = 'MEASURED'
      AND target_kind = 'MEASURED'
      AND target_qualifier NOT IN ('RELATIVE', 'OVER_PERIOD')
  ) AS results
  INNER JOIN core.dim_scale AS scale
    ON
      results.printed_scale = scale.scale_id
      AND results.fiscal_year >= COALESCE(scale.valid_from, results.fiscal_year)
      AND results.fiscal_year <= COALESCE(scale.valid_to, results.fiscal_year)
  GROUP BY ALL
),

-- how many answered a printed table, by its own words and by the responses of the round
respondents AS (
  SELECT
    printed.filing_code,
    COALESCE(MIN(printed.printed) >= MAX(questionnaire.minimum_count), FALSE)
    AND COALESCE(MIN(responded.is_responses_shown), TRUE) AS is_shown
  FROM core.fct_survey_printed AS printed
  INNER JOIN reference_questionnaires AS questionnaire ON printed.questionnaire = questionnaire.questionnaire
  LEFT JOIN (
    SELECT body_code, questionnaire, fiscal_year, survey_round, MIN(is_responses_shown) AS is_responses_shown
    FROM core.fct_survey_suppression
    WHERE source = 'RESPONSES' AND breakdown_question IS NULL
    GROUP BY body_code, questionnaire, fiscal_year, survey_round
  ) AS responded
    ON
      printed.body_code = responded.body_code
      AND printed.questionnaire = responded.questionnaire
      AND printed.fiscal_year = responded.fiscal_year
      AND printed.survey_round = responded.survey_round
  WHERE printed.question IS NULL AND printed.measure = 'ANSWERS'
  GROUP BY printed.filing_code
),

surveyed AS (
  SELECT
    printed.*,
    IF(
      CASE printed.measure
        WHEN 'COUNT' THEN suppression.is_answers_shown
        WHEN 'SHARE' THEN suppression.is_answers_shown AND suppression.is_valid_shown
        ELSE suppression.is_di_shown
      END,
      printed.from_responses,
      NULL
    ) AS shown_from_responses,
    IF(printed.question IS NULL, respondents.is_shown, figure.state = 'SHOWN') AS is_printed_shown,
    COALESCE(
      ABS(printed.printed - printed.from_responses)
      > IF(printed.measure = 'DI', 0.1, 0.5 / POWER(10, printed.decimals)),
      FALSE
    ) AS differs_from_responses
  FROM core.fct_survey_printed AS printed
  LEFT JOIN core.fct_survey_suppression AS suppression
    ON
      printed.body_code = suppression.body_code
      AND suppression.source = 'RESPONSES'
      AND printed.questionnaire = suppression.questionnaire
      AND printed.fiscal_year = suppression.fiscal_year
      AND printed.survey_round = suppression.survey_round
      AND printed.question = suppression.question
      AND COALESCE(printed.option, 'NO_ANSWER') = suppression.option
      AND printed.breakdown_question <=> suppression.breakdown_question
      AND printed.breakdown_option <=> suppression.breakdown_option
  LEFT JOIN (
    SELECT DISTINCT filing_code, question, breakdown_question, breakdown_option, state
    FROM core.fct_survey_table
  ) AS figure
    ON
      printed.filing_code = figure.filing_code
      AND printed.question = figure.question
      AND printed.breakdown_question <=> figure.breakdown_question
      AND printed.breakdown_option <=> figure.breakdown_option
  LEFT JOIN respondents ON printed.filing_code = respondents.filing_code
  WHERE printed.is_current AND NOT printed.agrees
),

-- a printed figure is told where the table is, or the figure of the responses in its place
told AS (
  SELECT
    surveyed.*,
    COALESCE(is_printed_shown, FALSE) OR shown_from_responses IS NOT NULL AS is_told
  FROM surveyed
)

SELECT
  'PLAN_TARGET' AS kind,
  filing_code,
  fiscal_year,
  indicator_name AS what,
  REPLACE(indicator_code, ':action_program_plan', ':action_program_summary') AS indicator_code,
  COALESCE(plain(target_printed), '-') AS printed,
  COALESCE(plain(target_latest), '-') AS computed,
  IF(
    target_printed <=> target_first AND NOT target_first <=> target_latest,
    '様式は当初計画の目標のまま(計画は後に見直された)',
    '計画の目標と様式の目標が異なる'
  ) AS explanation,
  source_sheet,
  source_cell
FROM core.fct_target_flag
WHERE flag = 'PRINTED_DIFFERS_FROM_PLAN'
UNION ALL
SELECT
  'FEDERATION_TOTAL',
  printed.filing_code,
  printed.fiscal_year,
  concept.indicator_name,
  printed.indicator_codes,
  plain(printed.actual),
  plain(rollup.actual),
  CONCAT_WS(
    '。',
    '連合会の値は連合会自身の取組を含むことがある',
    IF(rollup.missing_chambers IS NULL, NULL, CONCAT('報告のない商工会: ', rollup.missing_chambers))
  ),
  concept.source_sheet,
  concept.source_cell
FROM core.fct_concept_value AS printed
INNER JOIN core.fct_rollup AS rollup
  ON
    rollup.area_kind = 'FEDERATION'
    AND printed.body_code = rollup.area_code
    AND printed.fiscal_year = rollup.fiscal_year
    AND printed.concept_code = rollup.concept_code
    AND rollup.basis = 'AS_WAS'
    AND printed.unit <=> rollup.unit
INNER JOIN results AS concept
  ON
    printed.filing_code = concept.filing_code
    AND printed.fiscal_year = concept.fiscal_year
    AND SPLIT(printed.indicator_codes, ',')[0] = concept.indicator_code
WHERE
  printed.body_type = 'FEDERATION'
  AND ABS(printed.actual - rollup.actual)
  > 0.5 / POWER(10, LENGTH(REGEXP_EXTRACT(plain(printed.actual), '\\.(.*)$', 1)))
UNION ALL
SELECT
  'RATIO_PARTS',
  value.filing_code,
  value.fiscal_year,
  results.indicator_name,
  results.indicator_code,
  plain(value.actual),
  plain(ROUND(100 * value.numerator / value.denominator, 4)),
  '登録された分子と分母の比と異なる',
  results.source_sheet,
  results.source_cell
FROM core.fct_concept_value AS value
INNER JOIN results
  ON
    value.filing_code = results.filing_code
    AND value.fiscal_year = results.fiscal_year
    AND value.indicator_codes = results.indicator_code
WHERE
  value.unit = '%'
  AND value.denominator > 0
  AND ABS(value.actual - 100 * value.numerator / value.denominator)
  > 0.5 / POWER(10, LENGTH(REGEXP_EXTRACT(plain(value.actual), '\\.(.*)$', 1)))
UNION ALL
SELECT
  'CORRECTED',
  correction.filing_code,
  correction.value_year,
  correction.indicator_name,
  results.indicator_code,
  plain(correction.expected),
  plain(correction.corrected),
  CONCAT(correction.reason, '(', correction.known_at, ' ', correction.source, ')'),
  results.source_sheet,
  IF(correction.field = 'ACTUAL', results.source_cell, results.target_cell)
FROM core.fct_correction AS correction
INNER JOIN results
  ON
    correction.filing_code = results.filing_code
    AND correction.value_year = results.fiscal_year
    AND ENDSWITH(results.indicator_code, CONCAT(':', correction.indicator_place))
WHERE correction.state = 'APPLIED'
UNION ALL
SELECT
  'GRADE',
  filing_code,
  fiscal_year,
  indicator_name,
  indicator_code,
  printed_status,
  mark_by_rule,
  CONCAT('目標比 ', plain(ROUND(100 * rate, 1)), '%。基準: ', rule),
  source_sheet,
  status_cell
FROM grades
WHERE mark_by_rule <> printed_status
UNION ALL
SELECT
  CONCAT('SURVEY_', printed.measure),
  printed.filing_code,
  printed.fiscal_year,
  COALESCE(NULLIF(CONCAT_WS(' ', breakdown.label, question.text, option.label), ''), '調査全体'),
  NULL,
  IF(printed.is_told, plain(printed.printed), '秘匿'),
  NULLIF(
    CONCAT_WS(
      ' / ',
      IF(
        printed.is_told AND ABS(printed.printed - printed.from_table) > 0,
        plain(ROUND(printed.from_table, 2)),
        NULL
      ),
      plain(ROUND(printed.shown_from_responses, 2))
    ),
    ''
  ),
  CASE
    WHEN NOT printed.differs_from_responses THEN '同じ表のほかの数値から計算した値と異なる'
    WHEN printed.shown_from_responses IS NULL THEN '同じ調査回の回答から計算した値と異なる(その値は秘匿)'
    ELSE '同じ調査回の回答から計算した値と異なる'
  END,
  printed.source_sheet,
  printed.source_cell
FROM told AS printed
LEFT JOIN reference_questions AS question
  ON printed.questionnaire = question.questionnaire AND printed.question = question.question
LEFT JOIN reference_options AS option ON question.option_set = option.option_set AND printed.option = option.option
LEFT JOIN reference_questions AS broken_down
  ON printed.questionnaire = broken_down.questionnaire AND printed.breakdown_question = broken_down.question
LEFT JOIN reference_options AS breakdown
  ON broken_down.option_set = breakdown.option_set AND printed.breakdown_option = breakdown.option
