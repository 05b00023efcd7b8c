-- core.fct_correction
--
-- Grain    one row per row of corrections.csv and filing it speaks of; one without a filing waits
-- Reads    core.dim_filing, staging.observation, reference/corrections.csv
-- Driver   reference/corrections.csv
-- Parts    local by body_code
-- Serves   which printed figure was replaced by which, why, and since when we know
--
-- A correction holds for one printed figure. When the filing prints another figure than it expects it
-- is REFUSED, and the build is not published; a filing that has since been superseded keeps its own.

CREATE TABLE core.fct_correction (
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '提出物の年度(開始年)',
  measure_no INT COMMENT '施策の番号',
  indicator_no INT COMMENT '指標の番号',
  indicator_name STRING COMMENT '指標の名称',
  field STRING COMMENT 'ACTUAL: 実績、TARGET: 目標',
  value_year INT COMMENT '値の年度(開始年)',
  expected DECIMAL(18, 4) COMMENT '訂正が前提とする印刷された値',
  found DECIMAL(18, 4) COMMENT '提出物に印刷された値(NULL: 見つからない)',
  corrected DECIMAL(18, 4) COMMENT '訂正後の値',
  known_at DATE COMMENT '訂正が分かった日',
  reason STRING COMMENT '訂正の理由',
  source STRING COMMENT '訂正の根拠',
  filing_code STRING COMMENT '提出物コード(NULL: まだ提出がない)',
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  indicator_place STRING COMMENT 'プログラム内の位置',
  state STRING COMMENT 'APPLIED: 適用、REFUSED: 前提の値と異なる、WAITING: 提出がない、OUTDATED: 差し替え済みの提出物が前提と異なる',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '登録された訂正と、その適用の結果';

WITH indicators AS (
  SELECT
    filing.filing_code,
    filing.file_hash,
    filing.body_code,
    filing.form_type,
    filing.fiscal_year,
    filing.state,
    observation.indicator_place,
    observation.measure_no,
    observation.indicator_no,
    observation.indicator_name
  FROM core.dim_filing AS filing
  INNER JOIN staging.observation AS observation
    ON filing.file_hash = observation.file_hash AND observation.kind = 'INDICATOR'
  WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
),

figures AS (
  SELECT file_hash, indicator_place, role, value_fiscal_year, MAX(amount) AS amount
  FROM staging.observation
  WHERE kind IN ('INDICATOR_FIGURE', 'SHARED_TARGET') AND NOT is_set_aside
  GROUP BY file_hash, indicator_place, role, value_fiscal_year
),

placed AS (
  SELECT
    correction.*,
    indicators.filing_code,
    indicators.file_hash,
    indicators.indicator_place,
    indicators.state AS filing_state,
    figures.amount AS found
  FROM reference_corrections AS correction
  INNER JOIN indicators
    ON
      correction.body_code = indicators.body_code
      AND correction.form_type = indicators.form_type
      AND correction.fiscal_year = indicators.fiscal_year
      AND correction.measure_no <=> indicators.measure_no
      AND correction.indicator_no = indicators.indicator_no
      AND same_name(correction.indicator_name, indicators.indicator_name)
  LEFT JOIN figures
    ON
      indicators.file_hash = figures.file_hash
      AND indicators.indicator_place = figures.indicator_place
      AND correction.field = figures.role
      AND correction.value_year = figures.value_fiscal_year
),

filed AS (
  SELECT body_code, form_type, fiscal_year, MAX(IF(state = 'CURRENT', filing_code, NULL)) AS filing_code
  FROM core.dim_filing
  WHERE state IN ('CURRENT', 'SUPERSEDED')
  GROUP BY body_code, form_type, fiscal_year
)

SELECT
  body_code, form_type, fiscal_year, measure_no, indicator_no, indicator_name, field, value_year,
  expected, found, corrected, known_at, reason, source, filing_code, file_hash, indicator_place,
  CASE
    WHEN found = expected THEN 'APPLIED'
    WHEN filing_state = 'CURRENT' THEN 'REFUSED'
    ELSE 'OUTDATED'
  END AS state
FROM placed
UNION ALL
SELECT
  correction.body_code, correction.form_type, correction.fiscal_year, correction.measure_no,
  correction.indicator_no, correction.indicator_name, correction.field, correction.value_year,
  correction.expected, NULL, correction.corrected, correction.known_at, correction.reason, correction.source,
  filed.filing_code, NULL, NULL,
  IF(filed.filing_code IS NULL, 'WAITING', 'REFUSED') AS state
FROM reference_corrections AS correction
LEFT JOIN filed
  ON
    correction.body_code = filed.body_code
    AND correction.form_type = filed.form_type
    AND correction.fiscal_year = filed.fiscal_year
LEFT ANTI JOIN placed
  ON
    correction.body_code = placed.body_code
    AND correction.form_type = placed.form_type
    AND correction.fiscal_year = placed.fiscal_year
    AND correction.measure_no <=> placed.measure_no
    AND correction.indicator_no = placed.indicator_no
    AND correction.indicator_name = placed.indicator_name
