-- mart.indicator_history
--
-- Grain    one row per body, fiscal year, indicator and time its figures were the ones we knew
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_correction,
--          core.fct_indicator_result
-- Driver   core.fct_indicator_result
-- Parts    local by body_code
-- Serves   what did we know on a day: WHERE known_from <= day AND (known_to > day OR known_to IS NULL)
--
-- A filing is known from the day it was received until that of any later one of the same body, form and
-- year; one that came after a later one never was. A registered correction, of an actual or of a target,
-- is known from its own day; until then the printed figure stands. A filing that came after the
-- correction is corrected from the day it came; one that was replaced before it was never known as
-- corrected.

CREATE TABLE mart.indicator_history (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  form_type STRING COMMENT '様式の種類',
  indicator_code STRING COMMENT '指標コード',
  indicator_name STRING COMMENT '指標の名称',
  version_no INT COMMENT '同じ提出物の何番目の内容か',
  known_from DATE COMMENT 'この値が分かった日(受領日または訂正の日。NULL: 受領日の記録がない)',
  known_to DATE COMMENT 'この値が置き換えられた日(その日は含まない。NULL: 今も有効)',
  actual DECIMAL(18, 4) COMMENT '実績',
  target DECIMAL(18, 4) COMMENT '様式の目標(この期間に分かっていた訂正を反映)',
  unit STRING COMMENT '単位',
  achievement STRING COMMENT '達成区分(訂正前の行ではNULL)',
  is_corrected BOOLEAN COMMENT '登録された訂正を反映した値か',
  filing_code STRING COMMENT '提出物コード',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '指標の値の履歴(いつ何が分かっていたか)';

WITH filings AS (
  SELECT
    filing.*,
    MIN(filing.received_at) OVER (
      PARTITION BY
        filing.body_code,
        filing.form_type,
        filing.fiscal_year,
        IF(filing.questionnaire IS NULL, NULL, filing.layout_id),
        filing.survey_round
      ORDER BY filing.version_no
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS next_received_at
  FROM core.dim_filing AS filing
  WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
),

corrections AS (
  SELECT
    filing_code,
    CONCAT_WS(':', indicator_place) AS indicator_place,
    value_year,
    MAX(known_at) FILTER (WHERE field = 'ACTUAL') AS actual_corrected_at,
    MAX(known_at) FILTER (WHERE field = 'TARGET') AS target_corrected_at
  FROM core.fct_correction
  WHERE state = 'APPLIED'
  GROUP BY filing_code, indicator_place, value_year
),

results AS (
  SELECT
    result.*,
    filings.body_name,
    filings.version_no,
    filings.received_at,
    filings.next_received_at,
    filings.file_name,
    corrections.actual_corrected_at,
    corrections.target_corrected_at
  FROM core.fct_indicator_result AS result
  INNER JOIN filings ON result.filing_code = filings.filing_code
  LEFT JOIN corrections
    ON
      result.filing_code = corrections.filing_code
      AND result.indicator_code = CONCAT_WS(':', filings.programme_code, corrections.indicator_place)
      AND result.fiscal_year = corrections.value_year
  WHERE result.row_role = 'INDICATOR'
),

-- the days on which something of a filing became known: itself, and each correction
moments AS (
  SELECT
    results.*,
    known_from,
    COALESCE(actual_corrected_at <= known_from, FALSE) AS is_actual_corrected,
    COALESCE(target_corrected_at <= known_from, FALSE) AS is_target_corrected
  FROM results
  LATERAL VIEW EXPLODE(
    ARRAY_DISTINCT(
      ARRAY(
        received_at, GREATEST(received_at, actual_corrected_at), GREATEST(received_at, target_corrected_at)
      )
    )
  ) days AS known_from
),

versions AS (
  SELECT
    moments.*,
    LEAST(
      LEAD(known_from) OVER (
        PARTITION BY filing_code, indicator_code, fiscal_year ORDER BY known_from NULLS FIRST
      ),
      next_received_at
    ) AS known_to,
    IF(actual_corrected_at IS NULL OR is_actual_corrected, actual, actual_printed) AS known_actual,
    IF(target_corrected_at IS NULL OR is_target_corrected, target, target_printed) AS known_target,
    IF(
      (actual_corrected_at IS NULL OR is_actual_corrected)
      AND (target_corrected_at IS NULL OR is_target_corrected),
      achievement,
      NULL
    ) AS known_achievement,
    is_actual_corrected OR is_target_corrected AS is_corrected
  FROM moments
)

SELECT
  versions.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  versions.body_code,
  versions.body_name,
  versions.form_type,
  versions.indicator_code,
  COALESCE(versions.printed_indicator_name, indicator.indicator_name) AS indicator_name,
  versions.version_no,
  versions.known_from,
  versions.known_to,
  versions.known_actual AS actual,
  versions.known_target AS target,
  versions.unit,
  versions.known_achievement AS achievement,
  versions.is_corrected,
  versions.filing_code,
  versions.file_name AS source_file,
  versions.source_sheet,
  versions.source_cell
FROM versions
INNER JOIN core.dim_indicator AS indicator ON versions.indicator_code = indicator.indicator_code
INNER JOIN core.dim_fiscal_year AS year ON versions.fiscal_year = year.fiscal_year
WHERE
  versions.known_from IS NULL
  OR versions.known_to IS NULL
  OR versions.known_from < versions.known_to
  OR (versions.known_from = versions.received_at AND versions.known_from = versions.known_to)
