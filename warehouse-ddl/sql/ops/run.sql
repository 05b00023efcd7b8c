-- ops.run
--
-- Grain    one row per run that changed something, and per call of a single step
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
  published BOOLEAN COMMENT '公開したか',
  files_delivered INT COMMENT '届いたファイルの数(内容が既知のものを含む。名前は landing.delivery を run_id で引く)',
  landing_ms BIGINT COMMENT '取り込みにかかった時間(ミリ秒。行わなかった段階は空欄)',
  observing_ms BIGINT COMMENT '読み取りにかかった時間(ミリ秒)',
  building_ms BIGINT COMMENT '表の作成にかかった時間(ミリ秒)',
  checking_ms BIGINT COMMENT '検査にかかった時間(ミリ秒)',
  publishing_ms BIGINT COMMENT '公開にかかった時間(ミリ秒)',
  maintaining_ms BIGINT COMMENT '保守にかかった時間(ミリ秒)'
)
USING iceberg
COMMENT '実行の記録';
