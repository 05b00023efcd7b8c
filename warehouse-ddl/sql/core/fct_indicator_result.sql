-- core.fct_indicator_result
--
-- Grain    one row per filing and row of its form that reports an actual
-- Reads    core.dim_filing, core.dim_indicator, core.dim_scale, core.fct_correction,
--          core.fct_indicator_target, core.fct_survey_indicator, staging.observation,
--          reference/indicators.csv, reference/rules.csv
-- Driver   staging.observation, core.fct_survey_indicator
-- Parts    local by body_code
-- Serves   every mart about achievement
--
-- A target that several indicators share is held against the sum of their actuals, and is UNKNOWN
-- while one of them is. Direction, concept
-- and rule are those of the year and of the name this filing prints. A target in another unit of money
-- than its actual is told in that of the actual. A registered correction replaces a figure, and the
-- printed one stays beside it. The printed status stays beside the computed one, whatever it says. A
-- figure that a problem has set aside is not reported here; it stands in staging.observation. A
-- statistic of a survey that is the actual of an indicator is a result of its own.

CREATE TABLE core.fct_indicator_result (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  indicator_code STRING COMMENT '指標コード',
  row_role STRING COMMENT '行の役割(INDICATOR: 指標)',
  actual_kind STRING COMMENT '実績の種類(MEASURED、NOT_REPORTED、NOT_DONE、WITHHELD)',
  actual DECIMAL(18, 4) COMMENT '実績(登録された訂正を反映)',
  actual_printed DECIMAL(18, 4) COMMENT '印刷された実績',
  actual_raw STRING COMMENT '書かれたままの実績',
  target_kind STRING COMMENT '目標の種類(MEASURED: 設定あり)',
  target DECIMAL(18, 4) COMMENT '様式の目標(登録された訂正を反映。金額の単位が実績と違うときは実績の単位で)',
  target_printed DECIMAL(18, 4) COMMENT '様式に印刷された目標(同じ単位で)',
  target_upper DECIMAL(18, 4) COMMENT '目標の範囲の上限',
  target_qualifier STRING COMMENT '目標の限定(以上など)',
  target_raw STRING COMMENT '書かれたままの目標',
  target_shared_with STRING COMMENT '目標を共有する指標の番号(カンマ区切り)',
  baseline DECIMAL(18, 4) COMMENT '計画の最新の基準値を実績の単位で(NULL: ないか、単位を換算できないか、計画と指標名が違う)',
  judged_actual DECIMAL(18, 4) COMMENT '目標と比べた値(目標を共有するときは実績の合計)',
  unit STRING COMMENT '単位',
  registered_unit STRING COMMENT 'その年度に登録された単位(unitがNULLのときに使う)',
  concept_code STRING COMMENT 'その年度に、印刷された指標名に登録された共通概念コード',
  direction STRING COMMENT 'その年度の良い方向',
  direction_source STRING COMMENT 'REFERENCE: 登録、DEFAULT: 登録がないためHIGHER',
  judged_direction STRING COMMENT '比べた方向(目標に以下・未満とあればLOWER)',
  achievement STRING COMMENT '計算した達成区分(MET、MISSED、NOT_RATED、UNKNOWN)',
  achievement_rate DECIMAL(18, 4) COMMENT '達成率(HIGHER: 実績/目標、LOWER: 目標/実績。小数第5位を四捨五入。負の値があればNULL)',
  printed_status STRING COMMENT '印刷された達成状況・評価',
  printed_scale STRING COMMENT '評価尺度ID',
  printed_achievement STRING COMMENT '印刷された達成状況の達成区分(NULL: 基準の記載がない)',
  agrees_with_printed BOOLEAN COMMENT '計算と印刷が一致するか(NULL: 比べる基準がないか、前年比など様式だけでは判定できない目標)',
  percent_printed DECIMAL(18, 4) COMMENT '印刷された目標比(%)',
  percent_computed DECIMAL(18, 4) COMMENT '計算した目標比(%、印刷と同じ桁に四捨五入)',
  numerator DECIMAL(18, 4) COMMENT '分子(調査の統計だけ)',
  denominator DECIMAL(18, 4) COMMENT '分母(調査の統計だけ。有効回答数など)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT '実績のシート名',
  source_cell STRING COMMENT '実績のセルまたは行',
  target_cell STRING COMMENT '目標のセルまたは行',
  status_cell STRING COMMENT '達成状況のセルまたは行',
  printed_indicator_name STRING COMMENT 'この提出物に印刷された指標名',
  printed_measure_name STRING COMMENT 'この提出物に印刷された施策名',
  printed_strategy_name STRING COMMENT 'この提出物に印刷された戦略名(目標管理表では事業)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '指標の実績と達成の事実';

WITH filings AS (
  SELECT * FROM core.dim_filing WHERE state IN ('CURRENT', 'SUPERSEDED')
),

actuals AS (
  SELECT
    observation.* EXCEPT (amount),
    COALESCE(correction.corrected, observation.amount) AS amount,
    observation.amount AS amount_printed
  FROM staging.observation AS observation
  LEFT JOIN core.fct_correction AS correction
    ON
      observation.file_hash = correction.file_hash
      AND correction.state = 'APPLIED'
      AND correction.field = 'ACTUAL'
      AND observation.indicator_place = correction.indicator_place
      AND observation.value_fiscal_year = correction.value_year
  WHERE observation.kind = 'INDICATOR_FIGURE' AND observation.role = 'ACTUAL'
),

indicators AS (
  SELECT file_hash, indicator_place, indicator_name, unit, row_role
  FROM staging.observation
  WHERE kind = 'INDICATOR'
),

statuses AS (
  SELECT file_hash, indicator_place, printed_status, scale_id, source_cell
  FROM staging.observation
  WHERE kind = 'INDICATOR_STATUS' AND NOT is_set_aside
),

percents AS (
  SELECT file_hash, indicator_place, amount, raw_text
  FROM staging.observation
  WHERE kind = 'INDICATOR_FIGURE' AND role = 'PERCENT_OF_TARGET' AND NOT is_set_aside
),

targets AS (
  SELECT * FROM core.fct_indicator_target
  WHERE target_kind = 'PRINTED'
),

baselines AS (
  SELECT
    target.indicator_code,
    indicator.indicator_name,
    MAX_BY(target.amount, STRUCT(target.filing_order, target.fiscal_year)) AS baseline,
    MAX_BY(target.unit, STRUCT(target.filing_order, target.fiscal_year)) AS baseline_unit
  FROM core.fct_indicator_target AS target
  INNER JOIN core.dim_indicator AS indicator ON target.indicator_code = indicator.indicator_code
  WHERE target.target_kind = 'BASELINE' AND target.is_current
  GROUP BY target.indicator_code, indicator.indicator_name
),

joined AS (
  SELECT
    filings.filing_code,
    filings.body_code,
    filings.body_sk,
    filings.form_type,
    actuals.value_fiscal_year AS fiscal_year,
    CONCAT_WS(':', filings.programme_code, actuals.indicator_place) AS indicator_code,
    indicators.indicator_name,
    indicators.row_role,
    actuals.measure_name,
    actuals.strategy_name,
    actuals.measure_no,
    actuals.indicator_no,
    IF(actuals.is_set_aside, 'NOT_REPORTED', actuals.value_kind) AS actual_kind,
    IF(
      targets.shared_with IS NULL,
      IF(actuals.is_set_aside, 'NOT_REPORTED', actuals.value_kind),
      IF(
        MIN(actuals.value_kind = 'MEASURED' AND NOT actuals.is_set_aside)
          OVER (PARTITION BY filings.filing_code, targets.shared_with),
        'MEASURED',
        'NOT_REPORTED'
      )
    ) AS judged_kind,
    IF(actuals.is_set_aside, NULL, actuals.amount) AS actual,
    IF(actuals.is_set_aside, NULL, actuals.amount_printed) AS actual_printed,
    actuals.raw_text AS actual_raw,
    COALESCE(targets.value_kind, 'NOT_REPORTED') AS target_kind,
    CAST(
      COALESCE(in_unit(targets.amount, targets.unit, actuals.unit), targets.amount) AS DECIMAL(18, 4)
    ) AS target,
    CAST(
      COALESCE(in_unit(targets.amount_printed, targets.unit, actuals.unit), targets.amount_printed)
      AS DECIMAL(18, 4)
    ) AS target_printed,
    CAST(
      COALESCE(in_unit(targets.amount_upper, targets.unit, actuals.unit), targets.amount_upper) AS DECIMAL(18, 4)
    ) AS target_upper,
    targets.qualifier AS target_qualifier,
    targets.raw_text AS target_raw,
    targets.shared_with AS target_shared_with,
    IF(
      targets.shared_with IS NULL,
      IF(actuals.is_set_aside, NULL, actuals.amount),
      SUM(IF(actuals.is_set_aside, NULL, actuals.amount)) OVER (PARTITION BY filings.filing_code, targets.shared_with)
    ) AS judged_actual,
    COALESCE(
      actuals.unit, IF(targets.qualifier = 'RELATIVE', NULL, targets.unit), indicators.unit
    ) AS unit,
    statuses.printed_status,
    statuses.scale_id,
    percents.amount AS percent_printed,
    percents.raw_text AS percent_raw,
    filings.state = 'CURRENT' AS is_current,
    actuals.source_sheet,
    actuals.source_cell,
    targets.source_cell AS target_cell,
    statuses.source_cell AS status_cell
  FROM actuals
  INNER JOIN filings ON actuals.file_hash = filings.file_hash
  INNER JOIN indicators
    ON actuals.file_hash = indicators.file_hash AND actuals.indicator_place = indicators.indicator_place
  LEFT JOIN statuses
    ON actuals.file_hash = statuses.file_hash AND actuals.indicator_place = statuses.indicator_place
  LEFT JOIN percents
    ON actuals.file_hash = percents.file_hash AND actuals.indicator_place = percents.indicator_place
  LEFT JOIN targets
    ON
      filings.filing_code = targets.filing_code
      AND CONCAT_WS(':', filings.programme_code, actuals.indicator_place) = targets.indicator_code
      AND actuals.value_fiscal_year = targets.fiscal_year
),

directed AS (
  SELECT
    joined.*,
    registered.concept_code,
    registered.unit AS registered_unit,
    COALESCE(registered.direction, 'HIGHER') AS direction,
    IF(registered.direction IS NULL, 'DEFAULT', 'REFERENCE') AS direction_source,
    CASE
      WHEN registered.direction = 'NONE' THEN 'NONE'
      WHEN joined.target_qualifier IN ('AT_MOST', 'LESS_THAN') THEN 'LOWER'
      WHEN joined.target_qualifier IN ('AT_LEAST', 'MORE_THAN') THEN 'HIGHER'
      WHEN joined.target_qualifier = 'RANGE' THEN 'RANGE'
      ELSE COALESCE(registered.direction, 'HIGHER')
    END AS judged_direction,
    rule.tie
  FROM joined
  LEFT JOIN reference_registrations AS registered
    ON
      joined.body_code = registered.body_code
      AND joined.form_type = registered.form_type
      AND joined.measure_no <=> registered.measure_no
      AND joined.indicator_no = registered.indicator_no
      AND plain_name(joined.indicator_name) = registered.plain_name
      AND joined.fiscal_year BETWEEN registered.valid_from AND registered.valid_to
  INNER JOIN reference_rules AS rule
    ON
      joined.fiscal_year >= COALESCE(rule.valid_from, joined.fiscal_year)
      AND joined.fiscal_year <= COALESCE(rule.valid_to, joined.fiscal_year)
),

judged AS (
  SELECT
    directed.*,
    judge(
      direction, judged_kind, judged_actual, target_kind, target, target_upper, target_qualifier, tie
    ) AS achievement,
    CASE
      WHEN judged_kind <> 'MEASURED' OR target_kind <> 'MEASURED' THEN NULL
      WHEN target_qualifier IN ('RELATIVE', 'OVER_PERIOD') THEN NULL
      WHEN judged_actual < 0 OR target < 0 THEN NULL
      WHEN judged_direction = 'HIGHER' THEN judged_actual / NULLIF(target, 0)
      WHEN judged_direction = 'LOWER' THEN target / NULLIF(judged_actual, 0)
    END AS rate
  FROM directed
)

SELECT
  judged.filing_code,
  judged.body_code,
  judged.body_sk,
  judged.form_type,
  judged.fiscal_year,
  judged.indicator_code,
  judged.row_role,
  judged.actual_kind,
  judged.actual,
  judged.actual_printed,
  judged.actual_raw,
  judged.target_kind,
  judged.target,
  judged.target_printed,
  judged.target_upper,
  judged.target_qualifier,
  judged.target_raw,
  judged.target_shared_with,
  CAST(
    in_unit(baselines.baseline, baselines.baseline_unit, COALESCE(judged.unit, judged.registered_unit))
    AS DECIMAL(18, 4)
  ) AS baseline,
  judged.judged_actual,
  judged.unit,
  judged.registered_unit,
  judged.concept_code,
  judged.direction,
  judged.direction_source,
  judged.judged_direction,
  judged.achievement,
  CAST(ROUND(judged.rate, 4) AS DECIMAL(18, 4)) AS achievement_rate,
  judged.printed_status,
  judged.scale_id AS printed_scale,
  COALESCE(
    scale.achievement,
    IF(judged.printed_status RLIKE '^[-‐-―−ー]+$', 'NOT_RATED', NULL)
  ) AS printed_achievement,
  IF(
    judged.achievement = 'UNKNOWN'
    AND judged.judged_kind = 'MEASURED'
    AND judged.target_qualifier IN ('RELATIVE', 'OVER_PERIOD'),
    NULL,
    COALESCE(
      scale.achievement,
      IF(judged.printed_status RLIKE '^[-‐-―−ー]+$', 'NOT_RATED', NULL)
    ) = judged.achievement
  ) AS agrees_with_printed,
  judged.percent_printed,
  CASE
    WHEN judged.percent_printed IS NULL THEN NULL
    WHEN judged.percent_raw LIKE '%.%' THEN CAST(ROUND(judged.rate * 100, 1) AS DECIMAL(18, 4))
    ELSE CAST(ROUND(judged.rate * 100, 0) AS DECIMAL(18, 4))
  END AS percent_computed,
  CAST(NULL AS DECIMAL(18, 4)) AS numerator,
  CAST(NULL AS DECIMAL(18, 4)) AS denominator,
  judged.is_current,
  judged.source_sheet,
  judged.source_cell,
  judged.target_cell,
  judged.status_cell,
  judged.indicator_name AS printed_indicator_name,
  judged.measure_name AS printed_measure_name,
  judged.strategy_name AS printed_strategy_name
FROM judged
LEFT JOIN core.dim_scale AS scale
  ON
    judged.scale_id = scale.scale_id
    AND judged.printed_status = scale.mark
    AND judged.fiscal_year >= COALESCE(scale.valid_from, judged.fiscal_year)
    AND judged.fiscal_year <= COALESCE(scale.valid_to, judged.fiscal_year)
LEFT JOIN baselines
  ON
    REPLACE(judged.indicator_code, ':action_program_summary', ':action_program_plan') = baselines.indicator_code
    AND same_name(judged.indicator_name, baselines.indicator_name)
UNION ALL
SELECT
  filing_code,
  body_code,
  body_sk,
  form_type,
  fiscal_year,
  indicator_code,
  'INDICATOR',
  actual_kind,
  actual,
  actual,
  NULL,
  IF(target IS NULL, 'NOT_REPORTED', 'MEASURED'),
  target,
  target,
  NULL,
  'NONE',
  NULL,
  NULL,
  NULL,
  actual,
  unit,
  NULL,
  concept_code,
  direction,
  'REFERENCE',
  direction,
  achievement,
  achievement_rate,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  numerator,
  denominator,
  TRUE,
  source_sheet,
  source_cell,
  NULL,
  NULL,
  indicator_name,
  NULL,
  NULL
FROM core.fct_survey_indicator
