-- core.fct_measure_status
--
-- Grain    one row per filing and measure of a result form
-- Reads    core.dim_filing, core.dim_indicator, core.dim_scale, core.fct_indicator_result,
--          staging.observation
-- Driver   core.fct_indicator_result
-- Parts    local by body_code
-- Serves   mart.measure_achievement
--
-- A measure is MET when all of its rated indicators are, NOT_RATED when none is rated, and UNKNOWN
-- when none is missed and one is unknown or could not be read.

CREATE TABLE core.fct_measure_status (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  measure_code STRING COMMENT '施策コード',
  indicators_met INT COMMENT '達成した指標の数',
  indicators_rated INT COMMENT '評価対象の指標の数(目標のない指標を除く)',
  achievement STRING COMMENT '計算した達成区分',
  printed_status STRING COMMENT '印刷された達成状況(NULL: 印刷されていない)',
  printed_scale STRING COMMENT '評価尺度ID',
  printed_achievement STRING COMMENT '印刷された達成状況の達成区分',
  agrees_with_printed BOOLEAN COMMENT '計算と印刷が一致するか(NULL: 印刷されていない)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT '達成状況のシート名',
  source_cell STRING COMMENT '達成状況のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '施策の達成の事実';

WITH counted AS (
  SELECT
    result.filing_code,
    result.body_code,
    result.body_sk,
    result.form_type,
    result.fiscal_year,
    indicator.measure_code,
    result.is_current,
    COUNT_IF(result.achievement = 'MET') AS indicators_met,
    COUNT_IF(result.achievement = 'MISSED') AS indicators_missed,
    COUNT_IF(result.achievement <> 'NOT_RATED') AS indicators_rated
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.row_role = 'INDICATOR' AND indicator.measure_code IS NOT NULL
  GROUP BY
    result.filing_code,
    result.body_code,
    result.body_sk,
    result.form_type,
    result.fiscal_year,
    indicator.measure_code,
    result.is_current
),

-- indicators whose figures could not be read: what is left of the measure does not judge it
unread AS (
  SELECT
    filing.filing_code,
    CONCAT_WS(':', filing.programme_code, indicator.measure_place) AS measure_code,
    COUNT(*) AS indicators
  FROM staging.observation AS indicator
  INNER JOIN core.dim_filing AS filing ON indicator.file_hash = filing.file_hash
  LEFT ANTI JOIN staging.observation AS actual
    ON
      indicator.file_hash = actual.file_hash
      AND indicator.indicator_place = actual.indicator_place
      AND actual.kind = 'INDICATOR_FIGURE'
      AND actual.role = 'ACTUAL'
  WHERE indicator.kind = 'INDICATOR' AND indicator.row_role = 'INDICATOR' AND indicator.measure_place IS NOT NULL
  GROUP BY filing.filing_code, CONCAT_WS(':', filing.programme_code, indicator.measure_place)
),

judged AS (
  SELECT
    counted.*,
    CASE
      WHEN counted.indicators_missed > 0 THEN 'MISSED'
      WHEN unread.indicators IS NOT NULL THEN 'UNKNOWN'
      WHEN counted.indicators_rated = 0 THEN 'NOT_RATED'
      WHEN counted.indicators_met = counted.indicators_rated THEN 'MET'
      ELSE 'UNKNOWN'
    END AS achievement
  FROM counted
  LEFT JOIN unread
    ON counted.filing_code = unread.filing_code AND counted.measure_code = unread.measure_code
),

printed AS (
  SELECT
    filing.filing_code,
    CONCAT_WS(':', filing.programme_code, observation.measure_place) AS measure_code,
    observation.printed_status,
    observation.scale_id,
    COALESCE(
      scale.achievement,
      IF(observation.printed_status RLIKE '^[-‐-―−ー]+$', 'NOT_RATED', NULL)
    ) AS printed_achievement,
    observation.source_sheet,
    observation.source_cell
  FROM staging.observation AS observation
  INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
  LEFT JOIN core.dim_scale AS scale
    ON
      observation.scale_id = scale.scale_id
      AND observation.printed_status = scale.mark
      AND observation.value_fiscal_year >= COALESCE(scale.valid_from, observation.value_fiscal_year)
      AND observation.value_fiscal_year <= COALESCE(scale.valid_to, observation.value_fiscal_year)
  WHERE observation.kind = 'MEASURE_STATUS' AND filing.state IN ('CURRENT', 'SUPERSEDED')
)

SELECT
  judged.filing_code,
  judged.body_code,
  judged.body_sk,
  judged.form_type,
  judged.fiscal_year,
  judged.measure_code,
  CAST(judged.indicators_met AS INT) AS indicators_met,
  CAST(judged.indicators_rated AS INT) AS indicators_rated,
  judged.achievement,
  printed.printed_status,
  printed.scale_id AS printed_scale,
  printed.printed_achievement,
  printed.printed_achievement = judged.achievement AS agrees_with_printed,
  judged.is_current,
  printed.source_sheet,
  printed.source_cell
FROM judged
LEFT JOIN printed
  ON judged.filing_code = printed.filing_code AND judged.measure_code = printed.measure_code
