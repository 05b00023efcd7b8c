-- ops.run_account
--
-- Grain    one row per run that published something, stage and fate
-- Serves   operators: the sums of all files after each run. LANDING and CELL have the same sum; a fate NONE
--          or LOST stops the publication. Surveys are counted too, so that only operators may see it

CREATE TABLE ops.run_account (
  run_id STRING COMMENT '実行ID',
  stage STRING COMMENT '段階(LANDING: 取り込んだ空でないセル、CELL: セル、OBSERVATION: 観測、FACT: 事実)',
  fate STRING COMMENT '扱い(mart.file_accountと同じ。LANDINGではFILLED)',
  files INT COMMENT 'ファイルの数',
  items BIGINT COMMENT '数',
  counted_at TIMESTAMP COMMENT '数えた時刻'
)
USING iceberg
COMMENT '実行ごとの収支(セル・観測・事実が何になったか)';
