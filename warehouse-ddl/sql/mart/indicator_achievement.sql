-- mart.indicator_achievement
--
-- Grain    one row per body, fiscal year and indicator, from the current filing of a result form
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.dim_region,
--          core.fct_indicator_result
-- Driver   core.fct_indicator_result
-- Parts    local
-- Serves   which indicators were met, over all chambers; every figure with the cell it came from
--
-- achievement is what we computed, printed_status what the form says; neither replaces the other.
-- Amounts are in the unit as printed, the plan's baseline in that of the form, where both print the same
-- name. The rate is NULL, not zero, when there is nothing to divide by. Names are those of the year's form.

CREATE TABLE mart.indicator_achievement (
  fiscal_year INT COMMENT '年度(開始年。令和6年度=2024)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '所属する連合会の団体コード',
  federation_name STRING COMMENT '所属する連合会の名称',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  prefecture_code STRING COMMENT '都道府県コード',
  prefecture_name STRING COMMENT '都道府県名',
  form_type STRING COMMENT '様式の種類',
  strategy_kind STRING COMMENT '戦略の区分(COMMON: 共通、OWN: 独自)',
  strategy_no INT COMMENT '戦略の番号',
  strategy_name STRING COMMENT '戦略の名称(目標管理表では事業)',
  measure_no INT COMMENT '施策の番号',
  measure_name STRING COMMENT '施策の名称',
  indicator_code STRING COMMENT '指標コード',
  indicator_no INT COMMENT '指標の番号',
  indicator_name STRING COMMENT '指標の名称',
  concept_code STRING COMMENT '共通概念コード(NULL: 未対応)',
  unit STRING COMMENT '単位(NULL: 書かれていない)',
  direction STRING COMMENT '良い方向(HIGHER、LOWER、RANGE、NONE)',
  direction_source STRING COMMENT 'REFERENCE: 登録、DEFAULT: 登録がないためHIGHER',
  is_cumulative BOOLEAN COMMENT '累計か',
  baseline DECIMAL(18, 4) COMMENT '基準値(計画に書かれた最新の値を実績の単位で。NULL: ないか、単位を換算できない)',
  actual DECIMAL(18, 4) COMMENT '実績',
  actual_kind STRING COMMENT '実績の種類(MEASURED、NOT_REPORTED、NOT_DONE、WITHHELD)',
  target DECIMAL(18, 4) COMMENT '様式の目標(登録された訂正を反映)',
  target_qualifier STRING COMMENT '目標の限定(以上など)',
  judged_actual DECIMAL(18, 4) COMMENT '目標と比べた値(目標を共有するときは実績の合計)',
  target_shared_with STRING COMMENT '目標を共有する指標の番号(カンマ区切り)',
  achievement_rate DECIMAL(18, 4) COMMENT '達成率(1=100%。HIGHER: 実績/目標、LOWER: 目標/実績)',
  achievement STRING COMMENT '計算した達成区分(MET: 達成、MISSED: 未達成、NOT_RATED: 目標なし、UNKNOWN: 実績なし)',
  printed_status STRING COMMENT '印刷された達成状況・評価',
  printed_scale STRING COMMENT '評価尺度ID',
  agrees_with_printed BOOLEAN COMMENT '計算と印刷が一致するか(NULL: 比べる基準がない)',
  received_at DATE COMMENT '受領日',
  filing_code STRING COMMENT '提出物コード',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '実績のセルまたは行',
  target_cell STRING COMMENT '目標のセルまたは行',
  status_cell STRING COMMENT '達成状況のセルまたは行'
)
USING iceberg
COMMENT '指標の達成状況(団体・年度・指標ごとに1行)';

WITH results AS (
  SELECT * FROM core.fct_indicator_result
  WHERE is_current AND row_role = 'INDICATOR'
),

bodies AS (
  SELECT
    body.body_sk,
    body.body_type,
    body.body_name,
    body.federation_code,
    body.prefecture_code
  FROM core.dim_body AS body
),

federations AS (
  SELECT body_code, MAX_BY(body_name, COALESCE(valid_from, DATE '0001-01-01')) AS body_name
  FROM core.dim_body
  GROUP BY body_code
)

SELECT
  results.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  bodies.federation_code,
  federations.body_name AS federation_name,
  results.body_code,
  bodies.body_name,
  bodies.body_type,
  bodies.prefecture_code,
  region.prefecture_name,
  results.form_type,
  indicator.strategy_kind,
  indicator.strategy_no,
  COALESCE(results.printed_strategy_name, indicator.strategy_name) AS strategy_name,
  indicator.measure_no,
  COALESCE(results.printed_measure_name, indicator.measure_name) AS measure_name,
  results.indicator_code,
  indicator.indicator_no,
  COALESCE(results.printed_indicator_name, indicator.indicator_name) AS indicator_name,
  results.concept_code,
  results.unit,
  results.direction,
  results.direction_source,
  indicator.is_cumulative,
  results.baseline,
  results.actual,
  results.actual_kind,
  results.target,
  results.target_qualifier,
  results.judged_actual,
  results.target_shared_with,
  results.achievement_rate,
  results.achievement,
  results.printed_status,
  results.printed_scale,
  results.agrees_with_printed,
  filing.received_at,
  results.filing_code,
  filing.file_name AS source_file,
  results.source_sheet,
  results.source_cell,
  results.target_cell,
  results.status_cell
FROM results
INNER JOIN core.dim_filing AS filing ON results.filing_code = filing.filing_code
INNER JOIN core.dim_indicator AS indicator ON results.indicator_code = indicator.indicator_code
INNER JOIN core.dim_fiscal_year AS year ON results.fiscal_year = year.fiscal_year
INNER JOIN bodies ON results.body_sk = bodies.body_sk
LEFT JOIN federations ON bodies.federation_code = federations.body_code
LEFT JOIN core.dim_region AS region ON bodies.prefecture_code = region.prefecture_code
