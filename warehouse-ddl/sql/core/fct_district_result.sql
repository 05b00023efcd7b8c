-- core.fct_district_result
--
-- Grain    one row per filing, row of its form and district cell
-- Reads    core.dim_filing, staging.observation
-- Driver   staging.observation
-- Parts    local by body_code
-- Serves   mart.district_result
--
-- The districts of a row are added up only where every cell of the row is under its column without
-- doubt. A blank district is unknown, not zero.

CREATE TABLE core.fct_district_result (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  indicator_code STRING COMMENT '指標コード',
  row_role STRING COMMENT '行の役割(INDICATOR: 指標)',
  role STRING COMMENT '数値の役割(ACTUAL、SHARE、DIFFERENCE)',
  district STRING COMMENT '地区(判定できないときはNULL)',
  value_kind STRING COMMENT '値の種類',
  amount DECIMAL(18, 4) COMMENT '地区の値',
  unit STRING COMMENT '単位',
  raw_text STRING COMMENT '書かれたままの値',
  decision STRING COMMENT '地区の判定(CLEAR、PROBABLE、AMBIGUOUS)',
  candidates STRING COMMENT '判定できないときの候補',
  total_printed DECIMAL(18, 4) COMMENT '印刷された全体の値',
  district_sum DECIMAL(18, 4) COMMENT '地区の値の合計(判定がすべて確かなときだけ)',
  sums_agree BOOLEAN COMMENT '合計が印刷された値と一致するか(NULL: 比べられない)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  total_cell STRING COMMENT '全体の値のセル',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '地区別の値の事実';

WITH cells AS (
  SELECT * FROM staging.observation WHERE kind = 'DISTRICT_FIGURE'
),

totals AS (
  SELECT file_hash, indicator_place, role, amount, source_cell
  FROM staging.observation
  WHERE kind = 'INDICATOR_FIGURE' AND role IN ('ACTUAL', 'DIFFERENCE') AND NOT is_set_aside
),

roles AS (
  SELECT file_hash, indicator_place, row_role
  FROM staging.observation
  WHERE kind = 'INDICATOR'
),

summed AS (
  SELECT
    file_hash,
    indicator_place,
    role,
    IF(BOOL_AND(decision = 'CLEAR' AND NOT is_set_aside) AND role <> 'SHARE', SUM(amount), NULL) AS district_sum
  FROM cells
  GROUP BY file_hash, indicator_place, role
)

SELECT
  filing.filing_code,
  filing.body_code,
  filing.body_sk,
  filing.form_type,
  cells.value_fiscal_year AS fiscal_year,
  CONCAT_WS(':', filing.programme_code, cells.indicator_place) AS indicator_code,
  roles.row_role,
  cells.role,
  cells.district,
  cells.value_kind,
  cells.amount,
  cells.unit,
  cells.raw_text,
  IF(cells.is_set_aside, 'AMBIGUOUS', cells.decision) AS decision,
  cells.candidates,
  totals.amount AS total_printed,
  CAST(summed.district_sum AS DECIMAL(18, 4)) AS district_sum,
  summed.district_sum = totals.amount AS sums_agree,
  filing.state = 'CURRENT' AS is_current,
  totals.source_cell AS total_cell,
  cells.source_sheet,
  cells.source_cell
FROM cells
INNER JOIN core.dim_filing AS filing ON cells.file_hash = filing.file_hash
INNER JOIN roles ON cells.file_hash = roles.file_hash AND cells.indicator_place = roles.indicator_place
INNER JOIN summed
  ON
    cells.file_hash = summed.file_hash
    AND cells.indicator_place = summed.indicator_place
    AND cells.role = summed.role
LEFT JOIN totals
  ON
    cells.file_hash = totals.file_hash
    AND cells.indicator_place = totals.indicator_place
    AND cells.role = totals.role
WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
