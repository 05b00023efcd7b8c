-- mart.target_ledger
--
-- Grain    one row per indicator, target year and filing that states a target for it
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result,
--          core.fct_indicator_target, reference/rules.csv
-- Driver   core.fct_indicator_target
-- Parts    local by body_code
-- Serves   which target was set when, and whether the year's actual meets each version of it
--
-- A plan's versions are numbered in the order of its filings (core.fct_indicator_target). The form's
-- printed target is a version of its own kind. indicator_code is that of the plan, so that plan and form
-- stand together. The actual is in the unit of the target; where that cannot be, or the form prints
-- another name at the plan's number, it is not held against the target.

CREATE TABLE mart.target_ledger (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  indicator_code STRING COMMENT '指標コード(計画の様式での。計画のない様式ではその様式での)',
  indicator_name STRING COMMENT '指標の名称',
  fiscal_year INT COMMENT '目標の年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  target_kind STRING COMMENT 'PLANNED: 当初計画、REVISED: 見直した計画、PRINTED: 実績の様式に印刷',
  version_no INT COMMENT '同じ種類の中で何番目の版か(1から)',
  known_at DATE COMMENT '分かった日(受領日)',
  target DECIMAL(18, 4) COMMENT '目標値',
  target_upper DECIMAL(18, 4) COMMENT '範囲の上限',
  target_kind_of_value STRING COMMENT '値の種類(MEASURED: 設定あり)',
  qualifier STRING COMMENT '以上・以下などの限定',
  unit STRING COMMENT '単位',
  change_from_before DECIMAL(18, 4) COMMENT '前の版からの増減(最初の版はNULL)',
  actual DECIMAL(18, 4) COMMENT 'その年度の実績を目標の単位で(NULL: まだないか、単位を換算できない)',
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
    target.amount
    - in_unit(LAG(target.amount) OVER versions, LAG(target.unit) OVER versions, target.unit) AS change_from_before
  FROM core.fct_indicator_target AS target
  WHERE target.target_kind IN ('PLANNED', 'PRINTED') AND target.indicator_code IS NOT NULL
  WINDOW versions AS (
    PARTITION BY target.indicator_code, target.fiscal_year, target.target_kind
    ORDER BY target.filing_order
  )
),

results AS (
  SELECT
    REPLACE(indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code,
    fiscal_year,
    actual_kind,
    actual,
    judged_actual,
    direction,
    COALESCE(unit, registered_unit) AS unit,
    printed_indicator_name
  FROM core.fct_indicator_result
  WHERE is_current AND row_role = 'INDICATOR'
),

compared AS (
  SELECT
    targets.*,
    IF(
      targets.target_kind = 'PRINTED',
      COALESCE(results.printed_indicator_name, indicator.indicator_name),
      indicator.indicator_name
    ) AS indicator_name,
    COALESCE(targets.unit, IF(indicator.unit_source = 'REFERENCE', indicator.unit, NULL)) AS shown_unit,
    results.plan_code IS NOT NULL AS is_reported,
    results.direction,
    results.actual_kind,
    IF(
      targets.qualifier <=> 'RELATIVE',
      results.actual,
      in_unit(results.actual, results.unit, targets.unit)
    ) AS actual,
    in_unit(
      IF(targets.shared_with IS NULL, results.actual, results.judged_actual), results.unit, targets.unit
    ) AS judged_actual
  FROM targets
  INNER JOIN core.dim_indicator AS indicator ON targets.indicator_code = indicator.indicator_code
  LEFT JOIN results
    ON
      targets.plan_code = results.plan_code
      AND targets.fiscal_year = results.fiscal_year
      AND (
        targets.target_kind = 'PRINTED'
        OR same_name(COALESCE(results.printed_indicator_name, indicator.indicator_name), indicator.indicator_name)
      )
)

SELECT
  compared.body_code,
  filing.body_name,
  compared.plan_code AS indicator_code,
  compared.indicator_name,
  compared.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  CASE
    WHEN compared.target_kind = 'PLANNED' AND compared.version_no > 1 THEN 'REVISED'
    ELSE compared.target_kind
  END AS target_kind,
  compared.version_no,
  compared.known_at,
  compared.amount AS target,
  compared.amount_upper AS target_upper,
  compared.value_kind AS target_kind_of_value,
  compared.qualifier,
  compared.shown_unit AS unit,
  CAST(compared.change_from_before AS DECIMAL(18, 4)) AS change_from_before,
  CAST(compared.actual AS DECIMAL(18, 4)) AS actual,
  IF(
    compared.is_reported,
    judge(
      compared.direction,
      IF(compared.judged_actual IS NULL, 'NOT_REPORTED', compared.actual_kind),
      compared.judged_actual,
      compared.value_kind,
      compared.amount,
      compared.amount_upper,
      compared.qualifier,
      rule.tie
    ),
    NULL
  ) AS achievement,
  compared.is_current,
  compared.filing_code,
  filing.file_name AS source_file,
  compared.source_sheet,
  compared.source_cell
FROM compared
INNER JOIN core.dim_filing AS filing ON compared.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON compared.fiscal_year = year.fiscal_year
INNER JOIN reference_rules AS rule
  ON
    compared.fiscal_year >= COALESCE(rule.valid_from, compared.fiscal_year)
    AND compared.fiscal_year <= COALESCE(rule.valid_to, compared.fiscal_year)
