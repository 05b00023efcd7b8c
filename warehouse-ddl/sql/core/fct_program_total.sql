-- core.fct_program_total
--
-- Grain    one row per filing of a result form
-- Reads    core.dim_filing, core.fct_indicator_result, core.fct_measure_status, staging.observation
-- Driver   core.fct_indicator_result
-- Parts    local by body_code
-- Serves   mart.program_achievement
--
-- Counts leave out what is not rated. The printed n/m stays beside them: of totals that are printed
-- again the first one, whole; none of those that are set aside because they differ.

CREATE TABLE core.fct_program_total (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  measures_met INT COMMENT '達成した施策の数',
  measures_rated INT COMMENT '評価対象の施策の数',
  indicators_met INT COMMENT '達成した指標の数',
  indicators_rated INT COMMENT '評価対象の指標の数',
  printed_measures STRING COMMENT '印刷された施策の達成数計(6/12)',
  printed_measures_met INT COMMENT '印刷された施策の達成数',
  printed_measures_rated INT COMMENT '印刷された施策の分母',
  printed_indicators STRING COMMENT '印刷された指標の達成数計(16/24)',
  printed_indicators_met INT COMMENT '印刷された指標の達成数',
  printed_indicators_rated INT COMMENT '印刷された指標の分母',
  measures_agree BOOLEAN COMMENT '施策の計が一致するか(NULL: 印刷されていない)',
  indicators_agree BOOLEAN COMMENT '指標の計が一致するか(NULL: 印刷されていない)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT '達成数計のシート名',
  measures_cell STRING COMMENT '施策の達成数計のセル',
  indicators_cell STRING COMMENT '指標の達成数計のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT 'プログラム全体の達成数の事実';

WITH indicators AS (
  SELECT
    filing_code,
    body_code,
    body_sk,
    form_type,
    fiscal_year,
    is_current,
    CAST(COUNT_IF(achievement = 'MET') AS INT) AS indicators_met,
    CAST(COUNT_IF(achievement <> 'NOT_RATED') AS INT) AS indicators_rated
  FROM core.fct_indicator_result
  WHERE row_role = 'INDICATOR' AND form_type NOT LIKE '%_survey'
  GROUP BY filing_code, body_code, body_sk, form_type, fiscal_year, is_current
),

measures AS (
  SELECT
    filing_code,
    fiscal_year,
    CAST(COUNT_IF(achievement = 'MET') AS INT) AS measures_met,
    CAST(COUNT_IF(achievement <> 'NOT_RATED') AS INT) AS measures_rated
  FROM core.fct_measure_status
  GROUP BY filing_code, fiscal_year
),

printed AS (
  SELECT
    filing.filing_code,
    MIN_BY(
      STRUCT(
        observation.raw_text,
        CAST(observation.amount AS INT) AS met,
        observation.rated_count AS rated,
        observation.source_sheet,
        observation.source_cell
      ),
      observation.observation_no
    ) FILTER (WHERE observation.kind = 'TOTAL_OF_MEASURES') AS of_measures,
    MIN_BY(
      STRUCT(
        observation.raw_text,
        CAST(observation.amount AS INT) AS met,
        observation.rated_count AS rated,
        observation.source_sheet,
        observation.source_cell
      ),
      observation.observation_no
    ) FILTER (WHERE observation.kind = 'TOTAL_OF_INDICATORS') AS of_indicators
  FROM staging.observation AS observation
  INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
  WHERE
    observation.kind IN ('TOTAL_OF_MEASURES', 'TOTAL_OF_INDICATORS')
    AND NOT observation.is_set_aside
    AND filing.state IN ('CURRENT', 'SUPERSEDED')
  GROUP BY filing.filing_code
)

SELECT
  indicators.filing_code,
  indicators.body_code,
  indicators.body_sk,
  indicators.form_type,
  indicators.fiscal_year,
  COALESCE(measures.measures_met, 0) AS measures_met,
  COALESCE(measures.measures_rated, 0) AS measures_rated,
  indicators.indicators_met,
  indicators.indicators_rated,
  printed.of_measures.raw_text AS printed_measures,
  printed.of_measures.met AS printed_measures_met,
  printed.of_measures.rated AS printed_measures_rated,
  printed.of_indicators.raw_text AS printed_indicators,
  printed.of_indicators.met AS printed_indicators_met,
  printed.of_indicators.rated AS printed_indicators_rated,
  printed.of_measures.met = COALESCE(measures.measures_met, 0)
  AND printed.of_measures.rated = COALESCE(measures.measures_rated, 0) AS measures_agree,
  printed.of_indicators.met = indicators.indicators_met
  AND printed.of_indicators.rated = indicators.indicators_rated AS indicators_agree,
  indicators.is_current,
  NULLIF(
    CONCAT_WS(
      '、', ARRAY_DISTINCT(ARRAY(printed.of_measures.source_sheet, printed.of_indicators.source_sheet))
    ),
    ''
  ) AS source_sheet,
  printed.of_measures.source_cell AS measures_cell,
  printed.of_indicators.source_cell AS indicators_cell
FROM indicators
LEFT JOIN measures
  ON indicators.filing_code = measures.filing_code AND indicators.fiscal_year = measures.fiscal_year
LEFT JOIN printed ON indicators.filing_code = printed.filing_code
