-- ops.check_result
--
-- Grain    one row per check of a run
-- Serves   operators
--
-- In a large warehouse a FAIL check is made over the federations that the run has changed, and not made
-- where there are none.

CREATE TABLE ops.check_result (
  run_id STRING COMMENT '実行ID',
  table_name STRING COMMENT '表',
  severity STRING COMMENT 'FAIL または WARN',
  what STRING COMMENT '検査の内容',
  row_count BIGINT COMMENT '該当した行の数(0なら合格)',
  checked_at TIMESTAMP COMMENT '検査時刻'
)
USING iceberg
COMMENT '検査の結果';
