-- mart.measure_achievement
--
-- Grain    one row per body, fiscal year and measure, from the current filing of a result form
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.dim_measure,
--          core.dim_region, core.dim_strategy, core.fct_indicator_result, core.fct_measure_status
-- Driver   core.fct_measure_status
-- Parts    local
-- Serves   which measures were met; also where the form has lost the column of their status
--
-- Names are those of the year's form.

CREATE TABLE mart.measure_achievement (
  fiscal_year INT COMMENT '年度(開始年)',
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
  strategy_name STRING COMMENT '戦略の名称',
  measure_code STRING COMMENT '施策コード',
  measure_no INT COMMENT '施策の番号',
  measure_name STRING COMMENT '施策の名称',
  indicators_met INT COMMENT '達成した指標の数',
  indicators_rated INT COMMENT '評価対象の指標の数(目標のない指標を除く)',
  achievement STRING COMMENT '計算した達成区分(すべての評価対象の指標が達成のときMET)',
  is_derived BOOLEAN COMMENT '印刷された達成状況がなく、指標から導いたか',
  printed_status STRING COMMENT '印刷された達成状況(NULL: 印刷されていない)',
  agrees_with_printed BOOLEAN COMMENT '計算と印刷が一致するか(NULL: 印刷されていない)',
  filing_code STRING COMMENT '提出物コード',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '達成状況のセル(NULL: 印刷されていない)'
)
USING iceberg
COMMENT '施策の達成状況(団体・年度・施策ごとに1行)';

WITH federations AS (
  SELECT body_code, MAX_BY(body_name, COALESCE(valid_from, DATE '0001-01-01')) AS body_name
  FROM core.dim_body
  GROUP BY body_code
),

names AS (
  SELECT
    result.filing_code,
    indicator.measure_code,
    MAX(result.printed_measure_name) AS measure_name,
    MAX(result.printed_strategy_name) AS strategy_name
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current AND result.row_role = 'INDICATOR'
  GROUP BY result.filing_code, indicator.measure_code
)

SELECT
  status.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  body.federation_code,
  federations.body_name AS federation_name,
  status.body_code,
  body.body_name,
  body.body_type,
  body.prefecture_code,
  region.prefecture_name,
  status.form_type,
  strategy.strategy_kind,
  strategy.strategy_no,
  COALESCE(names.strategy_name, strategy.strategy_name) AS strategy_name,
  status.measure_code,
  measure.measure_no,
  COALESCE(names.measure_name, measure.measure_name) AS measure_name,
  status.indicators_met,
  status.indicators_rated,
  status.achievement,
  status.printed_status IS NULL AS is_derived,
  status.printed_status,
  status.agrees_with_printed,
  status.filing_code,
  filing.file_name AS source_file,
  status.source_sheet,
  status.source_cell
FROM core.fct_measure_status AS status
INNER JOIN core.dim_filing AS filing ON status.filing_code = filing.filing_code
INNER JOIN core.dim_measure AS measure ON status.measure_code = measure.measure_code
INNER JOIN core.dim_fiscal_year AS year ON status.fiscal_year = year.fiscal_year
INNER JOIN core.dim_body AS body ON status.body_sk = body.body_sk
LEFT JOIN core.dim_strategy AS strategy ON measure.strategy_code = strategy.strategy_code
LEFT JOIN names ON status.filing_code = names.filing_code AND status.measure_code = names.measure_code
LEFT JOIN federations ON body.federation_code = federations.body_code
LEFT JOIN core.dim_region AS region ON body.prefecture_code = region.prefecture_code
WHERE status.is_current
