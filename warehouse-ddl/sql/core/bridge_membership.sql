-- core.bridge_membership
--
-- Grain    one row per basis, fiscal year, member chamber and body whose figures it carries
-- Reads    core.bridge_body_now, core.dim_body, core.dim_fiscal_year, core.dim_region,
--          core.fct_concept_value
-- Driver   core.fct_concept_value
-- Parts    whole
-- Serves   rollups: who counts where, as was and as now
--
-- AS_WAS: the chambers that stood on the last day of the fiscal year, each for itself. AS_NOW: the
-- chambers of today, each for the bodies of that year that have become it; those that left are out.

CREATE TABLE core.bridge_membership (
  basis STRING COMMENT 'AS_WAS: その年度の構成、AS_NOW: 現在の構成',
  fiscal_year INT COMMENT '年度(開始年)',
  member_code STRING COMMENT '構成員である商工会の団体コード',
  member_name STRING COMMENT '構成員である商工会の名称',
  source_code STRING COMMENT '数値を出した団体の団体コード(AS_NOWでは前身)',
  source_name STRING COMMENT '数値を出した団体のその年度の名称',
  federation_code STRING COMMENT '連合会の団体コード',
  prefecture_code STRING COMMENT '都道府県コード',
  region8 STRING COMMENT '八地方区分',
  federation_block STRING COMMENT '連合会ブロック',
  is_split BOOLEAN COMMENT '分割された団体の数値か(構成員ごとには分けられない)'
)
USING iceberg
COMMENT '集計の構成員(年度・基準ごと)';

WITH years AS (
  SELECT DISTINCT value.fiscal_year, year.end_date
  FROM core.fct_concept_value AS value
  INNER JOIN core.dim_fiscal_year AS year ON value.fiscal_year = year.fiscal_year
),

standing AS (
  SELECT years.fiscal_year, body.body_code, body.body_name, body.federation_code, body.prefecture_code
  FROM core.dim_body AS body
  INNER JOIN years
    ON
      COALESCE(body.valid_from, years.end_date) <= years.end_date
      AND COALESCE(body.valid_to, years.end_date) >= years.end_date
  WHERE body.body_type = 'CHAMBER'
),

members AS (
  SELECT
    'AS_WAS' AS basis,
    fiscal_year,
    body_code AS member_code,
    body_name AS member_name,
    body_code AS source_code,
    body_name AS source_name,
    federation_code,
    prefecture_code,
    FALSE AS is_split
  FROM standing
  UNION ALL
  SELECT
    'AS_NOW',
    standing.fiscal_year,
    now.current_body_code,
    now.current_body_name,
    standing.body_code,
    standing.body_name,
    now.current_federation_code,
    standing.prefecture_code,
    now.successors > 1
  FROM standing
  INNER JOIN core.bridge_body_now AS now
    ON standing.body_code = now.body_code AND now.current_body_code IS NOT NULL
)

SELECT
  members.basis,
  members.fiscal_year,
  members.member_code,
  members.member_name,
  members.source_code,
  members.source_name,
  members.federation_code,
  members.prefecture_code,
  region.region8,
  region.federation_block,
  members.is_split
FROM members
LEFT JOIN core.dim_region AS region ON members.prefecture_code = region.prefecture_code
