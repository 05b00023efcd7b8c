-- core.dim_body
--
-- Grain    one row per body and time it had one name
-- Reads    reference/bodies.csv
-- Serves   every table that speaks of a body; rollups as was and as now

CREATE TABLE core.dim_body (
  body_sk BIGINT COMMENT '団体の代理キー(団体コードと有効開始日から計算)',
  body_code STRING COMMENT '団体コード(改称しても変わらない)',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  body_name STRING COMMENT '正式名称',
  aliases ARRAY<STRING> COMMENT '別名(文書に現れる表記)',
  prefecture_code STRING COMMENT '都道府県コード',
  federation_code STRING COMMENT '所属する連合会の団体コード(連合会は自身)',
  districts ARRAY<STRING> COMMENT '登録されている地区',
  valid_from DATE COMMENT '有効開始日(NULL: 記録より前から)',
  valid_to DATE COMMENT '有効終了日(NULL: 現在も有効)',
  is_current BOOLEAN COMMENT '終了していないか'
)
USING iceberg
COMMENT '団体(商工会・連合会)の次元。名称や存続期間が変わると行が増える';

SELECT
  XXHASH64(body_code, COALESCE(valid_from, DATE '0001-01-01')) AS body_sk,
  body_code,
  body_type,
  body_name,
  IF(aliases IS NULL, ARRAY(), SPLIT(aliases, ';')) AS aliases,
  prefecture_code,
  federation_code,
  IF(districts IS NULL, ARRAY(), SPLIT(districts, ';')) AS districts,
  valid_from,
  valid_to,
  valid_to IS NULL AS is_current
FROM reference_bodies
