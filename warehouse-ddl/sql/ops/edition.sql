-- ops.edition
--
-- Grain    one row per published edition
-- Serves   readers of last year's report

CREATE TABLE ops.edition (
  edition STRING COMMENT '版の名前(Icebergのタグ)',
  run_id STRING COMMENT '実行ID',
  published_at TIMESTAMP COMMENT '公開時刻'
)
USING iceberg
COMMENT '公開した版';
