-- mart.district_result
--
-- Grain    one row per chamber, fiscal year, row of its goal table and district cell (current filing)
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_district_result
-- Driver   core.fct_district_result
-- Parts    local by body_code
-- Serves   results by district, with the sum held against the printed total
--
-- A row whose cells fit more than one reading is AMBIGUOUS: its cells are kept, not added up. A
-- blank cell is no row: it is unknown, not zero.

CREATE TABLE mart.district_result (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  indicator_code STRING COMMENT '指標コード',
  indicator_no INT COMMENT '指標の番号(表の中の行)',
  indicator_name STRING COMMENT '指標の名称(NULL: 名称のない行)',
  row_role STRING COMMENT '行の役割(INDICATOR: 指標、CONTINUATION: 別時点、DIFFERENCE: 差、DERIVED_PERCENT: 割合)',
  role STRING COMMENT '数値の役割(ACTUAL: 実績、SHARE: 割合、DIFFERENCE: 差)',
  district STRING COMMENT '地区(判定できないときはNULL)',
  amount DECIMAL(18, 4) COMMENT '地区の値',
  unit STRING COMMENT '単位',
  share DECIMAL(18, 4) COMMENT '印刷された全体に占める割合(1=100%)',
  total_printed DECIMAL(18, 4) COMMENT '印刷された全体の値',
  district_sum DECIMAL(18, 4) COMMENT '地区の値の合計(NULL: 判定が確かでないため合計しない)',
  sums_agree BOOLEAN COMMENT '合計が印刷された値と一致するか(NULL: 比べられない)',
  decision STRING COMMENT 'CLEAR: 地区は確か、AMBIGUOUS: 判定できず保留',
  is_by_heading_only BOOLEAN COMMENT '列の見出しだけで地区を判定したか',
  candidates STRING COMMENT '判定できないときの候補',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '地区別の値(商工会・年度・指標・地区ごとに1行)';

SELECT
  result.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  result.body_code,
  filing.body_name,
  result.indicator_code,
  indicator.indicator_no,
  indicator.indicator_name,
  result.row_role,
  result.role,
  result.district,
  result.amount,
  COALESCE(result.unit, indicator.unit) AS unit,
  CAST(
    IF(
      result.role = 'ACTUAL' AND result.decision <> 'AMBIGUOUS',
      ROUND(result.amount / NULLIF(result.total_printed, 0), 4),
      NULL
    ) AS DECIMAL(18, 4)
  ) AS share,
  result.total_printed,
  result.district_sum,
  result.sums_agree,
  IF(result.decision = 'AMBIGUOUS', 'AMBIGUOUS', 'CLEAR') AS decision,
  result.decision = 'PROBABLE' AS is_by_heading_only,
  result.candidates,
  filing.file_name AS source_file,
  result.source_sheet,
  result.source_cell
FROM core.fct_district_result AS result
INNER JOIN core.dim_filing AS filing ON result.filing_code = filing.filing_code
INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
INNER JOIN core.dim_fiscal_year AS year ON result.fiscal_year = year.fiscal_year
WHERE result.is_current
