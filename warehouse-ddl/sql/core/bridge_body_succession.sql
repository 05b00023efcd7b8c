-- core.bridge_body_succession
--
-- Grain    one row per predecessor, successor and day
-- Reads    reference/successions.csv
-- Serves   rollups as now

CREATE TABLE core.bridge_body_succession (
  predecessor_code STRING COMMENT '前身の団体コード',
  successor_code STRING COMMENT '後継の団体コード',
  effective_date DATE COMMENT '効力発生日',
  kind STRING COMMENT 'MERGER: 合併、SPLIT: 分割、RENAME: 改称、DEPARTURE: 離脱'
)
USING iceberg
COMMENT '団体の承継(合併・分割・改称)';

SELECT predecessor_code, successor_code, effective_date, kind
FROM reference_successions
