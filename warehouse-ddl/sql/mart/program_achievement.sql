-- mart.program_achievement
--
-- Grain    one row per body, fiscal year and result form (current filing)
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.dim_region, core.fct_program_total
-- Driver   core.fct_program_total
-- Parts    local
-- Serves   the totals 達成数計, recounted, beside what is printed

CREATE TABLE mart.program_achievement (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '所属する連合会の団体コード',
  federation_name STRING COMMENT '所属する連合会の名称',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  prefecture_code STRING COMMENT '都道府県コード',
  prefecture_name STRING COMMENT '都道府県名',
  form_type STRING COMMENT '様式の種類',
  measures_met INT COMMENT '達成した施策の数',
  measures_rated INT COMMENT '評価対象の施策の数',
  indicators_met INT COMMENT '達成した指標の数',
  indicators_rated INT COMMENT '評価対象の指標の数',
  printed_measures STRING COMMENT '印刷された施策の達成数計(6/12)',
  printed_indicators STRING COMMENT '印刷された指標の達成数計(16/24)',
  agrees_with_printed BOOLEAN COMMENT '印刷された計がすべて一致するか(NULL: 印刷されていない)',
  filing_code STRING COMMENT '提出物コード',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '達成数計のセル(施策、指標)'
)
USING iceberg
COMMENT 'プログラム全体の達成数(団体・年度・様式ごとに1行)';

WITH federations AS (
  SELECT body_code, MAX_BY(body_name, COALESCE(valid_from, DATE '0001-01-01')) AS body_name
  FROM core.dim_body
  GROUP BY body_code
)

SELECT
  total.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  body.federation_code,
  federations.body_name AS federation_name,
  total.body_code,
  body.body_name,
  body.body_type,
  body.prefecture_code,
  region.prefecture_name,
  total.form_type,
  total.measures_met,
  total.measures_rated,
  total.indicators_met,
  total.indicators_rated,
  total.printed_measures,
  total.printed_indicators,
  IF(
    total.measures_agree IS NULL AND total.indicators_agree IS NULL,
    NULL,
    COALESCE(total.measures_agree, TRUE) AND COALESCE(total.indicators_agree, TRUE)
  ) AS agrees_with_printed,
  total.filing_code,
  filing.file_name AS source_file,
  total.source_sheet,
  NULLIF(CONCAT_WS(' ', total.measures_cell, total.indicators_cell), '') AS source_cell
FROM core.fct_program_total AS total
INNER JOIN core.dim_filing AS filing ON total.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON total.fiscal_year = year.fiscal_year
INNER JOIN core.dim_body AS body ON total.body_sk = body.body_sk
LEFT JOIN federations ON body.federation_code = federations.body_code
LEFT JOIN core.dim_region AS region ON body.prefecture_code = region.prefecture_code
WHERE total.is_current
