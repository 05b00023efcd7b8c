-- ops.table_version
--
-- Grain    one row per table and run that published it
-- Serves   operators, SELECT … FOR VERSION AS OF

CREATE TABLE ops.table_version (
  run_id STRING COMMENT '実行ID',
  table_name STRING COMMENT '表',
  snapshot_id BIGINT COMMENT '公開したスナップショット',
  fingerprint STRING COMMENT '計算に使ったものの指紋',
  published_at TIMESTAMP COMMENT '公開時刻',
  row_count BIGINT COMMENT 'この版の行数',
  rows_read BIGINT COMMENT '読んだ表の行数の合計(参照データを除く)',
  inputs STRING COMMENT '読んだ表と行数、参照データのファイル',
  build_ms BIGINT COMMENT '作成にかかった時間(ミリ秒)'
)
USING iceberg
COMMENT '公開した表の版';
