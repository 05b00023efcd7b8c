-- mart.target_flag
--
-- Grain    one row per indicator (by its place in the plan), fiscal year and flag
-- Reads    core.dim_filing, core.dim_fiscal_year, core.fct_target_flag
-- Driver   core.fct_target_flag
-- Parts    local by body_code
-- Serves   what to look at when a target is read: changed, cut, missing here or there, or falling

CREATE TABLE mart.target_flag (
  flag STRING COMMENT 'PRINTED_DIFFERS_FROM_PLAN: 印刷された目標が計画と異なる、MET_ONLY_AFTER_CUT: 目標を下げたあとでだけ達成、MISSING_FROM_FORM: 計画の指標が様式にない、MISSING_FROM_PLAN: 様式の指標が計画にない、CUMULATIVE_FALLS: 累計が減った',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  indicator_code STRING COMMENT '指標コード(計画の様式での)',
  indicator_name STRING COMMENT '指標の名称',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  target_first DECIMAL(18, 4) COMMENT '最初の計画の目標(様式の単位で)',
  target_latest DECIMAL(18, 4) COMMENT '有効な計画の目標(様式の単位で。NULL: 有効な計画にない)',
  target_printed DECIMAL(18, 4) COMMENT '様式に印刷された目標',
  actual DECIMAL(18, 4) COMMENT '実績',
  actual_before DECIMAL(18, 4) COMMENT 'その前に報告された実績(様式の単位で。CUMULATIVE_FALLSのとき)',
  source_file STRING COMMENT '実績の様式のファイル',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '目標について気を付けるべきこと(指標・年度・種類ごとに1行)';

SELECT
  flag.flag,
  flag.body_code,
  filing.body_name,
  flag.indicator_code,
  flag.indicator_name,
  flag.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  flag.target_first,
  flag.target_latest,
  flag.target_printed,
  flag.actual,
  flag.actual_before,
  filing.file_name AS source_file,
  flag.source_sheet,
  flag.source_cell
FROM core.fct_target_flag AS flag
INNER JOIN core.dim_filing AS filing ON flag.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON flag.fiscal_year = year.fiscal_year
