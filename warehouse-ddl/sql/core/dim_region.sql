-- core.dim_region
--
-- Grain    one row per prefecture
-- Reads    reference/regions.csv
-- Serves   dim_body, rollups by region

CREATE TABLE core.dim_region (
  prefecture_code STRING COMMENT '都道府県コード(JIS X 0401、2桁)',
  prefecture_name STRING COMMENT '都道府県名',
  prefecture_short STRING COMMENT '都道府県名(都府県を除く)',
  region8 STRING COMMENT '八地方区分',
  federation_block STRING COMMENT '連合会のブロック'
)
USING iceberg
COMMENT '地域(都道府県)の次元';

SELECT
  prefecture_code,
  prefecture_name,
  prefecture_short,
  region8,
  federation_block
FROM reference_regions
