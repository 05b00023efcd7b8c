-- mart.target_progress
--
-- Grain    one row per body, indicator of a plan and year of the plan
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result,
--          core.fct_indicator_target, staging.observation, reference/rules.csv
-- Parts    local by body_code
-- Serves   is a plan on its way; was a target only met after it was lowered
--
-- A plan and the summaries of the same programme meet at the place in the programme. An indicator
-- that a plan lists without figures stands once, at its final year.

CREATE TABLE mart.target_progress (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  form_type STRING COMMENT '計画の様式の種類',
  strategy_kind STRING COMMENT '戦略の区分(COMMON: 共通、OWN: 独自)',
  strategy_no INT COMMENT '戦略の番号',
  strategy_name STRING COMMENT '戦略の名称',
  measure_no INT COMMENT '施策の番号',
  measure_label STRING COMMENT '施策の書かれたままの番号(1-1など)',
  measure_name STRING COMMENT '施策の名称',
  indicator_code STRING COMMENT '指標コード(計画の様式での)',
  indicator_no INT COMMENT '指標の番号',
  indicator_name STRING COMMENT '指標の名称',
  concept_code STRING COMMENT '共通概念コード',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向(HIGHER、LOWER、RANGE、NONE)',
  is_cumulative BOOLEAN COMMENT '累計か(様式に書かれている場合だけ)',
  fiscal_year INT COMMENT '計画の年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  baseline_year INT COMMENT '基準値の年度(開始年)',
  baseline DECIMAL(18, 4) COMMENT '基準値',
  target_planned DECIMAL(18, 4) COMMENT '当初計画の目標',
  target_latest DECIMAL(18, 4) COMMENT '最新の計画の目標',
  target_printed DECIMAL(18, 4) COMMENT '実績の様式に印刷された目標',
  yearly_increment DECIMAL(18, 4) COMMENT '累計のときの前年からの増分(始まり方が登録されていない最初の年はNULL)',
  actual DECIMAL(18, 4) COMMENT '実績',
  achievement_planned STRING COMMENT '当初計画の目標に対する達成区分',
  achievement_latest STRING COMMENT '最新の計画の目標に対する達成区分',
  achievement_printed STRING COMMENT '印刷された目標に対する達成区分',
  on_pace BOOLEAN COMMENT '最新の計画の目標に届いているか(NULL: 実績か目標がない)',
  met_only_after_cut BOOLEAN COMMENT '当初の目標には届かず、下げた目標に届いたか(NULL: 実績がない)',
  final_target_year INT COMMENT '計画の最後の目標の年度(開始年)',
  final_target DECIMAL(18, 4) COMMENT '計画の最後の目標',
  progress_to_final DECIMAL(18, 4) COMMENT '基準値から最後の目標までの道のりのうち、実績が進んだ割合(1=到達。NULL: 基準値・実績・目標がないか、基準値と目標が同じ)',
  elapsed_to_final DECIMAL(18, 4) COMMENT '基準年度から最後の年度までのうち、過ぎた割合',
  source_file STRING COMMENT '最新の計画のファイル',
  source_sheet STRING COMMENT '最新の計画のシート',
  source_cell STRING COMMENT '最新の計画のセルまたは行',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '計画の目標と実績の歩み(団体・指標・計画年度ごとに1行)';

WITH planned AS (
  SELECT
    indicator_code,
    body_code,
    fiscal_year,
    MIN_BY(amount, STRUCT(known_at, filing_code)) AS target_planned,
    MIN_BY(amount_upper, STRUCT(known_at, filing_code)) AS planned_upper,
    MIN_BY(value_kind, STRUCT(known_at, filing_code)) AS planned_kind,
    MIN_BY(qualifier, STRUCT(known_at, filing_code)) AS planned_qualifier,
    MAX_BY(amount, STRUCT(known_at, filing_code)) AS target_latest,
    MAX_BY(amount_upper, STRUCT(known_at, filing_code)) AS latest_upper,
    MAX_BY(value_kind, STRUCT(known_at, filing_code)) AS latest_kind,
    MAX_BY(qualifier, STRUCT(known_at, filing_code)) AS latest_qualifier,
    MAX_BY(unit, STRUCT(known_at, filing_code)) AS unit,
    MAX_BY(filing_code, STRUCT(known_at, filing_code)) AS filing_code,
    MAX_BY(source_sheet, STRUCT(known_at, filing_code)) AS source_sheet,
    MAX_BY(source_cell, STRUCT(known_at, filing_code)) AS source_cell
  FROM core.fct_indicator_target
  WHERE target_kind = 'PLANNED'
  GROUP BY indicator_code, body_code, fiscal_year
),

listed AS (
  SELECT
    indicator.indicator_code,
    indicator.body_code,
    COALESCE(indicator.final_target_year, filing.fiscal_year) AS fiscal_year,
    filing.filing_code,
    observation_cell.source_sheet,
    observation_cell.source_cell
  FROM core.dim_indicator AS indicator
  INNER JOIN core.dim_filing AS filing
    ON indicator.body_code = filing.body_code AND indicator.form_type = filing.form_type
  INNER JOIN staging.observation AS observation_cell
    ON
      filing.file_hash = observation_cell.file_hash
      AND observation_cell.kind = 'INDICATOR'
      AND indicator.indicator_code
      = CONCAT_WS(':', filing.programme_code, observation_cell.indicator_place)
  LEFT ANTI JOIN planned ON indicator.indicator_code = planned.indicator_code
  WHERE
    filing.state = 'CURRENT'
    AND indicator.form_type IN ('action_program_plan', 'implementation_plan')
),

years AS (
  SELECT
    indicator_code, body_code, fiscal_year, target_planned, planned_upper, planned_kind, planned_qualifier,
    target_latest, latest_upper, latest_kind, latest_qualifier, unit, filing_code, source_sheet, source_cell
  FROM planned
  UNION ALL
  SELECT
    indicator_code, body_code, fiscal_year, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, filing_code, source_sheet, source_cell
  FROM listed
),

baselines AS (
  SELECT
    indicator_code,
    MAX_BY(amount, STRUCT(known_at, filing_code)) AS baseline,
    MAX_BY(fiscal_year, STRUCT(known_at, filing_code)) AS baseline_year
  FROM core.fct_indicator_target
  WHERE target_kind = 'BASELINE' AND is_current
  GROUP BY indicator_code
),

results AS (
  SELECT
    REPLACE(indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code,
    *
  FROM core.fct_indicator_result
  WHERE is_current AND row_role = 'INDICATOR'
),

joined AS (
  SELECT
    years.*,
    indicator.form_type,
    indicator.strategy_kind,
    indicator.strategy_no,
    indicator.strategy_name,
    indicator.measure_no,
    indicator.measure_label,
    indicator.measure_name,
    indicator.indicator_no,
    indicator.indicator_name,
    indicator.concept_code,
    COALESCE(years.unit, indicator.unit) AS shown_unit,
    indicator.direction,
    indicator.is_cumulative,
    indicator.cumulative_start,
    baselines.baseline,
    baselines.baseline_year,
    LAG(years.target_latest) OVER (PARTITION BY years.indicator_code ORDER BY years.fiscal_year) AS year_before,
    MAX(IF(years.target_latest IS NULL, NULL, years.fiscal_year)) OVER (PARTITION BY years.indicator_code) AS final_year,
    MAX_BY(years.target_latest, IF(years.target_latest IS NULL, NULL, years.fiscal_year))
      OVER (PARTITION BY years.indicator_code) AS final_target,
    results.target AS target_printed,
    results.actual,
    results.actual_kind,
    results.achievement AS achievement_printed,
    rule.tie
  FROM years
  INNER JOIN core.dim_indicator AS indicator ON years.indicator_code = indicator.indicator_code
  INNER JOIN reference_rules AS rule
    ON
      years.fiscal_year >= COALESCE(rule.valid_from, years.fiscal_year)
      AND years.fiscal_year <= COALESCE(rule.valid_to, years.fiscal_year)
  LEFT JOIN baselines ON years.indicator_code = baselines.indicator_code
  LEFT JOIN results
    ON years.indicator_code = results.plan_code AND years.fiscal_year = results.fiscal_year
),

judged AS (
  SELECT
    joined.*,
    IF(
      actual_kind IS NULL,
      NULL,
      judge(direction, actual_kind, actual, planned_kind, target_planned, planned_upper, planned_qualifier, tie)
    ) AS achievement_planned,
    IF(
      actual_kind IS NULL,
      NULL,
      judge(direction, actual_kind, actual, latest_kind, target_latest, latest_upper, latest_qualifier, tie)
    ) AS achievement_latest
  FROM joined
)

SELECT
  judged.body_code,
  filing.body_name,
  judged.form_type,
  judged.strategy_kind,
  judged.strategy_no,
  judged.strategy_name,
  judged.measure_no,
  judged.measure_label,
  judged.measure_name,
  judged.indicator_code,
  judged.indicator_no,
  judged.indicator_name,
  judged.concept_code,
  judged.shown_unit AS unit,
  judged.direction,
  judged.is_cumulative,
  judged.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  judged.baseline_year,
  judged.baseline,
  judged.target_planned,
  judged.target_latest,
  judged.target_printed,
  CASE
    WHEN NOT judged.is_cumulative THEN NULL
    WHEN judged.year_before IS NOT NULL THEN judged.target_latest - judged.year_before
    WHEN judged.cumulative_start = 'RESTARTS' THEN judged.target_latest
    WHEN judged.cumulative_start = 'CARRIES_BASE' THEN judged.target_latest - judged.baseline
  END AS yearly_increment,
  judged.actual,
  judged.achievement_planned,
  judged.achievement_latest,
  judged.achievement_printed,
  CASE judged.achievement_latest WHEN 'MET' THEN TRUE WHEN 'MISSED' THEN FALSE END AS on_pace,
  IF(
    judged.actual_kind IS NULL OR judged.achievement_planned IS NULL,
    NULL,
    judged.achievement_planned = 'MISSED'
    AND (judged.achievement_latest = 'MET' OR COALESCE(judged.achievement_printed = 'MET', FALSE))
  ) AS met_only_after_cut,
  judged.final_year AS final_target_year,
  judged.final_target,
  CAST(
    ROUND((judged.actual - judged.baseline) / NULLIF(judged.final_target - judged.baseline, 0), 4)
    AS DECIMAL(18, 4)
  ) AS progress_to_final,
  CAST(
    ROUND(
      (judged.fiscal_year - judged.baseline_year) / NULLIF(judged.final_year - judged.baseline_year, 0),
      4
    )
    AS DECIMAL(18, 4)
  ) AS elapsed_to_final,
  filing.file_name AS source_file,
  judged.source_sheet,
  judged.source_cell
FROM judged
INNER JOIN core.dim_filing AS filing ON judged.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON judged.fiscal_year = year.fiscal_year
