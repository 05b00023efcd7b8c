-- core.dim_measure
--
-- Grain    one row per measure of a body's form
-- Reads    core.dim_filing, staging.observation
-- Driver   staging.observation
-- Parts    local by body_code
-- Serves   measure statuses and indicators; where several filings name it, the newest one does

CREATE TABLE core.dim_measure (
  measure_code STRING COMMENT '施策コード',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  strategy_code STRING COMMENT '戦略コード',
  measure_no INT COMMENT '施策の番号(実施計画では節の通し番号)',
  measure_label STRING COMMENT '書かれたままの番号(1-1など)',
  measure_name STRING COMMENT '施策の名称',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '施策の次元';

SELECT
  CONCAT_WS(':', filing.programme_code, observation.measure_place) AS measure_code,
  filing.body_code,
  filing.form_type,
  MAX_BY(
    CONCAT_WS(':', filing.programme_code, observation.strategy_place),
    STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)
  ) AS strategy_code,
  MAX(observation.measure_no) AS measure_no,
  MAX_BY(observation.measure_label, STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)) AS measure_label,
  MAX_BY(observation.measure_name, STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)) AS measure_name
FROM staging.observation AS observation
INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
WHERE filing.state IN ('CURRENT', 'SUPERSEDED') AND observation.measure_place IS NOT NULL
GROUP BY filing.body_code, filing.form_type, filing.programme_code, observation.measure_place
