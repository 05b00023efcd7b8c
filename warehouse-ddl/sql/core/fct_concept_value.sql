-- core.fct_concept_value
--
-- Grain    one row per body, fiscal year and concept, from the body's current result filing
-- Reads    core.dim_body, core.dim_concept, core.dim_filing, core.fct_indicator_result,
--          reference/concept_parts.csv, reference/rules.csv
-- Driver   core.fct_indicator_result
-- Parts    local
-- Serves   rollups and comparisons: what a body did under a concept
--
-- Several indicators of one concept in one form add where the concept adds; a target that they share
-- counts once. Where two forms report the concept the summary speaks. 千円 and 万円 are brought to 円; a
-- unit that is not printed is the registered one, never that of another year.
-- numerator and denominator come from concept_parts.csv: the forms print the ratio only. A survey has
-- its own. A target that is no amount of one year (5% more than before, over the whole plan, a range)
-- is judged with its indicator and is no target here: nothing can be added to it.

CREATE TABLE core.fct_concept_value (
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  federation_code STRING COMMENT '所属する連合会の団体コード',
  fiscal_year INT COMMENT '年度(開始年)',
  concept_code STRING COMMENT '共通概念コード',
  method STRING COMMENT '集計方法',
  form_type STRING COMMENT '出典の様式',
  filing_code STRING COMMENT '提出物コード',
  plan_generation INT COMMENT '何期目の計画のものか',
  indicator_codes STRING COMMENT '元の指標コード(カンマ区切り)',
  unit STRING COMMENT '単位(千円・万円などは円に換算)',
  direction STRING COMMENT '良い方向(指標による)',
  actual DECIMAL(18, 4) COMMENT '実績(NULL: 報告がないか、まとめられない)',
  target DECIMAL(18, 4) COMMENT '様式の目標(NULL: ないか、前年比・計画期間の合計・範囲など一年の値でない)',
  achievement STRING COMMENT '達成区分(MET、MISSED、NOT_RATED、UNKNOWN)',
  numerator DECIMAL(18, 4) COMMENT '分子(登録、または調査の回答数)',
  denominator DECIMAL(18, 4) COMMENT '分母(登録、または調査の有効回答数)',
  reason STRING COMMENT '実績をまとめられない理由(SEVERAL_INDICATORS、UNITS_DIFFER、PART_MISSING)'
)
USING iceberg
COMMENT '団体・年度・共通概念ごとの値';

WITH results AS (
  SELECT
    result.*,
    filing.plan_generation,
    concept.additivity,
    concept.additivity IN ('SUM', 'SNAPSHOT_SUM') AS adds,
    COALESCE(result.unit, result.registered_unit) AS printed_unit,
    DENSE_RANK() OVER (
      PARTITION BY result.body_code, result.fiscal_year, result.concept_code
      ORDER BY
        CASE result.form_type WHEN 'action_program_summary' THEN 1 WHEN 'goal_table' THEN 2 ELSE 3 END,
        filing.fiscal_year DESC
    ) AS preference
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_filing AS filing ON result.filing_code = filing.filing_code
  INNER JOIN core.dim_concept AS concept ON result.concept_code = concept.concept_code
  WHERE result.is_current AND result.row_role = 'INDICATOR'
),

scaled AS (
  SELECT
    results.*,
    IF(printed_unit IN ('千円', '万円', '百万円', '億円'), '円', printed_unit) AS base_unit,
    CASE printed_unit
      WHEN '千円' THEN 1000
      WHEN '万円' THEN 10000
      WHEN '百万円' THEN 1000000
      WHEN '億円' THEN 100000000
      ELSE 1
    END AS scale,
    target_shared_with IS NULL
    OR ROW_NUMBER() OVER (
      PARTITION BY filing_code, fiscal_year, concept_code, target_shared_with ORDER BY indicator_code
    ) = 1 AS counts_target,
    target_shared_with IS NOT NULL
    AND COUNT(*) OVER (PARTITION BY filing_code, fiscal_year, concept_code, target_shared_with)
    < SIZE(SPLIT(target_shared_with, ',')) AS target_is_of_others_too
  FROM results
  WHERE preference = 1
),

