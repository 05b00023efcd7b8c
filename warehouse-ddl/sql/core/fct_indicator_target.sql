-- core.fct_indicator_target
--
-- Grain    one row per indicator, fiscal year, kind and filing
-- Reads    core.dim_filing, core.fct_correction, staging.observation, reference/indicators.csv
-- Driver   staging.observation
-- Parts    local by body_code
-- Serves   the target ledger: as planned, as revised, as printed on the result form
--
-- A target has a version: the filing it stands in and the day that was received. Filings of one plan
-- stand in the order of that day, those of one body, form and year in the order of their versions
-- (filing_order): a first edition that comes after the second one is still the first. A target that
-- several indicators share stands once per indicator, with the place it is printed.

CREATE TABLE core.fct_indicator_target (
  filing_code STRING COMMENT '提出物コード(目標の版)',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  indicator_code STRING COMMENT '指標コード。本文中の目標ではNULL',
  target_name STRING COMMENT '本文中の目標の名称',
  fiscal_year INT COMMENT '目標の年度(開始年)',
  target_kind STRING COMMENT 'PLANNED: 計画、PRINTED: 実績の様式に印刷、BASELINE: 基準値、EMBEDDED: 本文中',
  value_kind STRING COMMENT '値の種類(MEASURED、NOT_REPORTED、NOT_DONE、WITHHELD)',
  amount DECIMAL(18, 4) COMMENT '目標値(登録された訂正を反映)',
  amount_printed DECIMAL(18, 4) COMMENT '印刷された目標値',
  amount_upper DECIMAL(18, 4) COMMENT '範囲の上限',
  unit STRING COMMENT '単位(値に付いたもの。なければ同じ提出物の指標のもの、計画では登録されたもの)',
  qualifier STRING COMMENT '以上・以下などの限定',
  raw_text STRING COMMENT '書かれたままの値',
  shared_with STRING COMMENT '目標を共有する指標の番号(カンマ区切り)',
  known_at DATE COMMENT '分かった日(受領日)',
  filing_order INT COMMENT 'プログラムの提出物の順(受領日、同じ提出物の中では版の順。1から)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セルまたは行',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '目標の台帳';

WITH known AS (
  SELECT
    filing.*,
    MAX(received_at) OVER (PARTITION BY body_code, form_type, fiscal_year ORDER BY version_no) AS settled_at
  FROM core.dim_filing AS filing
  WHERE state IN ('CURRENT', 'SUPERSEDED')
),

filings AS (
  SELECT
    known.*,
    RANK() OVER (PARTITION BY programme_code ORDER BY settled_at, fiscal_year, version_no) AS filing_order
  FROM known
),

printed AS (
  SELECT * FROM staging.observation
  WHERE
    NOT is_set_aside
    AND (
      (kind = 'INDICATOR_FIGURE' AND role IN ('TARGET', 'BASELINE'))
      OR kind IN ('SHARED_TARGET', 'EMBEDDED_TARGET')
    )
),

places AS (
  SELECT DISTINCT file_hash, indicator_no, indicator_place
  FROM staging.observation
  WHERE kind = 'INDICATOR'
),

labels AS (
  SELECT
    file_hash,
    indicator_place,
    MAX(measure_no) AS measure_no,
    MAX(indicator_no) AS indicator_no,
    MAX(indicator_name) AS indicator_name,
    MAX(unit) AS unit
  FROM staging.observation
  WHERE kind = 'INDICATOR'
  GROUP BY file_hash, indicator_place
),

shared AS (
  SELECT
    exploded.file_hash,
    exploded.observation_no,
    places.indicator_place
  FROM (
    SELECT file_hash, observation_no, EXPLODE(SPLIT(covers_indicator_nos, ',')) AS indicator_no
    FROM printed
    WHERE kind = 'SHARED_TARGET'
  ) AS exploded
  INNER JOIN places
    ON exploded.file_hash = places.file_hash AND CAST(exploded.indicator_no AS INT) = places.indicator_no
)

SELECT
  filings.filing_code,
  filings.body_code,
  filings.form_type,
  IF(
    printed.kind = 'EMBEDDED_TARGET',
    NULL,
    CONCAT_WS(':', filings.programme_code, COALESCE(shared.indicator_place, printed.indicator_place))
  ) AS indicator_code,
  IF(printed.kind = 'EMBEDDED_TARGET', printed.name_printed, NULL) AS target_name,
  printed.value_fiscal_year AS fiscal_year,
  CASE
    WHEN printed.kind = 'EMBEDDED_TARGET' THEN 'EMBEDDED'
    WHEN printed.role = 'BASELINE' THEN 'BASELINE'
    WHEN filings.form_type IN ('action_program_plan', 'implementation_plan') THEN 'PLANNED'
    ELSE 'PRINTED'
  END AS target_kind,
  printed.value_kind,
  COALESCE(correction.corrected, printed.amount) AS amount,
  printed.amount AS amount_printed,
  printed.amount_upper,
  COALESCE(printed.unit, IF(printed.qualifier = 'RELATIVE', NULL, COALESCE(labels.unit, registered.unit))) AS unit,
  printed.qualifier,
  printed.raw_text,
  printed.covers_indicator_nos AS shared_with,
  filings.received_at AS known_at,
  filings.filing_order,
  filings.state = 'CURRENT' AS is_current,
  printed.source_sheet,
  printed.source_cell
FROM printed
INNER JOIN filings ON printed.file_hash = filings.file_hash
LEFT JOIN shared
  ON printed.file_hash = shared.file_hash AND printed.observation_no = shared.observation_no
LEFT JOIN labels
  ON
    printed.file_hash = labels.file_hash
    AND COALESCE(shared.indicator_place, printed.indicator_place) = labels.indicator_place
LEFT JOIN reference_registrations AS registered
  ON
    filings.body_code = registered.body_code
    AND filings.form_type = registered.form_type
    AND labels.measure_no <=> registered.measure_no
    AND labels.indicator_no = registered.indicator_no
    AND plain_name(labels.indicator_name) = registered.plain_name
    AND filings.form_type IN ('action_program_plan', 'implementation_plan')
    AND filings.fiscal_year BETWEEN registered.valid_from AND registered.valid_to
LEFT JOIN core.fct_correction AS correction
  ON
    filings.filing_code = correction.filing_code
    AND correction.state = 'APPLIED'
    AND correction.field = 'TARGET'
    AND printed.role = 'TARGET'
    AND printed.indicator_place = correction.indicator_place
    AND printed.value_fiscal_year = correction.value_year
