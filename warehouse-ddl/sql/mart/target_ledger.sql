-- mart.target_ledger
--
-- Grain    one row per indicator, target year and filing that states a target for it
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result,
--          core.fct_indicator_target, reference/rules.csv
-- Parts    local by body_code
-- Serves   which target was set when, and whether the year's actual meets each version of it
--
-- A plan's versions are numbered in the order they became known. The form's printed target is a version
-- of its own kind. indicator_code is that of the plan, so that plan and form stand together.

CREATE TABLE mart.target_ledger (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  indicator_code STRING COMMENT '指標コード(計画の様式での。計画のない様式ではその様式での)',
  indicator_name STRING COMMENT '指標の名称',
  fiscal_year INT COMMENT '目標の年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  target_kind STRING COMMENT 'PLANNED: 当初計画、REVISED: 見直した計画、PRINTED: 実績の様式に印刷',
  version_no INT COMMENT '同じ種類の中で何番目に分かったか(1から)',
  known_at DATE COMMENT '分かった日(受領日)',
  target DECIMAL(18, 4) COMMENT '目標値',
  target_upper DECIMAL(18, 4) COMMENT '範囲の上限',
  target_kind_of_value STRING COMMENT '値の種類(MEASURED: 設定あり)',
  qualifier STRING COMMENT '以上・以下などの限定',
  unit STRING COMMENT '単位',
  change_from_before DECIMAL(18, 4) COMMENT '前の版からの増減(最初の版はNULL)',
  actual DECIMAL(18, 4) COMMENT 'その年度の実績(NULL: まだない)',
  achievement STRING COMMENT 'この版の目標に対する達成区分(NULL: 実績の様式がまだない)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  filing_code STRING COMMENT '提出物コード',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '目標の台帳(指標・目標年度・版ごとに1行)';

WITH targets AS (
  SELECT
    target.*,
    REPLACE(target.indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code,
    ROW_NUMBER() OVER versions AS version_no,
    target.amount - LAG(target.amount) OVER versions AS change_from_before
  FROM core.fct_indicator_target AS target
  WHERE target.target_kind IN ('PLANNED', 'PRINTED') AND target.indicator_code IS NOT NULL
  WINDOW versions AS (
    PARTITION BY target.indicator_code, target.fiscal_year, target.target_kind
    ORDER BY target.known_at, target.filing_code
  )
),

results AS (
  SELECT
    REPLACE(indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code,
    fiscal_year,
    actual_kind,
    actual,
    judged_actual,
    direction
  FROM core.fct_indicator_result
  WHERE is_current AND row_role = 'INDICATOR'
)

SELECT
  targets.body_code,
  filing.body_name,
  targets.plan_code AS indicator_code,
  indicator.indicator_name,
  targets.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  CASE
    WHEN targets.target_kind = 'PLANNED' AND targets.version_no > 1 THEN 'REVISED'
    ELSE targets.target_kind
  END AS target_kind,
  targets.version_no,
  targets.known_at,
  targets.amount AS target,
  targets.amount_upper AS target_upper,
  targets.value_kind AS target_kind_of_value,
  targets.qualifier,
  COALESCE(targets.unit, indicator.unit) AS unit,
  CAST(targets.change_from_before AS DECIMAL(18, 4)) AS change_from_before,
  results.actual,
  IF(
    results.plan_code IS NULL,
    NULL,
    judge(
      results.direction,
      results.actual_kind,
      IF(targets.shared_with IS NULL, results.actual, results.judged_actual),
      targets.value_kind,
      targets.amount,
      targets.amount_upper,
      targets.qualifier,
      rule.tie
    )
  ) AS achievement,
  targets.is_current,
  targets.filing_code,
  filing.file_name AS source_file,
  targets.source_sheet,
  targets.source_cell
FROM targets
INNER JOIN core.dim_indicator AS indicator ON targets.indicator_code = indicator.indicator_code
INNER JOIN core.dim_filing AS filing ON targets.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON targets.fiscal_year = year.fiscal_year
INNER JOIN reference_rules AS rule
  ON
    targets.fiscal_year >= COALESCE(rule.valid_from, targets.fiscal_year)
    AND targets.fiscal_year <= COALESCE(rule.valid_to, targets.fiscal_year)
LEFT JOIN results
  ON targets.plan_code = results.plan_code AND targets.fiscal_year = results.fiscal_year