grouped AS (
  SELECT
    body_code,
    fiscal_year,
    concept_code,
    adds,
    additivity AS method,
    MAX(body_sk) AS body_sk,
    MAX(form_type) AS form_type,
    MAX(filing_code) AS filing_code,
    MAX(plan_generation) AS plan_generation,
    CONCAT_WS(',', SORT_ARRAY(COLLECT_LIST(indicator_code))) AS indicator_codes,
    COUNT(*) AS indicators,
    COUNT_IF(actual_kind = 'MEASURED' AND actual IS NOT NULL) AS measured,
    COUNT_IF(
      target_kind = 'MEASURED'
      AND target IS NOT NULL
      AND NOT target_is_of_others_too
      AND COALESCE(target_qualifier, 'NONE') NOT IN ('RELATIVE', 'OVER_PERIOD', 'RANGE')
    ) AS targeted,
    COUNT(DISTINCT COALESCE(base_unit, '')) AS units,
    MAX(base_unit) AS unit,
    IF(MIN(direction) = MAX(direction), MAX(direction), 'NONE') AS direction,
    SUM(actual * scale) AS actual,
    SUM(IF(counts_target AND NOT target_is_of_others_too, target * scale, NULL)) AS target,
    MAX(achievement) AS achievement,
    MAX(numerator) AS numerator,
    MAX(denominator) AS denominator
  FROM scaled
  GROUP BY body_code, fiscal_year, concept_code, adds, additivity
),

reasoned AS (
  SELECT
    grouped.*,
    CASE
      WHEN indicators = 1 OR measured = 0 THEN NULL
      WHEN NOT adds THEN 'SEVERAL_INDICATORS'
      WHEN units > 1 THEN 'UNITS_DIFFER'
      WHEN measured < indicators THEN 'PART_MISSING'
    END AS reason
  FROM grouped
),

valued AS (
  SELECT
    reasoned.* EXCEPT (actual, target),
    CAST(IF(measured = 0 OR reason IS NOT NULL, NULL, actual) AS DECIMAL(18, 4)) AS actual,
    CAST(IF(targeted < indicators OR reason IS NOT NULL, NULL, target) AS DECIMAL(18, 4)) AS target
  FROM reasoned
)

SELECT
  valued.body_code,
  valued.body_sk,
  body.body_type,
  body.body_name,
  body.federation_code,
  valued.fiscal_year,
  valued.concept_code,
  valued.method,
  valued.form_type,
  valued.filing_code,
  valued.plan_generation,
  valued.indicator_codes,
  IF(valued.units > 1, NULL, valued.unit) AS unit,
  valued.direction,
  valued.actual,
  valued.target,
  IF(
    valued.indicators = 1,
    valued.achievement,
    judge(
      valued.direction,
      IF(valued.actual IS NULL, 'NOT_REPORTED', 'MEASURED'),
      valued.actual,
      IF(valued.target IS NULL, 'NOT_REPORTED', 'MEASURED'),
      valued.target,
      NULL,
      'NONE',
      rule.tie
    )
  ) AS achievement,
  COALESCE(parts.numerator, valued.numerator) AS numerator,
  COALESCE(parts.denominator, valued.denominator) AS denominator,
  valued.reason
FROM valued
INNER JOIN core.dim_body AS body ON valued.body_sk = body.body_sk
INNER JOIN reference_rules AS rule
  ON
    valued.fiscal_year >= COALESCE(rule.valid_from, valued.fiscal_year)
    AND valued.fiscal_year <= COALESCE(rule.valid_to, valued.fiscal_year)
LEFT JOIN reference_concept_parts AS parts
  ON
    valued.body_code = parts.body_code
    AND valued.concept_code = parts.concept_code
    AND valued.fiscal_year = parts.fiscal_year
