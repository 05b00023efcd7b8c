-- core.dim_indicator
--
-- Grain    one row per indicator of a body's form, by its place in the programme
-- Reads    core.dim_filing, core.fct_survey_indicator, staging.observation, reference/indicators.csv
-- Driver   staging.observation, core.fct_survey_indicator
-- Parts    local by body_code
-- Serves   every table that speaks of an indicator
--
-- Names are those of the newest filing. A row of indicators.csv counts only where its name is the
-- printed one; white space and width aside. An indicator of a plan that has no row of its own takes
-- that of the summary. An indicator whose actual is a statistic of a survey stands in no programme.

CREATE TABLE core.dim_indicator (
  indicator_code STRING COMMENT '指標コード(団体:様式:プログラム内の位置)',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  strategy_code STRING COMMENT '戦略コード',
  measure_code STRING COMMENT '施策コード',
  strategy_kind STRING COMMENT '戦略の区分(COMMON: 共通、OWN: 独自)',
  strategy_no INT COMMENT '戦略の番号',
  strategy_name STRING COMMENT '戦略の名称(目標管理表では事業)',
  measure_no INT COMMENT '施策の番号',
  measure_label STRING COMMENT '施策の書かれたままの番号',
  measure_name STRING COMMENT '施策の名称',
  indicator_no INT COMMENT '指標の番号',
  indicator_mark STRING COMMENT '丸数字などの印',
  indicator_name STRING COMMENT '指標の名称(番号と単位を除く)',
  name_printed STRING COMMENT '書かれたままの指標名',
  goal_name STRING COMMENT '目標の見出し',
  chart_name STRING COMMENT 'グラフの見出し',
  formula STRING COMMENT '書かれた計算式',
  unit STRING COMMENT '単位(NULL: 書かれておらず、登録もない)',
  unit_source STRING COMMENT '単位の出どころ(VALUE、LABEL、HEADER、MISSING、REFERENCE: 登録)',
  unit_scale INT COMMENT '単位の倍率(千円=1000、万円=10000)',
  direction STRING COMMENT '良い方向(HIGHER、LOWER、RANGE、NONE)',
  direction_source STRING COMMENT 'REFERENCE: 登録、DEFAULT: 登録がないためHIGHER',
  is_cumulative BOOLEAN COMMENT '累計か(様式に書かれている場合だけ)',
  cumulative_start STRING COMMENT '累計の始まり方(RESTARTS: 計画から、CARRIES_BASE: 基準値を含む)',
  concept_code STRING COMMENT '共通概念コード',
  final_target_year INT COMMENT '目標の最終年度(開始年)',
  label_product DECIMAL(18, 4) COMMENT '指標名の中の積(9名×300件など)',
  row_role STRING COMMENT '行の役割(INDICATOR: 指標。ほかは上の行に属する)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '指標の次元';

WITH named AS (
  SELECT
    observation.*,
    filing.body_code,
    filing.form_type,
    filing.fiscal_year,
    filing.programme_code,
    ROW_NUMBER() OVER (
      PARTITION BY filing.programme_code, observation.indicator_place
      ORDER BY filing.state = 'CURRENT' DESC, filing.fiscal_year DESC, filing.received_at DESC, filing.file_hash
    ) AS newest
  FROM staging.observation AS observation
  INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
  WHERE observation.kind = 'INDICATOR' AND filing.state IN ('CURRENT', 'SUPERSEDED')
),

indicators AS (
  SELECT * FROM named WHERE newest = 1
)

SELECT
  CONCAT_WS(':', indicators.programme_code, indicators.indicator_place) AS indicator_code,
  indicators.body_code,
  indicators.form_type,
  CONCAT_WS(':', indicators.programme_code, COALESCE(indicators.strategy_place, indicators.strategy_name)) AS strategy_code,
  IF(
    indicators.measure_place IS NULL,
    NULL,
    CONCAT_WS(':', indicators.programme_code, indicators.measure_place)
  ) AS measure_code,
  indicators.strategy_kind,
  indicators.strategy_no,
  indicators.strategy_name,
  indicators.measure_no,
  indicators.measure_label,
  indicators.measure_name,
  indicators.indicator_no,
  indicators.mark AS indicator_mark,
  indicators.indicator_name,
  indicators.name_printed,
  indicators.goal_name,
  indicators.chart_name,
  indicators.formula,
  COALESCE(indicators.unit, registered.unit) AS unit,
  IF(indicators.unit IS NULL AND registered.unit IS NOT NULL, 'REFERENCE', indicators.unit_source) AS unit_source,
  CASE COALESCE(indicators.unit, registered.unit)
    WHEN '千円' THEN 1000
    WHEN '万円' THEN 10000
    WHEN '百万円' THEN 1000000
    WHEN '億円' THEN 100000000
    ELSE 1
  END AS unit_scale,
  COALESCE(registered.direction, 'HIGHER') AS direction,
  IF(registered.direction IS NULL, 'DEFAULT', 'REFERENCE') AS direction_source,
  COALESCE(indicators.is_cumulative, FALSE) AS is_cumulative,
  registered.cumulative_start,
  registered.concept_code,
  indicators.final_target_year,
  indicators.label_product,
  indicators.row_role
FROM indicators
LEFT JOIN reference_registrations AS registered
  ON
    indicators.body_code = registered.body_code
    AND indicators.form_type = registered.form_type
    AND indicators.measure_no <=> registered.measure_no
    AND indicators.indicator_no = registered.indicator_no
    AND plain_name(indicators.indicator_name) = registered.plain_name
    AND indicators.fiscal_year BETWEEN registered.valid_from AND registered.valid_to
UNION ALL
SELECT
  indicator_code,
  body_code,
  form_type,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  MAX_BY(indicator_name, fiscal_year),
  NULL,
  NULL,
  NULL,
  NULL,
  MAX_BY(unit, fiscal_year),
  'REFERENCE',
  1,
  MAX_BY(direction, fiscal_year),
  'REFERENCE',
  FALSE,
  NULL,
  MAX_BY(concept_code, fiscal_year),
  NULL,
  NULL,
  'INDICATOR'
FROM core.fct_survey_indicator
GROUP BY indicator_code, body_code, form_type
