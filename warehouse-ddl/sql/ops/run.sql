-- ops.run
--
-- Grain    one row per run that changed something
-- Serves   operators

CREATE TABLE ops.run (
  run_id STRING COMMENT '実行ID',
  verb STRING COMMENT 'コマンド',
  started_at TIMESTAMP COMMENT '開始時刻',
  finished_at TIMESTAMP COMMENT '終了時刻',
  files_landed INT COMMENT '新しく取り込んだファイルの数',
  files_observed INT COMMENT '読み取ったファイルの数',
  files_waiting INT COMMENT '保留となったファイルの数',
  tables_built INT COMMENT '作り直した表の数',
  published BOOLEAN COMMENT '公開したか'
)
USING iceberg
COMMENT '実行の記録';
