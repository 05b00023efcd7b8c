-- core.fct_target_flag
--
-- Grain    one row per indicator (by its place in the plan), fiscal year and flag
-- Reads    core.dim_filing, core.dim_indicator, core.fct_indicator_result, core.fct_indicator_target,
--          reference/rules.csv
-- Driver   core.fct_indicator_result, core.fct_indicator_target
-- Parts    local by body_code
-- Serves   mart.target_flag, core.fct_cross_check
--
-- Compared are the plan of a body and the summaries of the same plan period, by place in the programme,
-- where both print the same name there. The latest target is that of the valid plan. Amounts are in the
-- unit of the form, without a form in that of the plan; what cannot be converted is not compared, nor a
-- share of the year before, or a sum over the plan, with an amount. The printed target is that of the
-- form, whatever a correction says of it.

CREATE TABLE core.fct_target_flag (
  flag STRING COMMENT '種類: PRINTED_DIFFERS_FROM_PLAN、MET_ONLY_AFTER_CUT、MISSING_FROM_FORM、MISSING_FROM_PLAN、CUMULATIVE_FALLS',
  body_code STRING COMMENT '団体コード',
  indicator_code STRING COMMENT '指標コード(計画の様式での)',
  indicator_name STRING COMMENT '指標の名称',
  fiscal_year INT COMMENT '年度(開始年)',
  filing_code STRING COMMENT '実績の様式の提出物コード(MISSING_FROM_FORMもその年度の様式)',
  target_first DECIMAL(18, 4) COMMENT '最初の計画の目標',
  target_latest DECIMAL(18, 4) COMMENT '有効な計画の目標(NULL: 有効な計画にない)',
  target_printed DECIMAL(18, 4) COMMENT '様式に印刷された目標',
  actual DECIMAL(18, 4) COMMENT '実績',
  actual_before DECIMAL(18, 4) COMMENT 'その前に報告された実績(CUMULATIVE_FALLSのとき)',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セル(様式の目標または実績)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '目標について気を付けるべきこと';

WITH planned AS (
  SELECT
    indicator_code,
    body_code,
    fiscal_year,
    MIN_BY(STRUCT(amount, value_kind, amount_upper, qualifier, unit), filing_order) AS first,
    MAX_BY(STRUCT(amount, value_kind, amount_upper, qualifier, unit), filing_order)
      FILTER (WHERE is_current) AS latest,
    BOOL_OR(is_current) AS is_in_plan
  FROM core.fct_indicator_target
  WHERE target_kind = 'PLANNED'
  GROUP BY indicator_code, body_code, fiscal_year
),

listed AS (
  SELECT DISTINCT indicator_code, body_code FROM core.dim_indicator
  WHERE form_type = 'action_program_plan'
),

plan_programmes AS (
  SELECT DISTINCT programme_code FROM core.dim_filing
  WHERE form_type = 'action_program_plan' AND state = 'CURRENT'
),

forms AS (
  SELECT
    filing_code,
    body_code,
    fiscal_year,
    REPLACE(programme_code, ':action_program_summary', ':action_program_plan') AS plan_programme
  FROM core.dim_filing
  WHERE form_type = 'action_program_summary' AND state = 'CURRENT'
),

results AS (
  SELECT
    result.* EXCEPT (unit),
    COALESCE(result.unit, result.registered_unit) AS unit,
    forms.plan_programme,
    REPLACE(result.indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code,
    COALESCE(result.printed_indicator_name, indicator.indicator_name) AS indicator_name,
    indicator.is_cumulative,
    IF(
      result.target_qualifier IN ('RELATIVE', 'OVER_PERIOD'), result.target_qualifier, 'AMOUNT'
    ) AS target_is
  FROM core.fct_indicator_result AS result
  INNER JOIN forms ON result.filing_code = forms.filing_code
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.row_role = 'INDICATOR'
),

paired AS (
  SELECT
    results.*,
    planned.first,
    planned.latest,
    planned.is_in_plan,
    IF(planned.first.qualifier <=> 'RELATIVE', results.unit, planned.first.unit) AS first_unit,
    IF(planned.latest.qualifier <=> 'RELATIVE', results.unit, planned.latest.unit) AS latest_unit,
    rule.tie
  FROM results
  INNER JOIN planned ON results.plan_code = planned.indicator_code AND results.fiscal_year = planned.fiscal_year
  INNER JOIN core.dim_indicator AS plan
    ON results.plan_code = plan.indicator_code AND same_name(results.indicator_name, plan.indicator_name)
  INNER JOIN reference_rules AS rule
    ON
      results.fiscal_year >= COALESCE(rule.valid_from, results.fiscal_year)
      AND results.fiscal_year <= COALESCE(rule.valid_to, results.fiscal_year)
),

scaled AS (
  SELECT
    paired.*,
    in_unit(first.amount, first_unit, unit) AS first_amount,
    in_unit(latest.amount, latest_unit, unit) AS latest_amount,
    in_unit(judged_actual, unit, first_unit) AS actual_as_first,
    in_unit(judged_actual, unit, latest_unit) AS actual_as_latest
  FROM paired
),

compared AS (
  SELECT
    scaled.*,
    judge(
      direction, IF(actual_as_first IS NULL, 'NOT_REPORTED', actual_kind), actual_as_first,
      first.value_kind, first.amount, first.amount_upper, first.qualifier, tie
    ) AS achievement_first,
    judge(
      direction, IF(actual_as_latest IS NULL, 'NOT_REPORTED', actual_kind), actual_as_latest,
      latest.value_kind, latest.amount, latest.amount_upper, latest.qualifier, tie
    ) AS achievement_latest
  FROM scaled
),

series AS (
  SELECT
    results.*,
    CAST(
      in_unit(LAG(results.actual) OVER years, LAG(results.unit) OVER years, results.unit) AS DECIMAL(18, 4)
    ) AS actual_before
  FROM results
  LEFT JOIN core.dim_indicator AS plan ON results.plan_code = plan.indicator_code
  WHERE
    (COALESCE(results.is_cumulative, FALSE) OR COALESCE(plan.is_cumulative, FALSE))
    AND results.actual IS NOT NULL
  WINDOW years AS (PARTITION BY results.plan_code, plain_name(results.indicator_name) ORDER BY results.fiscal_year)
)

SELECT
  'PRINTED_DIFFERS_FROM_PLAN' AS flag,
  body_code,
  plan_code AS indicator_code,
  indicator_name,
  fiscal_year,
  filing_code,
  CAST(first_amount AS DECIMAL(18, 4)) AS target_first,
  CAST(latest_amount AS DECIMAL(18, 4)) AS target_latest,
  target_printed,
  actual,
  CAST(NULL AS DECIMAL(18, 4)) AS actual_before,
  source_sheet,
  target_cell AS source_cell
FROM compared
WHERE
  is_in_plan
  AND (
    (target_printed IS NULL) <> (latest.amount IS NULL)
    OR (
      target_printed <> latest_amount
      AND target_is = IF(latest.qualifier IN ('RELATIVE', 'OVER_PERIOD'), latest.qualifier, 'AMOUNT')
    )
  )
UNION ALL
SELECT
  'MET_ONLY_AFTER_CUT', body_code, plan_code, indicator_name, fiscal_year, filing_code,
  CAST(first_amount AS DECIMAL(18, 4)), CAST(latest_amount AS DECIMAL(18, 4)),
  target, actual, NULL, source_sheet, source_cell
FROM compared
WHERE achievement_first = 'MISSED' AND (achievement_latest = 'MET' OR achievement = 'MET')
UNION ALL
SELECT
  'MISSING_FROM_FORM', planned.body_code, planned.indicator_code, indicator.indicator_name, planned.fiscal_year,
  forms.filing_code,
  CAST(in_unit(planned.first.amount, planned.first.unit, planned.latest.unit) AS DECIMAL(18, 4)),
  planned.latest.amount, NULL, NULL, NULL, NULL, NULL
FROM planned
INNER JOIN core.dim_indicator AS indicator ON planned.indicator_code = indicator.indicator_code
INNER JOIN forms
  ON planned.fiscal_year = forms.fiscal_year AND STARTSWITH(planned.indicator_code, CONCAT(forms.plan_programme, ':'))
LEFT ANTI JOIN results
  ON planned.indicator_code = results.plan_code AND planned.fiscal_year = results.fiscal_year
WHERE planned.is_in_plan
UNION ALL
SELECT
  'MISSING_FROM_PLAN', results.body_code, results.plan_code, results.indicator_name, results.fiscal_year,
  results.filing_code, NULL, NULL, results.target, results.actual, NULL, results.source_sheet, results.source_cell
FROM results
INNER JOIN plan_programmes ON results.plan_programme = plan_programmes.programme_code
LEFT ANTI JOIN listed ON results.plan_code = listed.indicator_code
UNION ALL
SELECT
  'CUMULATIVE_FALLS', body_code, plan_code, indicator_name, fiscal_year, filing_code,
  NULL, NULL, target, actual, actual_before, source_sheet, source_cell
FROM series
WHERE actual < actual_before
