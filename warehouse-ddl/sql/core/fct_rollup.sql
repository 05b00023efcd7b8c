-- core.fct_rollup
--
-- Grain    one row per area, fiscal year, concept and basis
-- Reads    core.bridge_membership, core.dim_concept, core.fct_concept_value, core.fct_member_value,
--          reference/rules.csv
-- Driver   core.fct_concept_value
-- Parts    whole by IF(area_kind = 'FEDERATION', area_code, NULL)
-- Serves   mart.federation_rollup, mart.area_rollup
--
-- The figure is put together from the bodies that reported, by the method of the concept, and says how
-- many chambers that are of how many, and who is missing. A ratio is a ratio of sums, never an
-- average. A sum stays what it was when its bodies merge or split. A concept that some chamber, or the
-- federation, has in its form has a row, also where no chamber has a figure that can be put together:
-- then it says who is missing.

CREATE TABLE core.fct_rollup (
  area_kind STRING COMMENT 'FEDERATION: 連合会、REGION8: 八地方、FEDERATION_BLOCK: 連合会ブロック、NATION: 全国',
  area_code STRING COMMENT '連合会の団体コードまたは地域の名称',
  fiscal_year INT COMMENT '年度(開始年)',
  concept_code STRING COMMENT '共通概念コード',
  basis STRING COMMENT 'AS_WAS: その年度の構成、AS_NOW: 現在の構成',
  method STRING COMMENT '集計方法',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向(共通概念による)',
  actual DECIMAL(18, 4) COMMENT '集計した実績',
  target DECIMAL(18, 4) COMMENT '集計した目標(一つでも欠ければNULL)',
  achievement STRING COMMENT '集計値の達成区分',
  chambers_met INT COMMENT '達成した商工会の数',
  chambers_rated INT COMMENT '評価対象の商工会の数',
  chambers_reporting INT COMMENT '報告した商工会の数',
  chambers_expected INT COMMENT '構成員である商工会の数',
  missing_chambers STRING COMMENT 'まとめられる実績のない商工会(、区切り)',
  not_aggregable_reason STRING COMMENT '集計できない理由',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '共通概念の集計(連合会・地域・全国)';

WITH memberships AS (
  SELECT area_kind, area_code, membership.*
  FROM core.bridge_membership AS membership
  LATERAL VIEW INLINE(
    ARRAY(
      STRUCT('FEDERATION' AS kind, federation_code AS code),
      STRUCT('REGION8' AS kind, region8 AS code),
      STRUCT('FEDERATION_BLOCK' AS kind, federation_block AS code),
      STRUCT('NATION' AS kind, '全国' AS code)
    )
  ) AS area_kind, area_code
  WHERE area_code IS NOT NULL
),

sources AS (
  SELECT DISTINCT area_kind, area_code, basis, fiscal_year, source_code, source_name
  FROM memberships
),

members AS (
  SELECT DISTINCT area_kind, area_code, basis, fiscal_year, member_code, member_name
  FROM memberships
),

concepts AS (
  SELECT sources.area_kind, sources.area_code, sources.basis, sources.fiscal_year, value.concept_code
  FROM sources
  INNER JOIN core.fct_concept_value AS value
    ON sources.source_code = value.body_code AND sources.fiscal_year = value.fiscal_year
  UNION
  SELECT sources.area_kind, sources.area_code, sources.basis, sources.fiscal_year, own.concept_code
  FROM sources
  INNER JOIN core.fct_concept_value AS own
    ON
      sources.area_kind = 'FEDERATION'
      AND sources.area_code = own.body_code
      AND sources.fiscal_year = own.fiscal_year
),

summed AS (
  SELECT
    concepts.area_kind,
    concepts.area_code,
    concepts.basis,
    concepts.fiscal_year,
    concepts.concept_code,
    MAX(concept.additivity) AS method,
    COUNT(value.actual) AS reporting,
    COUNT(DISTINCT IF(value.actual IS NULL, NULL, COALESCE(value.unit, ''))) AS units,
    MAX(value.unit) AS unit,
    CONCAT_WS(
      '、',
      SORT_ARRAY(COLLECT_SET(IF(value.actual IS NULL, NULL, COALESCE(value.unit, '単位なし'))))
    ) AS unit_names,
    COUNT(value.target) AS targeted,
    SUM(value.actual) AS actual,
    SUM(value.target) AS target,
    COUNT_IF(value.actual > 0) AS bodies,
    COUNT_IF(value.target > 0) AS bodies_targeted,
    SUM(value.numerator) AS numerator,
    SUM(value.denominator) AS denominator,
    SUM(value.actual * value.denominator) AS weighted_actual,
    SUM(value.target * value.denominator) AS weighted_target,
    CONCAT_WS(
      '、',
      TRANSFORM(
        SORT_ARRAY(
          COLLECT_LIST(
            IF(
              value.actual IS NOT NULL
              AND (
                COALESCE(value.denominator, 0) <= 0
                OR (value.method = 'RATIO_OF_SUMS' AND value.numerator IS NULL)
              ),
              STRUCT(sources.source_code AS code, sources.source_name AS name),
              NULL
            )
          )
        ),
        without -> without.name
      )
    ) AS without_parts
  FROM concepts
  INNER JOIN core.dim_concept AS concept ON concepts.concept_code = concept.concept_code
  INNER JOIN sources
    ON
      concepts.area_kind = sources.area_kind
      AND concepts.area_code = sources.area_code
      AND concepts.basis = sources.basis
      AND concepts.fiscal_year = sources.fiscal_year
  LEFT JOIN core.fct_concept_value AS value
    ON
      sources.source_code = value.body_code
      AND sources.fiscal_year = value.fiscal_year
      AND concepts.concept_code = value.concept_code
      AND value.actual IS NOT NULL
  GROUP BY
    concepts.area_kind, concepts.area_code, concepts.basis, concepts.fiscal_year, concepts.concept_code
),

counted AS (
  SELECT
    summed.area_kind,
    summed.area_code,
    summed.basis,
    summed.fiscal_year,
    summed.concept_code,
    COUNT(*) AS expected,
    COUNT(value.actual) AS reporting,
    COUNT_IF(value.achievement = 'MET') AS met,
    COUNT_IF(value.achievement <> 'NOT_RATED') AS rated,
    CONCAT_WS(
      '、',
      TRANSFORM(
        SORT_ARRAY(
          COLLECT_LIST(
            IF(value.actual IS NULL, STRUCT(members.member_code AS code, members.member_name AS name), NULL)
          )
        ),
        missing -> missing.name
      )
    ) AS missing
  FROM summed
  INNER JOIN members
    ON
      summed.area_kind = members.area_kind
      AND summed.area_code = members.area_code
      AND summed.basis = members.basis
      AND summed.fiscal_year = members.fiscal_year
  LEFT JOIN (
    SELECT
      basis,
      fiscal_year,
      member_code,
      concept_code,
      achievement,
      IF(sources_reporting = sources, COALESCE(actual, 0), NULL) AS actual
    FROM core.fct_member_value
  ) AS value
    ON
      members.basis = value.basis
      AND members.fiscal_year = value.fiscal_year
      AND members.member_code = value.member_code
      AND summed.concept_code = value.concept_code
  GROUP BY summed.area_kind, summed.area_code, summed.basis, summed.fiscal_year, summed.concept_code
),

reasoned AS (
  SELECT
    summed.*,
    CASE
      WHEN method = 'NOT_AGGREGABLE' THEN 'NOT_AGGREGABLE: この概念は団体をまたいで集計できない'
      WHEN reporting = 0 THEN 'NOT_REPORTED: まとめられる実績がない'
      WHEN units > 1 THEN CONCAT('UNITS_DIFFER: 単位が異なる(', unit_names, ')')
      WHEN
        method IN ('RATIO_OF_SUMS', 'WEIGHTED_BY_ANSWERS') AND without_parts <> ''
        THEN CONCAT('PARTS_MISSING: 分子・分母の登録がない(', without_parts, ')')
    END AS reason
  FROM summed
),

valued AS (
  SELECT
    reasoned.* EXCEPT (actual, target),
    CASE
      WHEN reason IS NOT NULL THEN NULL
      WHEN method IN ('SUM', 'SNAPSHOT_SUM') THEN actual
      WHEN method = 'COUNT_OF_BODIES' THEN bodies
      WHEN method = 'RATIO_OF_SUMS' THEN quotient(numerator * IF(unit = '%', 100, 1), denominator)
      WHEN method = 'WEIGHTED_BY_ANSWERS' THEN quotient(weighted_actual, denominator)
    END AS actual,
    CASE
      WHEN reason IS NOT NULL OR targeted < reporting THEN NULL
      WHEN method IN ('SUM', 'SNAPSHOT_SUM') THEN target
      WHEN method = 'COUNT_OF_BODIES' THEN bodies_targeted
      WHEN method IN ('RATIO_OF_SUMS', 'WEIGHTED_BY_ANSWERS') THEN quotient(weighted_target, denominator)
    END AS target
  FROM reasoned
),

rounded AS (
  SELECT
    valued.* EXCEPT (actual, target),
    CAST(ROUND(actual, 4) AS DECIMAL(18, 4)) AS actual,
    CAST(ROUND(target, 4) AS DECIMAL(18, 4)) AS target
  FROM valued
)

SELECT
  rounded.area_kind,
  rounded.area_code,
  rounded.fiscal_year,
  rounded.concept_code,
  rounded.basis,
  rounded.method,
  IF(rounded.units > 1, NULL, rounded.unit) AS unit,
  concept.direction,
  rounded.actual,
  rounded.target,
  judge(
    concept.direction,
    IF(rounded.actual IS NULL, 'NOT_REPORTED', 'MEASURED'),
    rounded.actual,
    IF(rounded.target IS NULL, 'NOT_REPORTED', 'MEASURED'),
    rounded.target,
    NULL,
    'NONE',
    rule.tie
  ) AS achievement,
  CAST(counted.met AS INT) AS chambers_met,
  CAST(counted.rated AS INT) AS chambers_rated,
  CAST(counted.reporting AS INT) AS chambers_reporting,
  CAST(counted.expected AS INT) AS chambers_expected,
  NULLIF(counted.missing, '') AS missing_chambers,
  rounded.reason AS not_aggregable_reason
FROM rounded
INNER JOIN counted
  ON
    rounded.area_kind = counted.area_kind
    AND rounded.area_code = counted.area_code
    AND rounded.basis = counted.basis
    AND rounded.fiscal_year = counted.fiscal_year
    AND rounded.concept_code = counted.concept_code
INNER JOIN core.dim_concept AS concept ON rounded.concept_code = concept.concept_code
INNER JOIN reference_rules AS rule
  ON
    rounded.fiscal_year >= COALESCE(rule.valid_from, rounded.fiscal_year)
    AND rounded.fiscal_year <= COALESCE(rule.valid_to, rounded.fiscal_year)
