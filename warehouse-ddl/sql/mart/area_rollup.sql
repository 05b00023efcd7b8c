-- mart.area_rollup
--
-- Grain    one row per area (region, block, nation), fiscal year, concept and basis
-- Reads    core.dim_concept, core.dim_fiscal_year, core.fct_rollup
-- Driver   core.fct_rollup
-- Serves   regions and the nation beside the federations
--
-- The eight regions and the federation's own blocks divide the country differently; both are here and
-- neither adds to the other.

CREATE TABLE mart.area_rollup (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  area_kind STRING COMMENT 'REGION8: 八地方、FEDERATION_BLOCK: 連合会ブロック、NATION: 全国',
  area_name STRING COMMENT '地域の名称',
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  basis STRING COMMENT 'AS_WAS: その年度の構成、AS_NOW: 現在の構成',
  method STRING COMMENT '集計方法',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向',
  actual DECIMAL(18, 4) COMMENT '集計した実績(NULL: 集計できない)',
  target DECIMAL(18, 4) COMMENT '集計した目標',
  achievement STRING COMMENT '集計値の達成区分',
  chambers_met INT COMMENT '達成した商工会の数',
  chambers_rated INT COMMENT '評価対象の商工会の数',
  chambers_reporting INT COMMENT '報告した商工会の数',
  chambers_expected INT COMMENT '構成員である商工会の数',
  missing_chambers STRING COMMENT 'まとめられる実績のない商工会の名称(、区切り)',
  not_aggregable_reason STRING COMMENT '集計できない理由(NULL: 集計した)'
)
USING iceberg
COMMENT '地域・全国の共通概念の集計(年度・概念・基準ごとに1行)';

SELECT
  rollup.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  rollup.area_kind,
  rollup.area_code AS area_name,
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
  rollup.not_aggregable_reason
FROM core.fct_rollup AS rollup
INNER JOIN core.dim_concept AS concept ON rollup.concept_code = concept.concept_code
INNER JOIN core.dim_fiscal_year AS year ON rollup.fiscal_year = year.fiscal_year
WHERE rollup.area_kind <> 'FEDERATION'
