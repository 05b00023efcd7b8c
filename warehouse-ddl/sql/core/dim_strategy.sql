-- core.dim_strategy
--
-- Grain    one row per strategy of a body's form
-- Reads    core.dim_filing, staging.observation
-- Driver   staging.observation
-- Parts    local by body_code
-- Serves   measures and indicators
--
-- Where several filings name it, the newest one does. A goal table prints projects without numbers:
-- there the name is part of the code.

CREATE TABLE core.dim_strategy (
  strategy_code STRING COMMENT '戦略コード',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  strategy_kind STRING COMMENT '戦略の区分(COMMON: 共通、OWN: 独自)',
  strategy_no INT COMMENT '戦略の番号(実施計画では計画の番号)',
  strategy_name STRING COMMENT '戦略の名称(目標管理表では事業)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '戦略の次元';

SELECT
  CONCAT_WS(':', filing.programme_code, COALESCE(observation.strategy_place, observation.strategy_name)) AS strategy_code,
  filing.body_code,
  filing.form_type,
  MAX_BY(observation.strategy_kind, STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)) AS strategy_kind,
  MAX_BY(observation.strategy_no, STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)) AS strategy_no,
  MAX_BY(observation.strategy_name, STRUCT(filing.fiscal_year, filing.received_at, filing.file_hash)) AS strategy_name
FROM staging.observation AS observation
INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
WHERE filing.state IN ('CURRENT', 'SUPERSEDED') AND observation.strategy_name IS NOT NULL
GROUP BY
  filing.body_code,
  filing.form_type, filing.programme_code,
  COALESCE(observation.strategy_place, observation.strategy_name)
