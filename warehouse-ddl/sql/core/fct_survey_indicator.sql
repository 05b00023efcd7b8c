-- core.fct_survey_indicator
--
-- Grain    one row per body, fiscal year and indicator whose actual is a statistic of a survey
-- Reads    core.dim_filing, core.fct_indicator_target, core.fct_survey_statistic,
--          core.fct_survey_suppression, reference/rules.csv, reference/survey_indicators.csv
-- Driver   core.fct_survey_statistic
-- Parts    local by body_code
-- Serves   core.dim_indicator and core.fct_indicator_result: it is judged, rolled up and compared like
--          any other
--
-- A row of a body goes before one for all bodies. The target is the registered one, else that of the
-- newest plan for the indicator named. Of several rounds in a year the last one counts. A statistic
-- that mart.survey_result suppresses is WITHHELD, not 0, and its source is the column
-- without rows (E:E), as is that of a part and of a round whose respondents are not told.

CREATE TABLE core.fct_survey_indicator (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  survey_round STRING COMMENT '調査回',
  indicator_code STRING COMMENT '指標コード(団体:様式:指標)',
  indicator_name STRING COMMENT '指標の名称',
  concept_code STRING COMMENT '共通概念コード',
  question STRING COMMENT '設問コード',
  statistic STRING COMMENT '統計量(TOP_BOX、MEAN、RESPONSE_RATE_SENT など)',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  unit STRING COMMENT '単位(%、点、ポイント)',
  direction STRING COMMENT '良い方向',
  actual_kind STRING COMMENT '実績の種類(MEASURED、NOT_REPORTED、WITHHELD: 少人数のため秘匿)',
  actual DECIMAL(18, 4) COMMENT '実績',
  target DECIMAL(18, 4) COMMENT '目標(NULL: 目標なし)',
  achievement STRING COMMENT '達成区分(MET、MISSED、NOT_RATED、UNKNOWN)',
  achievement_rate DECIMAL(18, 4) COMMENT '達成率(1=100%)',
  numerator DECIMAL(18, 4) COMMENT '分子(回答数など)',
  denominator DECIMAL(18, 4) COMMENT '分母(有効回答数など)',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセルの範囲(行から人数や人が分かるときは列のみ、例 E:E)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '調査の統計を実績とする指標';

WITH registered AS (
  SELECT
    statistic.*,
    indicator.indicator,
    indicator.indicator_name,
    indicator.concept_code,
    indicator.statistic,
    indicator.direction,
    indicator.target AS registered_target,
    indicator.target_indicator,
    suppression.is_answers_shown,
    suppression.is_valid_shown,
    suppression.is_responses_shown,
    suppression.is_top_box_shown,
    suppression.is_bottom_box_shown,
    suppression.is_di_shown,
    suppression.is_mean_shown,
    ROW_NUMBER() OVER (
      PARTITION BY statistic.body_code, statistic.form_type, statistic.fiscal_year, indicator.indicator
      ORDER BY indicator.body_code IS NULL, statistic.survey_round DESC
    ) AS preference
  FROM core.fct_survey_statistic AS statistic
  INNER JOIN core.fct_survey_suppression AS suppression
    ON
      statistic.body_code = suppression.body_code
      AND statistic.source = suppression.source
      AND statistic.questionnaire = suppression.questionnaire
      AND statistic.fiscal_year = suppression.fiscal_year
      AND statistic.survey_round = suppression.survey_round
      AND statistic.question = suppression.question
      AND statistic.option = suppression.option
      AND statistic.breakdown_question <=> suppression.breakdown_question
      AND statistic.breakdown_option <=> suppression.breakdown_option
  INNER JOIN reference_survey_indicators AS indicator
    ON
      statistic.questionnaire = indicator.questionnaire
      AND statistic.question = indicator.question
      AND statistic.option = COALESCE(indicator.option, 'NO_ANSWER')
      AND statistic.breakdown_question <=> indicator.breakdown_question
      AND statistic.breakdown_option <=> indicator.breakdown_option
      AND statistic.body_code = COALESCE(indicator.body_code, statistic.body_code)
      AND statistic.fiscal_year >= COALESCE(indicator.valid_from, statistic.fiscal_year)
      AND statistic.fiscal_year <= COALESCE(indicator.valid_to, statistic.fiscal_year)
  WHERE statistic.source = 'RESPONSES'
),

parted AS (
  SELECT
    registered.*,
    CASE statistic
      WHEN 'TOP_BOX' THEN top_box_answers
      WHEN 'BOTTOM_BOX' THEN bottom_box_answers
      WHEN 'SHARE' THEN answers
      WHEN 'MEAN' THEN score_sum
      WHEN 'DI' THEN better_answers - worse_answers
      ELSE responses
    END AS numerator,
    CASE statistic
      WHEN 'RESPONSE_RATE_SENT' THEN sent
      WHEN 'RESPONSE_RATE_DELIVERED' THEN delivered
      ELSE valid_answers
    END AS denominator,
    NOT CASE statistic
      WHEN 'TOP_BOX' THEN is_top_box_shown
      WHEN 'BOTTOM_BOX' THEN is_bottom_box_shown
      WHEN 'SHARE' THEN is_answers_shown AND is_valid_shown
      WHEN 'MEAN' THEN is_mean_shown
      WHEN 'DI' THEN is_di_shown
      ELSE is_responses_shown
    END AS is_of_few
  FROM registered
  WHERE preference = 1
),

valued AS (
  SELECT
    parted.*,
    CASE
      WHEN statistic = 'MEAN' THEN '点'
      WHEN statistic = 'DI' THEN 'ポイント'
      ELSE '%'
    END AS unit,
    CASE
      WHEN COALESCE(denominator, 0) = 0 OR numerator IS NULL THEN 'NOT_REPORTED'
      WHEN is_of_few THEN 'WITHHELD'
      ELSE 'MEASURED'
    END AS actual_kind,
    CAST(
      IF(
        is_of_few,
        NULL,
        ROUND(IF(statistic = 'MEAN', 1, 100) * numerator / NULLIF(denominator, 0), 4)
      )
      AS DECIMAL(18, 4)
    ) AS actual
  FROM parted
),

planned AS (
  SELECT indicator_code, fiscal_year, MAX_BY(amount, filing_order) AS amount
  FROM core.fct_indicator_target
  WHERE target_kind IN ('PLANNED', 'PRINTED') AND is_current AND value_kind = 'MEASURED'
  GROUP BY indicator_code, fiscal_year
),

targeted AS (
  SELECT valued.*, COALESCE(valued.registered_target, planned.amount) AS target
  FROM valued
  LEFT JOIN planned
    ON valued.target_indicator = planned.indicator_code AND valued.fiscal_year = planned.fiscal_year
)

SELECT
  targeted.filing_code,
  targeted.body_code,
  filing.body_sk,
  targeted.form_type,
  targeted.fiscal_year,
  targeted.survey_round,
  CONCAT_WS(':', targeted.body_code, targeted.form_type, targeted.indicator) AS indicator_code,
  targeted.indicator_name,
  targeted.concept_code,
  targeted.question,
  targeted.statistic,
  targeted.breakdown_question,
  targeted.breakdown_option,
  targeted.unit,
  targeted.direction,
  targeted.actual_kind,
  targeted.actual,
  targeted.target,
  judge(
    targeted.direction,
    targeted.actual_kind,
    targeted.actual,
    IF(targeted.target IS NULL, 'NOT_REPORTED', 'MEASURED'),
    targeted.target,
    NULL,
    'NONE',
    rule.tie
  ) AS achievement,
  CAST(
    CASE
      WHEN targeted.actual < 0 OR targeted.target < 0 THEN NULL
      WHEN targeted.direction = 'HIGHER' THEN ROUND(targeted.actual / NULLIF(targeted.target, 0), 4)
      WHEN targeted.direction = 'LOWER' THEN ROUND(targeted.target / NULLIF(targeted.actual, 0), 4)
    END
    AS DECIMAL(18, 4)
  ) AS achievement_rate,
  CAST(IF(targeted.is_of_few, NULL, targeted.numerator) AS DECIMAL(18, 4)) AS numerator,
  CAST(IF(targeted.is_of_few, NULL, targeted.denominator) AS DECIMAL(18, 4)) AS denominator,
  targeted.source_sheet,
  -- rows would tell how many answered, and which of them belong together
  IF(
    targeted.is_of_few OR NOT targeted.is_responses_shown OR targeted.breakdown_question IS NOT NULL,
    REGEXP_REPLACE(targeted.source_cell, '[0-9]+', ''),
    targeted.source_cell
  ) AS source_cell
FROM targeted
INNER JOIN core.dim_filing AS filing ON targeted.filing_code = filing.filing_code
INNER JOIN reference_rules AS rule
  ON
    targeted.fiscal_year >= COALESCE(rule.valid_from, targeted.fiscal_year)
    AND targeted.fiscal_year <= COALESCE(rule.valid_to, targeted.fiscal_year)
