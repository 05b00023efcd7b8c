-- core.fct_activity_schedule
--
-- Grain    one row per filing, action, row of its schedule and fiscal year
-- Reads    core.dim_filing, staging.observation
-- Driver   staging.observation
-- Parts    local by body_code
-- Serves   what a plan means to do when

CREATE TABLE core.fct_activity_schedule (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  measure_code STRING COMMENT '施策コード',
  action_no INT COMMENT '取組の番号',
  action_name STRING COMMENT '取組の名称',
  schedule_row_no INT COMMENT '工程表の行番号',
  fiscal_year INT COMMENT '年度(開始年)',
  cell_kind STRING COMMENT 'ACTIVITY: 取組、CONTINUES: 前年から継続、BLANK: 空欄',
  activity STRING COMMENT '取組の内容(継続のときは継続している内容)',
  raw_text STRING COMMENT '書かれたままのセル',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT '行',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '取組の工程の事実';

SELECT
  filing.filing_code,
  filing.body_code,
  filing.form_type,
  CONCAT_WS(':', filing.programme_code, observation.measure_place) AS measure_code,
  observation.action_no,
  observation.action_name,
  observation.schedule_row_no,
  observation.value_fiscal_year AS fiscal_year,
  observation.role AS cell_kind,
  observation.activity,
  observation.raw_text,
  filing.state = 'CURRENT' AS is_current,
  observation.source_sheet,
  observation.source_cell
FROM staging.observation AS observation
INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
WHERE observation.kind = 'SCHEDULE_CELL' AND filing.state IN ('CURRENT', 'SUPERSEDED')
