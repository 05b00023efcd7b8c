-- core.fct_member_value
--
-- Grain    one row per basis, fiscal year, member chamber and concept that it or a predecessor reports
-- Reads    core.bridge_membership, core.fct_concept_value, reference/rules.csv
-- Driver   core.fct_concept_value
-- Parts    local
-- Serves   mart.chamber_history, mart.chamber_comparison, core.fct_rollup
--
-- As now, a chamber's figure of an earlier year is put together from its predecessors' by the method
-- of the concept. It is NULL, with the reason, where one of them is missing, was split, or left no
-- parts of its ratio, and where the concept cannot be put together. Such a row is UNKNOWN where one of
-- the sources had a target, and shows none: a part of a target is not the chamber's.

CREATE TABLE core.fct_member_value (
  basis STRING COMMENT 'AS_WAS: その年度の構成、AS_NOW: 現在の構成',
  fiscal_year INT COMMENT '年度(開始年)',
  member_code STRING COMMENT '商工会の団体コード',
  member_name STRING COMMENT '商工会の名称',
  federation_code STRING COMMENT '連合会の団体コード',
  concept_code STRING COMMENT '共通概念コード',
  method STRING COMMENT '集計方法',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向',
  actual DECIMAL(18, 4) COMMENT '実績',
  target DECIMAL(18, 4) COMMENT '目標',
  achievement STRING COMMENT '達成区分(MET、MISSED、NOT_RATED、UNKNOWN)',
  sources INT COMMENT 'その年度にあった団体(自身または前身)の数',
  sources_reporting INT COMMENT 'そのうち報告した団体の数',
  source_codes STRING COMMENT '報告した団体コード(カンマ区切り)',
  reason STRING COMMENT '値がない理由(PREDECESSOR_MISSING、SPLIT、PARTS_MISSING、NOT_AGGREGABLE、UNITS_DIFFER など)',
  missing_sources STRING COMMENT '報告または分子・分母がない前身の名称(、区切り)'
)
USING iceberg
COMMENT '商工会・年度・共通概念ごとの値(その年度の構成と現在の構成)';

WITH sources AS (
  SELECT
    basis,
    fiscal_year,
    member_code,
    MAX(member_name) AS member_name,
    MAX(federation_code) AS federation_code,
    COUNT(*) AS sources,
    MAX(is_split) AS is_split
  FROM core.bridge_membership
  GROUP BY basis, fiscal_year, member_code
),

reported AS (
  SELECT DISTINCT membership.basis, membership.fiscal_year, membership.member_code, value.concept_code
  FROM core.bridge_membership AS membership
  INNER JOIN core.fct_concept_value AS value
    ON membership.source_code = value.body_code AND membership.fiscal_year = value.fiscal_year
),

parts AS (
  SELECT
    reported.basis,
    reported.fiscal_year,
    reported.member_code,
    reported.concept_code,
    COUNT_IF(value.actual IS NOT NULL) AS reporting,
    COUNT(DISTINCT IF(value.actual IS NULL, NULL, COALESCE(value.unit, ''))) AS units,
    MAX(value.unit) AS unit,
    MAX(value.method) AS method,
    IF(MIN(value.direction) = MAX(value.direction), MAX(value.direction), 'NONE') AS direction,
    COUNT_IF(value.actual IS NOT NULL AND value.target IS NOT NULL) AS targeted,
    SUM(value.actual) AS actual,
    SUM(value.target) AS target,
    COUNT_IF(value.actual > 0) AS bodies,
    COUNT_IF(value.target > 0) AS bodies_targeted,
    SUM(value.numerator) AS numerator,
    SUM(value.denominator) AS denominator,
    SUM(value.actual * value.denominator) AS weighted_actual,
    SUM(value.target * value.denominator) AS weighted_target,
    COUNT_IF(value.actual IS NOT NULL AND value.numerator IS NOT NULL) AS with_numerator,
    COUNT_IF(value.actual IS NOT NULL AND value.denominator > 0) AS with_denominator,
    MAX(value.achievement) AS own_achievement,
    MAX(value.reason) AS own_reason,
    CONCAT_WS(',', SORT_ARRAY(COLLECT_LIST(IF(value.actual IS NULL, NULL, value.body_code)))) AS source_codes,
    CONCAT_WS(
      '、',
      TRANSFORM(
        SORT_ARRAY(
          COLLECT_LIST(
            IF(
              value.actual IS NULL
              OR (value.method = 'RATIO_OF_SUMS' AND (value.numerator IS NULL OR COALESCE(value.denominator, 0) <= 0))
              OR (value.method = 'WEIGHTED_BY_ANSWERS' AND COALESCE(value.denominator, 0) <= 0),
              STRUCT(membership.source_code AS code, membership.source_name AS name),
              NULL
            )
          )
        ),
        missing -> missing.name
      )
    ) AS missing_sources
  FROM reported
  INNER JOIN core.bridge_membership AS membership
    ON
      reported.basis = membership.basis
      AND reported.fiscal_year = membership.fiscal_year
      AND reported.member_code = membership.member_code
  LEFT JOIN core.fct_concept_value AS value
    ON
      membership.source_code = value.body_code
      AND reported.fiscal_year = value.fiscal_year
      AND reported.concept_code = value.concept_code
  GROUP BY reported.basis, reported.fiscal_year, reported.member_code, reported.concept_code
),

