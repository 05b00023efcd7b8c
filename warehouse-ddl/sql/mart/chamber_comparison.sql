-- mart.chamber_comparison
--
-- Grain    one row per chamber, fiscal year and concept it reports (as was)
-- Reads    core.bridge_membership, core.dim_concept, core.dim_fiscal_year, core.fct_concept_value,
--          core.fct_member_value, reference/peer_groups.csv, reference/successions.csv
-- Driver   core.fct_member_value
-- Parts    whole
-- Serves   where a chamber stands in its federation and among its peers, and since when
--
-- Only chambers of one federation, year, concept and unit are ranked. The best has rank 1 and equals
-- share a rank; a concept without a direction has none. Percentile: 100 × (worse + half of the equal,
-- itself included) / ranked; quartiles from 8 chambers on. The value of the year before is the
-- chamber's own, or its predecessors' put together by the concept's method.

CREATE TABLE mart.chamber_comparison (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '連合会の団体コード',
  body_code STRING COMMENT '商工会の団体コード',
  body_name STRING COMMENT 'その年度の商工会の名称',
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向(共通概念による)',
  actual DECIMAL(18, 4) COMMENT '実績',
  target DECIMAL(18, 4) COMMENT '目標',
  achievement STRING COMMENT '達成区分',
  rank INT COMMENT '連合会の中の順位(1が最良。同じ値は同じ順位)',
  ranked_of INT COMMENT '順位を付けた商工会の数',
  percentile DECIMAL(5, 1) COMMENT '百分位(100に近いほど良い)',
  quartile INT COMMENT '四分位(1が最良。8商工会未満ではNULL)',
  federation_median DECIMAL(18, 4) COMMENT '連合会の中央値',
  federation_p25 DECIMAL(18, 4) COMMENT '連合会の下位25%点',
  federation_p75 DECIMAL(18, 4) COMMENT '連合会の上位25%点(75%点)',
  federation_min DECIMAL(18, 4) COMMENT '連合会の最小値',
  federation_max DECIMAL(18, 4) COMMENT '連合会の最大値',
  peer_group STRING COMMENT '主な比較群(規模、地域、業種、その他の順。NULL: 登録なし)',
  peer_group_name STRING COMMENT '主な比較群の名称',
  peer_rank INT COMMENT '比較群の中の順位',
  peer_ranked_of INT COMMENT '比較群で順位を付けた商工会の数',
  peer_median DECIMAL(18, 4) COMMENT '比較群の中央値',
  last_year_actual DECIMAL(18, 4) COMMENT '前年度の実績(前身を含む)',
  change_from_last_year DECIMAL(18, 4) COMMENT '前年度からの増減',
  met_streak INT COMMENT 'この年度まで続けて達成した年数(この年度が未達成なら0)'
)
USING iceberg
COMMENT '商工会の比較(年度・共通概念ごとに1行)';

WITH values_now AS (
  SELECT
    value.fiscal_year,
    value.federation_code,
    value.member_code AS body_code,
    value.member_name AS body_name,
    value.concept_code,
    concept.concept_name,
    value.method,
    value.unit,
    concept.direction,
    CASE concept.direction WHEN 'LOWER' THEN -value.actual WHEN 'HIGHER' THEN value.actual END AS merit,
    value.actual,
    value.target,
    value.achievement
  FROM core.fct_member_value AS value
  INNER JOIN core.dim_concept AS concept ON value.concept_code = concept.concept_code
  WHERE value.basis = 'AS_WAS'
),

stated AS (
  SELECT
    values_now.*,
    IF(merit IS NULL, NULL, RANK() OVER best_first) AS place,
    COUNT(merit) OVER federation AS ranked_of,
    COUNT(merit) OVER up_to_this AS not_better,
    COUNT(merit) OVER at_this AS equal
  FROM values_now
  WHERE actual IS NOT NULL
  WINDOW
    federation AS (PARTITION BY federation_code, fiscal_year, concept_code, COALESCE(unit, '')),
    best_first AS (PARTITION BY federation_code, fiscal_year, concept_code, COALESCE(unit, '') ORDER BY merit DESC NULLS LAST),
    up_to_this AS (
      PARTITION BY federation_code, fiscal_year, concept_code, COALESCE(unit, '')
      ORDER BY merit RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ),
    at_this AS (
      PARTITION BY federation_code, fiscal_year, concept_code, COALESCE(unit, '')
      ORDER BY merit RANGE BETWEEN CURRENT ROW AND CURRENT ROW
    )
),

