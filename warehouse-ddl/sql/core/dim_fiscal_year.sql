-- core.dim_fiscal_year
--
-- Grain    one row per fiscal year, 1989 to 2060
-- Reads    nothing
-- Serves   every mart that prints a year

CREATE TABLE core.dim_fiscal_year (
  fiscal_year INT COMMENT '年度(開始年。令和6年度=2024)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_short STRING COMMENT '年度の略記(R6)',
  start_date DATE COMMENT '年度の初日(4月1日)',
  end_date DATE COMMENT '年度の末日(3月31日)'
)
USING iceberg
COMMENT '年度の次元';

WITH years AS (
  SELECT EXPLODE(SEQUENCE(1989, 2060)) AS fiscal_year
),

eras AS (
  SELECT
    fiscal_year,
    IF(fiscal_year >= 2019, '令和', '平成') AS era,
    IF(fiscal_year >= 2019, 'R', 'H') AS letter,
    IF(fiscal_year >= 2019, fiscal_year - 2018, fiscal_year - 1988) AS year_of_era
  FROM years
)

SELECT
  fiscal_year,
  CONCAT(era, IF(year_of_era = 1, '元', CAST(year_of_era AS STRING)), '年度') AS fiscal_year_label,
  CONCAT(letter, year_of_era) AS fiscal_year_short,
  MAKE_DATE(fiscal_year, 4, 1) AS start_date,
  MAKE_DATE(fiscal_year + 1, 3, 31) AS end_date
FROM eras