reasoned AS (
  SELECT
    parts.*,
    sources.member_name,
    sources.federation_code,
    sources.sources,
    sources.is_split,
    CASE
      WHEN sources.is_split THEN 'SPLIT'
      WHEN parts.reporting < sources.sources
        THEN IF(sources.sources = 1, COALESCE(parts.own_reason, 'NOT_REPORTED'), 'PREDECESSOR_MISSING')
      WHEN sources.sources = 1 THEN NULL
      WHEN parts.method = 'NOT_AGGREGABLE' THEN 'NOT_AGGREGABLE'
      WHEN parts.units > 1 THEN 'UNITS_DIFFER'
      WHEN
        parts.method = 'RATIO_OF_SUMS'
        AND (parts.with_numerator < parts.reporting OR parts.with_denominator < parts.reporting)
        THEN 'PARTS_MISSING'
      WHEN parts.method = 'WEIGHTED_BY_ANSWERS' AND parts.with_denominator < parts.reporting THEN 'PARTS_MISSING'
    END AS reason
  FROM parts
  INNER JOIN sources
    ON
      parts.basis = sources.basis
      AND parts.fiscal_year = sources.fiscal_year
      AND parts.member_code = sources.member_code
),

valued AS (
  SELECT
    reasoned.* EXCEPT (actual, target),
    target IS NOT NULL AS has_target,
    CASE
      WHEN reason IS NOT NULL THEN NULL
      WHEN sources = 1 THEN actual
      WHEN method IN ('SUM', 'SNAPSHOT_SUM') THEN actual
      WHEN method = 'COUNT_OF_BODIES' THEN bodies
      WHEN method = 'RATIO_OF_SUMS' THEN quotient(numerator * IF(unit = '%', 100, 1), denominator)
      WHEN method = 'WEIGHTED_BY_ANSWERS' THEN quotient(weighted_actual, denominator)
    END AS actual,
    CASE
      WHEN is_split THEN NULL
      WHEN reason IS NOT NULL OR targeted < reporting THEN IF(sources = 1, target, NULL)
      WHEN sources = 1 THEN target
      WHEN method IN ('SUM', 'SNAPSHOT_SUM') THEN target
      WHEN method = 'COUNT_OF_BODIES' THEN bodies_targeted
      WHEN method IN ('RATIO_OF_SUMS', 'WEIGHTED_BY_ANSWERS') THEN quotient(weighted_target, denominator)
    END AS target
  FROM reasoned
)

SELECT
  valued.basis,
  valued.fiscal_year,
  valued.member_code,
  valued.member_name,
  valued.federation_code,
  valued.concept_code,
  valued.method,
  IF(valued.units > 1, NULL, valued.unit) AS unit,
  valued.direction,
  CAST(ROUND(valued.actual, 4) AS DECIMAL(18, 4)) AS actual,
  CAST(ROUND(valued.target, 4) AS DECIMAL(18, 4)) AS target,
  CASE
    WHEN valued.sources = 1 AND NOT valued.is_split THEN valued.own_achievement
    WHEN valued.reason IS NOT NULL THEN IF(valued.has_target, 'UNKNOWN', 'NOT_RATED')
    ELSE
      judge(
        valued.direction,
        IF(valued.actual IS NULL, 'NOT_REPORTED', 'MEASURED'),
        CAST(ROUND(valued.actual, 4) AS DECIMAL(18, 4)),
        IF(valued.target IS NULL, 'NOT_REPORTED', 'MEASURED'),
        CAST(ROUND(valued.target, 4) AS DECIMAL(18, 4)),
        NULL,
        'NONE',
        rule.tie
      )
  END AS achievement,
  CAST(valued.sources AS INT) AS sources,
  CAST(valued.reporting AS INT) AS sources_reporting,
  valued.source_codes,
  valued.reason,
  IF(valued.reason IN ('PREDECESSOR_MISSING', 'PARTS_MISSING'), NULLIF(valued.missing_sources, ''), NULL)
    AS missing_sources
FROM valued
INNER JOIN reference_rules AS rule
  ON
    valued.fiscal_year >= COALESCE(rule.valid_from, valued.fiscal_year)
    AND valued.fiscal_year <= COALESCE(rule.valid_to, valued.fiscal_year)