federations AS (
  SELECT
    federation_code,
    fiscal_year,
    concept_code,
    COALESCE(unit, '') AS unit,
    PERCENTILE(actual, ARRAY(0.25, 0.5, 0.75)) AS quartiles,
    MIN(actual) AS lowest,
    MAX(actual) AS highest
  FROM values_now
  WHERE actual IS NOT NULL
  GROUP BY federation_code, fiscal_year, concept_code, COALESCE(unit, '')
),

peers AS (
  SELECT
    value.body_code,
    value.fiscal_year,
    value.concept_code,
    peer.peer_group,
    peer.peer_group_name,
    ROW_NUMBER() OVER (
      PARTITION BY value.body_code, value.fiscal_year, value.concept_code
      ORDER BY
        CASE peer.kind WHEN 'SIZE' THEN 1 WHEN 'REGION' THEN 2 WHEN 'INDUSTRY' THEN 3 ELSE 4 END,
        peer.peer_group
    ) AS choice,
    IF(
      value.merit IS NULL,
      NULL,
      RANK() OVER (
        PARTITION BY peer.peer_group, value.fiscal_year, value.concept_code, COALESCE(value.unit, '')
        ORDER BY value.merit DESC NULLS LAST
      )
    ) AS peer_rank,
    COUNT(value.merit) OVER (
      PARTITION BY peer.peer_group, value.fiscal_year, value.concept_code, COALESCE(value.unit, '')
    ) AS peer_ranked_of,
    PERCENTILE(value.actual, 0.5) OVER (
      PARTITION BY peer.peer_group, value.fiscal_year, value.concept_code, COALESCE(value.unit, '')
    ) AS peer_median
  FROM values_now AS value
  INNER JOIN reference_peer_groups AS peer
    ON
      value.body_code = peer.body_code
      AND value.fiscal_year >= COALESCE(peer.valid_from, value.fiscal_year)
      AND value.fiscal_year <= COALESCE(peer.valid_to, value.fiscal_year)
),

standing AS (
  SELECT
    membership.fiscal_year,
    IF(lineage.body_code IS NULL, membership.source_code, lineage.successor_code) AS body_code,
    membership.source_code,
    COALESCE(lineage.successors, 1) AS successors
  FROM core.bridge_membership AS membership
  LEFT JOIN reference_lineage_by_year AS lineage
    ON membership.source_code = lineage.body_code AND membership.fiscal_year + 1 = lineage.at_year
  WHERE membership.basis = 'AS_WAS'
),

before AS (
  SELECT
    standing.body_code,
    standing.fiscal_year + 1 AS fiscal_year,
    standing.concept_code,
    CASE
      WHEN MAX(standing.successors) > 1 OR COUNT(value.actual) < COUNT(*) OR COUNT(DISTINCT COALESCE(value.unit, '')) > 1
        THEN NULL
      WHEN COUNT(*) = 1 THEN MAX(value.actual)
      WHEN MAX(value.method) IN ('SUM', 'SNAPSHOT_SUM') THEN SUM(value.actual)
      WHEN MAX(value.method) = 'COUNT_OF_BODIES' THEN COUNT_IF(value.actual > 0)
      WHEN MAX(value.method) = 'RATIO_OF_SUMS' AND COUNT(value.numerator) = COUNT(*) AND MIN(value.denominator) > 0
        THEN quotient(SUM(value.numerator) * IF(MAX(value.unit) = '%', 100, 1), SUM(value.denominator))
      WHEN MAX(value.method) = 'WEIGHTED_BY_ANSWERS' AND MIN(COALESCE(value.denominator, 0)) > 0
        THEN quotient(SUM(value.actual * value.denominator), SUM(value.denominator))
    END AS actual,
    MAX(value.unit) AS unit
  FROM (
    SELECT standing.*, concept.concept_code
    FROM standing
    CROSS JOIN core.dim_concept AS concept
  ) AS standing
  LEFT JOIN core.fct_concept_value AS value
    ON
      standing.source_code = value.body_code
      AND standing.fiscal_year = value.fiscal_year
      AND standing.concept_code = value.concept_code
  GROUP BY standing.body_code, standing.fiscal_year, standing.concept_code
),

