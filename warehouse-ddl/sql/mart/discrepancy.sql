-- mart.discrepancy
--
-- Grain    one row per finding: a printed figure that does not follow from the other printed figures
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.dim_measure,
--          core.fct_cross_check, core.fct_district_result, core.fct_indicator_result,
--          core.fct_measure_status, core.fct_program_total
-- Driver   core.fct_cross_check, core.fct_district_result, core.fct_indicator_result, core.fct_measure_status,
--          core.fct_program_total
-- Parts    local by body_code
-- Serves   what to ask the chamber about; both figures stand side by side, neither is changed

CREATE TABLE mart.discrepancy (
  kind STRING COMMENT '食い違いの種類: INDICATOR_STATUS、MEASURE_STATUS、MEASURES_TOTAL、INDICATORS_TOTAL、DISTRICT_SUM、PERCENT_OF_TARGET、DISTRICT_SHARE、LABEL_PRODUCT、COPIED_SPLIT、PLAN_TARGET、FEDERATION_TOTAL、RATIO_PARTS、CORRECTED、GRADE、SURVEY_COUNT、SURVEY_SHARE、SURVEY_DI、SURVEY_RESPONSE_RATE',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT '団体の正式名称',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  what STRING COMMENT '対象(施策・指標の名称)',
  indicator_code STRING COMMENT '指標コード(指標のときだけ)',
  printed STRING COMMENT '印刷されたもの(秘匿: 少人数の保護。出典のセルを見る)',
  computed STRING COMMENT '計算したもの',
  explanation STRING COMMENT '分かっている理由(NULL: 分からない)',
  source_file STRING COMMENT '出典のファイル',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセルまたは行',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '印刷された数字と計算の食い違い(1件1行)';

WITH results AS (
  SELECT
    result.*,
    COALESCE(result.printed_indicator_name, indicator.indicator_name) AS indicator_name,
    indicator.indicator_no,
    indicator.label_product
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current
),

districts AS (
  SELECT
    result.*,
    indicator.indicator_name,
    indicator.indicator_no
  FROM core.fct_district_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current
),

indicator_statuses AS (
  SELECT
    'INDICATOR_STATUS' AS kind,
    filing_code,
    fiscal_year,
    indicator_name AS what,
    indicator_code,
    printed_status AS printed,
    CONCAT(achievement, ' ', COALESCE(plain(actual), '-'), ' / ', COALESCE(plain(target), '-')) AS computed,
    IF(
      direction_source = 'DEFAULT'
      AND printed_achievement IN ('MET', 'MISSED')
      AND achievement IN ('MET', 'MISSED'),
      '登録がないため多いほど良いと判断。少ないほど良い指標なら indicators.csv に LOWER と登録',
      NULL
    ) AS explanation,
    source_sheet,
    status_cell AS source_cell
  FROM results
  WHERE NOT agrees_with_printed
),

measure_statuses AS (
  SELECT
    'MEASURE_STATUS' AS kind,
    status.filing_code,
    status.fiscal_year,
    CONCAT(measure.measure_no, ' ', measure.measure_name) AS what,
    CAST(NULL AS STRING) AS indicator_code,
    status.printed_status AS printed,
    CONCAT(status.achievement, ' ', status.indicators_met, '/', status.indicators_rated) AS computed,
    '施策は評価対象の指標がすべて達成のとき達成' AS explanation,
    status.source_sheet,
    status.source_cell
  FROM core.fct_measure_status AS status
  INNER JOIN core.dim_measure AS measure ON status.measure_code = measure.measure_code
  WHERE status.is_current AND NOT status.agrees_with_printed
),

totals AS (
  SELECT
    'MEASURES_TOTAL' AS kind,
    filing_code,
    fiscal_year,
    '達成数計(施策)' AS what,
    CAST(NULL AS STRING) AS indicator_code,
    printed_measures AS printed,
    CONCAT(measures_met, '/', measures_rated) AS computed,
    CAST(NULL AS STRING) AS explanation,
    source_sheet,
    measures_cell AS source_cell
  FROM core.fct_program_total
  WHERE is_current AND NOT measures_agree
  UNION ALL
  SELECT
    'INDICATORS_TOTAL',
    filing_code,
    fiscal_year,
    '達成数計(指標)',
    CAST(NULL AS STRING),
    printed_indicators,
    CONCAT(indicators_met, '/', indicators_rated),
    CAST(NULL AS STRING),
    source_sheet,
    indicators_cell
  FROM core.fct_program_total
  WHERE is_current AND NOT indicators_agree
),

district_sums AS (
  SELECT
    'DISTRICT_SUM' AS kind,
    filing_code,
    fiscal_year,
    FIRST(indicator_name) AS what,
    indicator_code,
    plain(FIRST(total_printed)) AS printed,
    plain(FIRST(district_sum)) AS computed,
    CONCAT(
      '差 ', plain(FIRST(total_printed) - FIRST(district_sum)),
      IF(
        COUNT(amount) < FIRST(column_count),
        CONCAT('。空欄の地区 ', FIRST(column_count) - COUNT(amount)),
        ''
      )
    ) AS explanation,
    FIRST(source_sheet) AS source_sheet,
    FIRST(total_cell) AS source_cell
  FROM (
    SELECT
      districts.*,
      (SELECT COUNT(DISTINCT district) FROM districts AS all_districts
        WHERE all_districts.filing_code = districts.filing_code AND all_districts.decision = 'CLEAR') AS column_count
    FROM districts
  )
  WHERE NOT sums_agree
  GROUP BY filing_code, fiscal_year, indicator_code, role
),

percents AS (
  SELECT
    'PERCENT_OF_TARGET' AS kind,
    filing_code,
    fiscal_year,
    indicator_name AS what,
    indicator_code,
    CONCAT(plain(percent_printed), '%') AS printed,
    CONCAT(plain(percent_computed), '%') AS computed,
    CAST(NULL AS STRING) AS explanation,
    source_sheet,
    source_cell
  FROM results
  WHERE percent_printed <> percent_computed
),

shares AS (
  SELECT
    share.filing_code,
    share.fiscal_year,
    share.indicator_name,
    share.indicator_code,
    share.district,
    share.amount AS printed_share,
    share.source_sheet,
    share.source_cell,
    MAX_BY(
      ROUND(base.amount * 100 / NULLIF(base.total_printed, 0), 1),
      base.indicator_no
    ) AS computed_share
  FROM districts AS share
  INNER JOIN districts AS base
    ON
      share.filing_code = base.filing_code
      AND share.district = base.district
      AND base.row_role = 'INDICATOR'
      AND base.role = 'ACTUAL'
      AND base.decision = 'CLEAR'
      AND base.indicator_no < share.indicator_no
  WHERE share.role = 'SHARE'
  GROUP BY
    share.filing_code,
    share.fiscal_year,
    share.indicator_name,
    share.indicator_code,
    share.district,
    share.amount,
    share.source_sheet,
    share.source_cell
),

district_shares AS (
  SELECT
    'DISTRICT_SHARE' AS kind,
    filing_code,
    fiscal_year,
    CONCAT(indicator_name, ' ', district) AS what,
    indicator_code,
    CONCAT(plain(printed_share), '%') AS printed,
    CONCAT(plain(computed_share), '%') AS computed,
    CAST(NULL AS STRING) AS explanation,
    source_sheet,
    source_cell
  FROM shares
  WHERE ABS(printed_share - computed_share) > 0.1
),

label_products AS (
  SELECT
    'LABEL_PRODUCT' AS kind,
    filing_code,
    fiscal_year,
    indicator_name AS what,
    indicator_code,
    target_raw AS printed,
    plain(label_product) AS computed,
    IF(
      target_shared_with IS NULL,
      '指標名の中の積が目標と合わない(単位の違いか、指標名の更新もれ)',
      '指標名の中の積が目標の内訳と合わない'
    ) AS explanation,
    source_sheet,
    target_cell AS source_cell
  FROM results
  WHERE label_product <> target AND target_shared_with IS NULL
),

splits AS (
  SELECT
    filing_code,
    fiscal_year,
    indicator_code,
    FIRST(indicator_no) AS indicator_no,
    FIRST(indicator_name) AS indicator_name,
    FIRST(source_sheet) AS source_sheet,
    FIRST(total_cell) AS total_cell,
    ARRAY_SORT(COLLECT_LIST(IF(amount IS NULL, NULL, CONCAT(district, '=', plain(amount))))) AS split
  FROM districts
  WHERE row_role = 'INDICATOR' AND role = 'ACTUAL' AND decision = 'CLEAR'
  GROUP BY filing_code, fiscal_year, indicator_code
  HAVING COUNT(amount) > 2 AND COUNT_IF(amount <> 0) > 0
),

copied AS (
  SELECT
    'COPIED_SPLIT' AS kind,
    later.filing_code,
    later.fiscal_year,
    later.indicator_name AS what,
    later.indicator_code,
    ARRAY_JOIN(later.split, ' ') AS printed,
    CONCAT('同じ内訳: ', MIN_BY(earlier.indicator_name, earlier.indicator_no)) AS computed,
    '別の指標と地区別の内訳がまったく同じ(写しの可能性)' AS explanation,
    later.source_sheet,
    later.total_cell AS source_cell
  FROM splits AS later
  INNER JOIN splits AS earlier
    ON
      later.filing_code = earlier.filing_code
      AND later.split = earlier.split
      AND earlier.indicator_no < later.indicator_no
  GROUP BY
    later.filing_code,
    later.fiscal_year,
    later.indicator_name,
    later.indicator_code,
    later.split,
    later.source_sheet,
    later.total_cell
),

findings AS (
  SELECT * FROM indicator_statuses
  UNION ALL
  SELECT * FROM measure_statuses
  UNION ALL
  SELECT * FROM totals
  UNION ALL
  SELECT * FROM district_sums
  UNION ALL
  SELECT * FROM percents
  UNION ALL
  SELECT * FROM district_shares
  UNION ALL
  SELECT * FROM label_products
  UNION ALL
  SELECT * FROM copied
  UNION ALL
  SELECT * EXCEPT (federation_code) FROM core.fct_cross_check
)

SELECT
  findings.kind,
  filing.body_code,
  filing.body_name,
  filing.form_type,
  findings.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  findings.what,
  findings.indicator_code,
  findings.printed,
  findings.computed,
  findings.explanation,
  filing.file_name AS source_file,
  findings.source_sheet,
  findings.source_cell
FROM findings
INNER JOIN core.dim_filing AS filing ON findings.filing_code = filing.filing_code
INNER JOIN core.dim_fiscal_year AS year ON findings.fiscal_year = year.fiscal_year
