-- mart.target_progress
--
-- Grain    one row per body, indicator of a plan and year of the plan
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result,
--          core.fct_indicator_target, staging.observation, reference/indicators.csv,
--          reference/rules.csv
-- Driver   core.fct_indicator_target, staging.observation
-- Parts    local by body_code
-- Serves   is a plan on its way; was a target only met after it was lowered
--
-- A plan and the summaries of the same programme meet at the place in the programme, where both print
-- the same name there. Amounts are in the unit of the plan, and compared before they are rounded; what
-- cannot be converted is not compared. An indicator that the valid plan has dropped keeps its rows,
-- without a latest target. One that a plan lists without figures stands once, at its final year. Of a
-- target that is no amount of one year (5% more than before, over the whole plan) there is neither an
-- increment nor a way to it.

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
  unit STRING COMMENT '単位(計画のもの。この行の金額はこの単位で示す)',
  direction STRING COMMENT '良い方向(HIGHER、LOWER、RANGE、NONE)',
  is_cumulative BOOLEAN COMMENT '累計か(様式に書かれている場合だけ)',
  fiscal_year INT COMMENT '計画の年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  baseline_year INT COMMENT '基準値の年度(開始年)',
  baseline DECIMAL(18, 4) COMMENT '基準値',
  target_planned DECIMAL(18, 4) COMMENT '当初計画の目標',
  target_latest DECIMAL(18, 4) COMMENT '有効な計画の目標(NULL: 有効な計画にない)',
  target_qualifier STRING COMMENT '有効な計画の目標の限定(以上など。RELATIVE: 前年比などの割合、OVER_PERIOD: 計画期間の合計)',
  target_printed DECIMAL(18, 4) COMMENT '実績の様式の目標(NULL: ないか、単位を換算できない)',
  yearly_increment DECIMAL(18, 4) COMMENT '累計のときの前年からの増分(前の年の目標がない年、始まり方が登録されていない最初の年はNULL)',
  actual DECIMAL(18, 4) COMMENT '実績(NULL: ないか、計画と単位か指標名が違う)',
  achievement_planned STRING COMMENT '当初計画の目標に対する達成区分',
  achievement_latest STRING COMMENT '有効な計画の目標に対する達成区分',
  achievement_printed STRING COMMENT '印刷された目標に対する達成区分',
  on_pace BOOLEAN COMMENT '有効な計画の目標に届いているか(NULL: 実績か目標がない)',
  met_only_after_cut BOOLEAN COMMENT '当初の目標には届かず、下げた目標に届いたか(NULL: 実績がない)',
  final_target_year INT COMMENT '計画の最後の目標の年度(開始年)',
  final_target DECIMAL(18, 4) COMMENT '計画の最後の目標(NULL: ないか、前年比など一年の値でない)',
  progress_to_final DECIMAL(18, 4) COMMENT '基準値から最後の目標までの道のりのうち、実績が進んだ割合(1=到達。NULL: 基準値・実績・目標がないか、基準値と目標が同じ)',
  elapsed_to_final DECIMAL(18, 4) COMMENT '基準年度から最後の年度までのうち、過ぎた割合',
  source_file STRING COMMENT '最後に載っていた計画のファイル',
  source_sheet STRING COMMENT '最後に載っていた計画のシート',
  source_cell STRING COMMENT '最後に載っていた計画のセルまたは行',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '計画の目標と実績の歩み(団体・指標・計画年度ごとに1行)';

WITH planned AS (
  SELECT
    indicator_code,
    body_code,
    fiscal_year,
    MIN_BY(STRUCT(amount, amount_upper, value_kind, qualifier, unit), filing_order) AS first,
    MAX_BY(STRUCT(amount, amount_upper, value_kind, qualifier, unit), filing_order)
      FILTER (WHERE is_current) AS latest,
    MAX_BY(unit, STRUCT(is_current, filing_order)) AS unit,
    MAX_BY(STRUCT(filing_code, source_sheet, source_cell), STRUCT(is_current, filing_order)) AS source
  FROM core.fct_indicator_target
  WHERE target_kind = 'PLANNED'
  GROUP BY indicator_code, body_code, fiscal_year
),

listed AS (
  SELECT
    indicator.indicator_code,
    indicator.body_code,
    COALESCE(indicator.final_target_year, filing.fiscal_year) AS fiscal_year,
    indicator.unit,
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
    indicator_code, body_code, fiscal_year, first, latest, unit,
    source.filing_code, source.source_sheet, source.source_cell
  FROM planned
  UNION ALL
  SELECT indicator_code, body_code, fiscal_year, NULL, NULL, unit, filing_code, source_sheet, source_cell
  FROM listed
),

baselines AS (
  SELECT
    indicator_code,
    MAX_BY(amount, STRUCT(filing_order, fiscal_year)) AS amount,
    MAX_BY(unit, STRUCT(filing_order, fiscal_year)) AS unit,
    MAX_BY(fiscal_year, STRUCT(filing_order, fiscal_year)) AS baseline_year
  FROM core.fct_indicator_target
  WHERE target_kind = 'BASELINE' AND is_current
  GROUP BY indicator_code
),

