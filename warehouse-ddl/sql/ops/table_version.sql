-- ops.table_version
--
-- Grain    one row per table and run that published it
-- Serves   operators, SELECT … FOR VERSION AS OF

CREATE TABLE ops.table_version (
  run_id STRING COMMENT '実行ID',
  table_name STRING COMMENT '表',
  snapshot_id BIGINT COMMENT '公開したスナップショット',
  fingerprint STRING COMMENT '計算に使ったものの指紋',
  published_at TIMESTAMP COMMENT '公開時刻'
)
USING iceberg
COMMENT '公開した表の版';
