-- mart.peer_comparison
--
-- Grain    one row per peer group, chamber, fiscal year and concept
-- Reads    core.dim_concept, core.dim_fiscal_year, core.fct_member_value, reference/peer_groups.csv
-- Driver   reference/peer_groups.csv
-- Parts    whole by body_code
-- Serves   a chamber among those of its size, region or industry; groups are in peer_groups.csv

CREATE TABLE mart.peer_comparison (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  peer_group STRING COMMENT '比較群コード',
  peer_group_name STRING COMMENT '比較群の名称',
  peer_kind STRING COMMENT 'SIZE: 規模、REGION: 地域、INDUSTRY: 業種、OTHER: その他',
  body_code STRING COMMENT '商工会の団体コード',
  body_name STRING COMMENT '商工会の名称',
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  unit STRING COMMENT '単位',
  actual DECIMAL(18, 4) COMMENT '実績',
  achievement STRING COMMENT '達成区分',
  rank INT COMMENT '比較群の中の順位(1が最良。同じ値は同じ順位)',
  ranked_of INT COMMENT '順位を付けた商工会の数',
  median DECIMAL(18, 4) COMMENT '比較群の中央値',
  lowest DECIMAL(18, 4) COMMENT '比較群の最小値',
  highest DECIMAL(18, 4) COMMENT '比較群の最大値',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '比較群の中での商工会の比較(年度・共通概念ごとに1行)';

WITH grouped AS (
  SELECT
    value.fiscal_year,
    peer.peer_group,
    peer.peer_group_name,
    peer.kind,
    value.member_code,
    value.member_name,
    value.concept_code,
    concept.concept_name,
    value.unit,
    value.actual,
    value.achievement,
    CASE concept.direction WHEN 'LOWER' THEN -value.actual WHEN 'HIGHER' THEN value.actual END AS merit
  FROM core.fct_member_value AS value
  INNER JOIN core.dim_concept AS concept ON value.concept_code = concept.concept_code
  INNER JOIN reference_peer_groups AS peer
    ON
      value.member_code = peer.body_code
      AND value.fiscal_year >= COALESCE(peer.valid_from, value.fiscal_year)
      AND value.fiscal_year <= COALESCE(peer.valid_to, value.fiscal_year)
  WHERE value.basis = 'AS_WAS' AND value.actual IS NOT NULL
),

stated AS (
  SELECT
    grouped.*,
    IF(merit IS NULL, NULL, RANK() OVER best_first) AS place,
    COUNT(merit) OVER peers AS ranked_of,
    PERCENTILE(actual, 0.5) OVER peers AS median,
    MIN(actual) OVER peers AS lowest,
    MAX(actual) OVER peers AS highest
  FROM grouped
  WINDOW
    peers AS (PARTITION BY peer_group, fiscal_year, concept_code, COALESCE(unit, '')),
    best_first AS (PARTITION BY peer_group, fiscal_year, concept_code, COALESCE(unit, '') ORDER BY merit DESC NULLS LAST)
)

SELECT
  stated.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  stated.peer_group,
  stated.peer_group_name,
  stated.kind AS peer_kind,
  stated.member_code AS body_code,
  stated.member_name AS body_name,
  stated.concept_code,
  stated.concept_name,
  stated.unit,
  stated.actual,
  stated.achievement,
  stated.place AS rank,
  CAST(stated.ranked_of AS INT) AS ranked_of,
  CAST(ROUND(stated.median, 4) AS DECIMAL(18, 4)) AS median,
  stated.lowest,
  stated.highest
FROM stated
INNER JOIN core.dim_fiscal_year AS year ON stated.fiscal_year = year.fiscal_year