results AS (
  SELECT
    result.* EXCEPT (unit),
    COALESCE(result.unit, result.registered_unit) AS unit,
    REPLACE(result.indicator_code, ':action_program_summary', ':action_program_plan') AS plan_code
  FROM core.fct_indicator_result AS result
  WHERE result.is_current AND result.row_role = 'INDICATOR'
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
    registered.concept_code,
    IF(years.latest.qualifier <=> 'RELATIVE', COALESCE(results.unit, years.unit), years.unit) AS shown_unit,
    COALESCE(
      IF(results.direction_source = 'REFERENCE', results.direction, NULL), registered.direction, 'HIGHER'
    ) AS direction,
    indicator.is_cumulative,
    indicator.cumulative_start,
    baselines.amount AS baseline_amount,
    baselines.unit AS baseline_unit,
    baselines.baseline_year,
    LAG(years.latest) OVER (PARTITION BY years.indicator_code ORDER BY years.fiscal_year) AS before,
    LAG(years.fiscal_year) OVER (PARTITION BY years.indicator_code ORDER BY years.fiscal_year) AS before_year,
    MAX(IF(years.latest.amount IS NULL, NULL, years.fiscal_year)) OVER (PARTITION BY years.indicator_code) AS final_year,
    MAX_BY(years.latest, IF(years.latest.amount IS NULL, NULL, years.fiscal_year))
      OVER (PARTITION BY years.indicator_code) AS final,
    IF(years.first.qualifier <=> 'RELATIVE', results.unit, years.first.unit) AS first_unit,
    IF(years.latest.qualifier <=> 'RELATIVE', results.unit, years.latest.unit) AS latest_unit,
    results.unit AS form_unit,
    results.target AS form_target,
    results.actual AS form_actual,
    results.actual_kind,
    results.achievement AS achievement_printed,
    rule.tie
  FROM years
  INNER JOIN core.dim_indicator AS indicator ON years.indicator_code = indicator.indicator_code
  INNER JOIN reference_rules AS rule
    ON
      years.fiscal_year >= COALESCE(rule.valid_from, years.fiscal_year)
      AND years.fiscal_year <= COALESCE(rule.valid_to, years.fiscal_year)
  LEFT JOIN reference_registrations AS registered
    ON
      indicator.body_code = registered.body_code
      AND indicator.form_type = registered.form_type
      AND indicator.measure_no <=> registered.measure_no
      AND indicator.indicator_no = registered.indicator_no
      AND plain_name(indicator.indicator_name) = registered.plain_name
      AND years.fiscal_year BETWEEN registered.valid_from AND registered.valid_to
  LEFT JOIN baselines ON years.indicator_code = baselines.indicator_code
  LEFT JOIN results
    ON
      years.indicator_code = results.plan_code
      AND years.fiscal_year = results.fiscal_year
      AND same_name(COALESCE(results.printed_indicator_name, indicator.indicator_name), indicator.indicator_name)
),

scaled AS (
  SELECT
    joined.*,
    in_unit(form_actual, form_unit, first_unit) AS actual_as_first,
    in_unit(form_actual, form_unit, latest_unit) AS actual_as_latest,
    CAST(in_unit(baseline_amount, baseline_unit, shown_unit) AS DECIMAL(18, 4)) AS baseline,
    CAST(
      IF(first.qualifier <=> 'RELATIVE', first.amount, in_unit(first.amount, first.unit, shown_unit)) AS DECIMAL(18, 4)
    ) AS target_planned,
    latest.amount AS target_latest,
    latest.qualifier AS target_qualifier,
    COALESCE(latest.qualifier, 'NONE') IN ('RELATIVE', 'OVER_PERIOD', 'RANGE') AS is_of_no_year,
    IF(
      before_year = fiscal_year - 1 AND COALESCE(before.qualifier, 'NONE') NOT IN ('RELATIVE', 'OVER_PERIOD', 'RANGE'),
      CAST(in_unit(before.amount, before.unit, latest.unit) AS DECIMAL(18, 4)),
      NULL
    ) AS year_before,
    CAST(in_unit(form_target, form_unit, shown_unit) AS DECIMAL(18, 4)) AS target_printed,
    CAST(in_unit(form_actual, form_unit, shown_unit) AS DECIMAL(18, 4)) AS actual,
    CAST(
      IF(
        COALESCE(final.qualifier, 'NONE') IN ('RELATIVE', 'OVER_PERIOD', 'RANGE'),
        NULL,
        in_unit(final.amount, final.unit, shown_unit)
      )
      AS DECIMAL(18, 4)
    ) AS final_target
  FROM joined
),

judged AS (
  SELECT
    scaled.*,
    IF(
      actual_kind IS NULL,
      NULL,
      judge(
        direction, IF(actual_as_first IS NULL, 'NOT_REPORTED', actual_kind), actual_as_first,
        first.value_kind, first.amount, first.amount_upper, first.qualifier, tie
      )
    ) AS achievement_planned,
    IF(
      actual_kind IS NULL,
      NULL,
      judge(
        direction, IF(actual_as_latest IS NULL, 'NOT_REPORTED', actual_kind), actual_as_latest,
        latest.value_kind, latest.amount, latest.amount_upper, latest.qualifier, tie
      )
    ) AS achievement_latest
  FROM scaled
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
  judged.target_qualifier,
  judged.target_printed,
  CASE
    WHEN NOT judged.is_cumulative OR judged.is_of_no_year THEN NULL
    WHEN judged.year_before IS NOT NULL THEN judged.target_latest - judged.year_before
    WHEN judged.before_year IS NOT NULL THEN NULL
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
