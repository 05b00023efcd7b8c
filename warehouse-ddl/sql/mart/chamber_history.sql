-- mart.chamber_history
--
-- Grain    one row per chamber of today, fiscal year and concept
-- Reads    core.dim_concept, core.dim_fiscal_year, core.fct_member_value
-- Driver   core.fct_member_value
-- Parts    local
-- Serves   a chamber's years across mergers: its predecessors' figures put together
--
-- NULL with a reason where they cannot be put together.

CREATE TABLE mart.chamber_history (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '連合会の団体コード',
  body_code STRING COMMENT '現在の商工会の団体コード',
  body_name STRING COMMENT '現在の商工会の名称',
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  method STRING COMMENT '集計方法',
  unit STRING COMMENT '単位',
  actual DECIMAL(18, 4) COMMENT '実績(前身の値を合わせたもの)',
  target DECIMAL(18, 4) COMMENT '目標(前身の目標を合わせたもの)',
  achievement STRING COMMENT '達成区分',
  predecessors INT COMMENT 'その年度にあった団体(自身または前身)の数',
  predecessor_codes STRING COMMENT '報告した団体コード(カンマ区切り)',
  reason STRING COMMENT '値がない理由(PREDECESSOR_MISSING、SPLIT、PARTS_MISSING、NOT_AGGREGABLE、UNITS_DIFFER など)',
  missing STRING COMMENT '欠けている前身の名称(、区切り)'
)
USING iceberg
COMMENT '現在の商工会の過去の値(合併前は前身の値を概念の集計方法で合わせる)';

SELECT
  value.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  value.federation_code,
  value.member_code AS body_code,
  value.member_name AS body_name,
  value.concept_code,
  concept.concept_name,
  value.method,
  value.unit,
  value.actual,
  value.target,
  value.achievement,
  value.sources AS predecessors,
  value.source_codes AS predecessor_codes,
  value.reason,
  value.missing_sources AS missing
FROM core.fct_member_value AS value
INNER JOIN core.dim_concept AS concept ON value.concept_code = concept.concept_code
INNER JOIN core.dim_fiscal_year AS year ON value.fiscal_year = year.fiscal_year
WHERE value.basis = 'AS_NOW'