streaks AS (
  SELECT
    body_code,
    fiscal_year,
    concept_code,
    IF(
      achievement = 'MET',
      ROW_NUMBER() OVER (PARTITION BY body_code, concept_code, run, achievement ORDER BY fiscal_year),
      0
    ) AS met_streak
  FROM (
    SELECT
      body_code,
      fiscal_year,
      concept_code,
      achievement,
      fiscal_year
      - ROW_NUMBER() OVER (PARTITION BY body_code, concept_code, achievement = 'MET' ORDER BY fiscal_year) AS run
    FROM values_now
  ) AS runs
)

SELECT
  value.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  value.federation_code,
  value.body_code,
  value.body_name,
  value.concept_code,
  value.concept_name,
  value.unit,
  value.direction,
  value.actual,
  value.target,
  value.achievement,
  stated.place AS rank,
  CAST(stated.ranked_of AS INT) AS ranked_of,
  IF(
    stated.place IS NULL,
    NULL,
    CAST(ROUND(100 * (stated.not_better - stated.equal / 2) / stated.ranked_of, 1) AS DECIMAL(5, 1))
  ) AS percentile,
  CASE
    WHEN stated.place IS NULL OR stated.ranked_of < 8 THEN NULL
    WHEN 100 * (stated.not_better - stated.equal / 2) / stated.ranked_of >= 75 THEN 1
    WHEN 100 * (stated.not_better - stated.equal / 2) / stated.ranked_of >= 50 THEN 2
    WHEN 100 * (stated.not_better - stated.equal / 2) / stated.ranked_of >= 25 THEN 3
    ELSE 4
  END AS quartile,
  CAST(ROUND(federations.quartiles[1], 4) AS DECIMAL(18, 4)) AS federation_median,
  CAST(ROUND(federations.quartiles[0], 4) AS DECIMAL(18, 4)) AS federation_p25,
  CAST(ROUND(federations.quartiles[2], 4) AS DECIMAL(18, 4)) AS federation_p75,
  federations.lowest AS federation_min,
  federations.highest AS federation_max,
  peers.peer_group,
  peers.peer_group_name,
  peers.peer_rank,
  IF(value.actual IS NULL, NULL, CAST(peers.peer_ranked_of AS INT)) AS peer_ranked_of,
  IF(value.actual IS NULL, NULL, CAST(ROUND(peers.peer_median, 4) AS DECIMAL(18, 4))) AS peer_median,
  IF(before.unit <=> value.unit, CAST(ROUND(before.actual, 4) AS DECIMAL(18, 4)), NULL) AS last_year_actual,
  IF(
    before.unit <=> value.unit,
    CAST(value.actual - ROUND(before.actual, 4) AS DECIMAL(18, 4)),
    NULL
  ) AS change_from_last_year,
  streaks.met_streak
FROM values_now AS value
INNER JOIN core.dim_fiscal_year AS year ON value.fiscal_year = year.fiscal_year
INNER JOIN streaks
  ON
    value.body_code = streaks.body_code
    AND value.fiscal_year = streaks.fiscal_year
    AND value.concept_code = streaks.concept_code
LEFT JOIN stated
  ON
    value.body_code = stated.body_code
    AND value.fiscal_year = stated.fiscal_year
    AND value.concept_code = stated.concept_code
LEFT JOIN federations
  ON
    value.actual IS NOT NULL
    AND value.federation_code = federations.federation_code
    AND value.fiscal_year = federations.fiscal_year
    AND value.concept_code = federations.concept_code
    AND COALESCE(value.unit, '') = federations.unit
LEFT JOIN peers
  ON
    value.body_code = peers.body_code
    AND value.fiscal_year = peers.fiscal_year
    AND value.concept_code = peers.concept_code
    AND peers.choice = 1
LEFT JOIN before
  ON
    value.body_code = before.body_code
    AND value.fiscal_year = before.fiscal_year
    AND value.concept_code = before.concept_code
