-- mart.file_account
--
-- Grain    one row per landed file, stage and fate
-- Reads    core.dim_filing, core.dim_indicator, core.fct_activity_schedule, core.fct_district_result,
--          core.fct_indicator_result, core.fct_indicator_target, core.fct_measure_status,
--          core.fct_program_total, staging.filing, staging.observation
-- Parts    local by body_code
-- Serves   what became of every cell, observation and fact of a file; ./tassei account
--
-- Each filled cell ends as one thing, each observation as a fact or with the name of what kept it from
-- becoming one, each fact in a mart or with the name of why in none. A fate NONE or LOST is a failure
-- of ours, and a check. Of a survey the observations are its answers or printed figures; how many there
-- are would tell how few responded, so that it stands in staging.filing only (docs/disclosure.md).

CREATE TABLE mart.file_account (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  file STRING COMMENT 'ファイル名',
  body_code STRING COMMENT '団体コード',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_start DATE COMMENT '年度の初日',
  state STRING COMMENT '提出物の状態(CURRENT、SUPERSEDED、SAME_CONTENT、REJECTED)',
  stage STRING COMMENT '段階(CELL: セル、OBSERVATION: 観測、FACT: 事実)',
  fate STRING COMMENT '扱い。セル: OBSERVATION、STRUCTURE、REMARK、DERIVED、SET_ASIDE、PROBLEM。観測: FACTまたは事実にならない理由。事実: MARTまたは集計表に載らない理由',
  reason STRING COMMENT '読まなかった理由ごとのセルの数。または見るべきセル(調査ではNULL)',
  items BIGINT COMMENT '数(調査ではNULL: 回答者の数が分かるため示さない)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT 'ファイルの収支(セル・観測・事実が何になったか)';

WITH filings AS (
  SELECT file_hash, file_name, filing_code, programme_code, body_code, fiscal_year, state, questionnaire
  FROM core.dim_filing
),

cells AS (
  SELECT
    file_hash,
    STACK(
      7,
      'OBSERVATION', cells_observed, CAST(NULL AS STRING),
      'STRUCTURE', cells_structure, NULL,
      'REMARK', cells_remark, NULL,
      'DERIVED', cells_derived, NULL,
      'SET_ASIDE', cells_set_aside, CONCAT_WS(': ', set_aside_reasons, cells_to_look_at),
      'PROBLEM', cells_problem, NULL,
      'NONE', cells_without_fate, cells_to_look_at
    ) AS (fate, items, reason)
  FROM staging.filing
),

facts AS (
  SELECT
    filing_code,
    CONCAT_WS('|', 'R', filing_code, indicator_code) AS place,
    CASE WHEN NOT is_current THEN 'SUPERSEDED' WHEN row_role <> 'INDICATOR' THEN 'EXPLAINS_THE_ROW_ABOVE' ELSE 'MART' END AS fate
  FROM core.fct_indicator_result
  UNION ALL
  SELECT
    filing_code,
    CONCAT_WS('|', 'T', filing_code, source_sheet, source_cell),
    CASE
      WHEN target_kind = 'EMBEDDED' THEN 'EMBEDDED_TARGET'
      WHEN target_kind = 'BASELINE' AND NOT is_current THEN 'SUPERSEDED'
      WHEN
        target_kind = 'BASELINE'
        AND STRUCT(filing_order, fiscal_year)
        < MAX(STRUCT(filing_order, fiscal_year)) OVER (PARTITION BY indicator_code, target_kind, is_current)
        THEN 'EARLIER_BASELINE'
      ELSE 'MART'
    END
  FROM core.fct_indicator_target
  UNION ALL
  SELECT
    filing_code,
    CONCAT_WS('|', 'M', filing_code, source_sheet, source_cell),
    IF(is_current, 'MART', 'SUPERSEDED')
  FROM core.fct_measure_status
  UNION ALL
  SELECT filing_code, CONCAT_WS('|', 'P', filing_code), IF(is_current, 'MART', 'SUPERSEDED')
  FROM core.fct_program_total
  UNION ALL
  SELECT
    filing_code,
    CONCAT_WS('|', 'D', filing_code, source_sheet, source_cell),
    IF(is_current, 'MART', 'SUPERSEDED')
  FROM core.fct_district_result
  UNION ALL
  SELECT filing_code, CONCAT_WS('|', 'S', filing_code, source_sheet, source_cell), 'SCHEDULE'
  FROM core.fct_activity_schedule
),

places AS (
  SELECT DISTINCT place FROM facts
  UNION ALL
  SELECT CONCAT_WS('|', 'N', indicator_code) FROM core.dim_indicator
),

observed AS (
  SELECT
    filings.file_hash,
    filings.state,
    observation.kind,
    observation.role,
    observation.is_set_aside,
    CASE
      WHEN observation.kind = 'INDICATOR'
        THEN CONCAT_WS('|', 'N', CONCAT_WS(':', filings.programme_code, observation.indicator_place))
      WHEN observation.role IN ('DIFFERENCE', 'SHARE') AND observation.kind = 'INDICATOR_FIGURE'
        THEN CONCAT_WS('|', 'N', CONCAT_WS(':', filings.programme_code, observation.indicator_place))
      WHEN observation.role IN ('ACTUAL', 'PERCENT_OF_TARGET') AND observation.kind = 'INDICATOR_FIGURE'
        THEN CONCAT_WS('|', 'R', filings.filing_code, CONCAT_WS(':', filings.programme_code, observation.indicator_place))
      WHEN observation.kind = 'INDICATOR_STATUS'
        THEN CONCAT_WS('|', 'R', filings.filing_code, CONCAT_WS(':', filings.programme_code, observation.indicator_place))
      WHEN observation.kind IN ('TOTAL_OF_MEASURES', 'TOTAL_OF_INDICATORS') THEN CONCAT_WS('|', 'P', filings.filing_code)
      ELSE
        CONCAT_WS(
          '|',
          CASE observation.kind
            WHEN 'MEASURE_STATUS' THEN 'M' WHEN 'DISTRICT_FIGURE' THEN 'D' WHEN 'SCHEDULE_CELL' THEN 'S' ELSE 'T'
          END,
          filings.filing_code, observation.source_sheet, observation.source_cell
        )
    END AS place
  FROM staging.observation AS observation
  INNER JOIN filings ON observation.file_hash = filings.file_hash
),

ended AS (
  SELECT
    observed.file_hash,
    CASE
      WHEN observed.state = 'REJECTED' THEN 'DOCUMENT_WAITS'
      WHEN observed.state = 'SAME_CONTENT' THEN 'SAME_CONTENT'
      WHEN observed.is_set_aside THEN 'SET_ASIDE'
      WHEN places.place IS NOT NULL THEN 'FACT'
      WHEN observed.kind = 'INDICATOR_STATUS' OR observed.role = 'PERCENT_OF_TARGET' THEN 'NO_ACTUAL'
      WHEN observed.kind = 'MEASURE_STATUS' THEN 'MEASURE_WITHOUT_ACTUALS'
      WHEN observed.kind IN ('TOTAL_OF_MEASURES', 'TOTAL_OF_INDICATORS') THEN 'DOCUMENT_WITHOUT_ACTUALS'
      ELSE 'LOST'
    END AS fate
  FROM observed
  LEFT JOIN places ON observed.place = places.place
),

answered AS (
  SELECT
    staged.file_hash,
    CASE filings.state
      WHEN 'REJECTED' THEN 'DOCUMENT_WAITS'
      WHEN 'SAME_CONTENT' THEN 'SAME_CONTENT'
      ELSE 'FACT'
    END AS fate,
    staged.observation_count AS items
  FROM staging.filing AS staged
  INNER JOIN filings ON staged.file_hash = filings.file_hash
  WHERE staged.questionnaire IS NOT NULL
),

balance AS (
  SELECT file_hash, 'CELL' AS stage, fate, reason, CAST(items AS BIGINT) AS items
  FROM cells
  WHERE items > 0
  UNION ALL
  SELECT file_hash, 'OBSERVATION', fate, NULL, COUNT(*)
  FROM ended
  GROUP BY file_hash, fate
  UNION ALL
  SELECT file_hash, 'OBSERVATION', fate, NULL, CAST(items AS BIGINT)
  FROM answered
  WHERE items > 0
  UNION ALL
  SELECT filings.file_hash, 'FACT', facts.fate, NULL, COUNT(*)
  FROM facts
  INNER JOIN filings ON facts.filing_code = filings.filing_code
  GROUP BY filings.file_hash, facts.fate
)

SELECT
  balance.file_hash,
  filings.file_name AS file,
  filings.body_code,
  filings.fiscal_year,
  MAKE_DATE(filings.fiscal_year, 4, 1) AS fiscal_year_start,
  filings.state,
  balance.stage,
  balance.fate,
  IF(filings.questionnaire IS NULL, NULLIF(balance.reason, ''), NULL) AS reason,
  IF(filings.questionnaire IS NULL, balance.items, NULL) AS items
FROM balance
INNER JOIN filings ON balance.file_hash = filings.file_hash
