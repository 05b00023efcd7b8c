-- mart.strategy_rollup
--
-- Grain    one row per federation, fiscal year, form and strategy; an own strategy also per body
-- Reads    core.bridge_membership, core.dim_body, core.dim_fiscal_year, core.dim_indicator,
--          core.dim_strategy, core.fct_indicator_result, core.fct_measure_status
-- Driver   core.fct_indicator_result
-- Parts    local
-- Serves   how far the chambers are with each common strategy
--
-- Common strategies are one over all chambers that print the same name (white space and width aside) in
-- the form of the year.
-- Own strategies stay apart: body_code says whose they are. The federation's own programme is not
-- among the chambers': its rows have body_type FEDERATION.

CREATE TABLE mart.strategy_rollup (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '連合会の団体コード',
  body_type STRING COMMENT 'CHAMBER: 商工会の合計、FEDERATION: 連合会自身',
  form_type STRING COMMENT '様式の種類',
  strategy_kind STRING COMMENT 'COMMON: 共通戦略、OWN: 独自戦略',
  strategy_name STRING COMMENT '戦略の名称',
  body_code STRING COMMENT '独自戦略の団体コード(共通戦略ではNULL)',
  measures_met INT COMMENT '達成した施策の数',
  measures_rated INT COMMENT '評価対象の施策の数',
  indicators_met INT COMMENT '達成した指標の数',
  indicators_rated INT COMMENT '評価対象の指標の数',
  chambers_reporting INT COMMENT 'この戦略を報告した団体の数',
  chambers_expected INT COMMENT '構成員である商工会の数(独自戦略では1)'
)
USING iceberg
COMMENT '戦略ごとの達成の集計(共通戦略は連合会で合わせ、独自戦略は団体ごと)';

WITH strategies AS (
  SELECT
    strategy_code,
    COALESCE(strategy_kind, 'OWN') AS strategy_kind,
    strategy_name
  FROM core.dim_strategy
),

names AS (
  SELECT result.filing_code, indicator.strategy_code, MAX(result.printed_strategy_name) AS strategy_name
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current
  GROUP BY result.filing_code, indicator.strategy_code
),

bodies AS (
  SELECT body_sk, body_code, body_type, federation_code FROM core.dim_body
),

indicators AS (
  SELECT
    result.fiscal_year,
    bodies.federation_code,
    bodies.body_type,
    result.form_type,
    strategies.strategy_kind,
    plain_name(COALESCE(names.strategy_name, strategies.strategy_name)) AS strategy_key,
    IF(strategies.strategy_kind = 'COMMON', NULL, result.body_code) AS own_body,
    MAX(COALESCE(names.strategy_name, strategies.strategy_name)) AS strategy_name,
    COUNT_IF(result.achievement = 'MET') AS met,
    COUNT_IF(result.achievement <> 'NOT_RATED') AS rated,
    COUNT(DISTINCT result.body_code) AS reporting
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  INNER JOIN strategies ON indicator.strategy_code = strategies.strategy_code
  INNER JOIN bodies ON result.body_sk = bodies.body_sk
  LEFT JOIN names ON result.filing_code = names.filing_code AND indicator.strategy_code = names.strategy_code
  WHERE result.is_current AND result.row_role = 'INDICATOR'
  GROUP BY
    result.fiscal_year,
    bodies.federation_code,
    bodies.body_type,
    result.form_type,
    strategies.strategy_kind,
    plain_name(COALESCE(names.strategy_name, strategies.strategy_name)),
    IF(strategies.strategy_kind = 'COMMON', NULL, result.body_code)
),

strategy_of_measure AS (
  SELECT measure_code, MAX(strategy_code) AS strategy_code
  FROM core.dim_indicator
  WHERE measure_code IS NOT NULL
  GROUP BY measure_code
),

measures AS (
  SELECT
    status.fiscal_year,
    bodies.federation_code,
    bodies.body_type,
    status.form_type,
    strategies.strategy_kind,
    plain_name(COALESCE(names.strategy_name, strategies.strategy_name)) AS strategy_key,
    IF(strategies.strategy_kind = 'COMMON', NULL, status.body_code) AS own_body,
    COUNT_IF(status.achievement = 'MET') AS met,
    COUNT_IF(status.achievement <> 'NOT_RATED') AS rated
  FROM core.fct_measure_status AS status
  INNER JOIN strategy_of_measure ON status.measure_code = strategy_of_measure.measure_code
  INNER JOIN strategies ON strategy_of_measure.strategy_code = strategies.strategy_code
  INNER JOIN bodies ON status.body_sk = bodies.body_sk
  LEFT JOIN names
    ON status.filing_code = names.filing_code AND strategy_of_measure.strategy_code = names.strategy_code
  WHERE status.is_current
  GROUP BY
    status.fiscal_year,
    bodies.federation_code,
    bodies.body_type,
    status.form_type,
    strategies.strategy_kind,
    plain_name(COALESCE(names.strategy_name, strategies.strategy_name)),
    IF(strategies.strategy_kind = 'COMMON', NULL, status.body_code)
),

expected AS (
  SELECT federation_code, fiscal_year, COUNT(*) AS chambers
  FROM core.bridge_membership
  WHERE basis = 'AS_WAS'
  GROUP BY federation_code, fiscal_year
)

SELECT
  indicators.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  indicators.federation_code,
  indicators.body_type,
  indicators.form_type,
  indicators.strategy_kind,
  indicators.strategy_name,
  indicators.own_body AS body_code,
  CAST(COALESCE(measures.met, 0) AS INT) AS measures_met,
  CAST(COALESCE(measures.rated, 0) AS INT) AS measures_rated,
  CAST(indicators.met AS INT) AS indicators_met,
  CAST(indicators.rated AS INT) AS indicators_rated,
  CAST(indicators.reporting AS INT) AS chambers_reporting,
  CAST(
    IF(indicators.own_body IS NOT NULL OR indicators.body_type = 'FEDERATION', 1, expected.chambers)
    AS INT
  ) AS chambers_expected
FROM indicators
INNER JOIN core.dim_fiscal_year AS year ON indicators.fiscal_year = year.fiscal_year
LEFT JOIN measures
  ON
    indicators.fiscal_year = measures.fiscal_year
    AND indicators.federation_code = measures.federation_code
    AND indicators.body_type = measures.body_type
    AND indicators.form_type = measures.form_type
    AND indicators.strategy_kind = measures.strategy_kind
    AND indicators.strategy_key <=> measures.strategy_key
    AND indicators.own_body <=> measures.own_body
LEFT JOIN expected
  ON indicators.federation_code = expected.federation_code AND indicators.fiscal_year = expected.fiscal_year
