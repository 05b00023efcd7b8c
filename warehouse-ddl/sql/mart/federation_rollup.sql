-- mart.federation_rollup
--
-- Grain    one row per federation, fiscal year, concept and basis
-- Reads    core.dim_body, core.dim_concept, core.dim_fiscal_year, core.fct_concept_value, core.fct_rollup
-- Driver   core.fct_rollup
-- Parts    local
-- Serves   what the chambers of a federation achieved together, and who has not reported
--
-- The federation's own printed figure stands beside it. It holds its own and joint work too, so that
-- it need not be the chambers' sum; difference says by how much it is not.

CREATE TABLE mart.federation_rollup (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '連合会の団体コード',
  federation_name STRING COMMENT '連合会の名称',
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  basis STRING COMMENT 'AS_WAS: その年度の構成、AS_NOW: 現在の構成',
  method STRING COMMENT '集計方法(SUM、SNAPSHOT_SUM、RATIO_OF_SUMS、WEIGHTED_BY_ANSWERS、COUNT_OF_BODIES、NOT_AGGREGABLE)',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向',
  actual DECIMAL(18, 4) COMMENT '集計した実績(NULL: 集計できない)',
  target DECIMAL(18, 4) COMMENT '集計した目標(報告した商工会の一つでも目標がなければNULL)',
  achievement STRING COMMENT '集計値の達成区分(MET、MISSED、NOT_RATED、UNKNOWN)',
  chambers_met INT COMMENT '達成した商工会の数',
  chambers_rated INT COMMENT '評価対象の商工会の数',
  chambers_reporting INT COMMENT '報告した商工会の数',
  chambers_expected INT COMMENT '構成員である商工会の数',
  missing_chambers STRING COMMENT 'まとめられる実績のない商工会の名称(、区切り)',
  not_aggregable_reason STRING COMMENT '集計できない理由(NULL: 集計した)',
  federation_printed DECIMAL(18, 4) COMMENT '連合会自身の様式に印刷された実績',
  difference DECIMAL(18, 4) COMMENT '連合会の印刷値から集計値を引いた差(単位が異なるときはNULL)',
  federation_indicator_codes STRING COMMENT '連合会の様式の指標コード'
)
USING iceberg
COMMENT '連合会ごとの共通概念の集計(年度・概念・基準ごとに1行)';

SELECT
  rollup.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  rollup.area_code AS federation_code,
  federation.body_name AS federation_name,
  rollup.concept_code,
  concept.concept_name,
  rollup.basis,
  rollup.method,
  rollup.unit,
  rollup.direction,
  rollup.actual,
  rollup.target,
  rollup.achievement,
  rollup.chambers_met,
  rollup.chambers_rated,
  rollup.chambers_reporting,
  rollup.chambers_expected,
  rollup.missing_chambers,
  rollup.not_aggregable_reason,
  printed.actual AS federation_printed,
  IF(printed.unit <=> rollup.unit, CAST(printed.actual - rollup.actual AS DECIMAL(18, 4)), NULL) AS difference,
  printed.indicator_codes AS federation_indicator_codes
FROM core.fct_rollup AS rollup
INNER JOIN core.dim_concept AS concept ON rollup.concept_code = concept.concept_code
INNER JOIN core.dim_fiscal_year AS year ON rollup.fiscal_year = year.fiscal_year
LEFT JOIN (
  SELECT body_code, MAX_BY(body_name, COALESCE(valid_from, DATE '0001-01-01')) AS body_name
  FROM core.dim_body
  GROUP BY body_code
) AS federation ON rollup.area_code = federation.body_code
LEFT JOIN core.fct_concept_value AS printed
  ON
    rollup.area_code = printed.body_code
    AND printed.body_type = 'FEDERATION'
    AND rollup.fiscal_year = printed.fiscal_year
    AND rollup.concept_code = printed.concept_code
WHERE rollup.area_kind = 'FEDERATION'
