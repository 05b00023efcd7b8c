-- core.dim_scale
--
-- Grain    one row per mark of a grade scale and validity
-- Reads    reference/scales.csv
-- Serves   printed statuses and grades

CREATE TABLE core.dim_scale (
  scale_id STRING COMMENT '評価尺度ID',
  mark STRING COMMENT '評価の語・記号',
  mark_order INT COMMENT '順序(1が最良)',
  meaning STRING COMMENT '意味',
  achievement STRING COMMENT '達成区分への対応(NULL: 基準の記載がなく対応させない)',
  rule STRING COMMENT '印刷された基準',
  valid_from INT COMMENT '適用開始年度',
  valid_to INT COMMENT '適用終了年度',
  rate_from DECIMAL(18, 4) COMMENT '印刷された基準の下限(目標比%、以上)',
  rate_below DECIMAL(18, 4) COMMENT '印刷された基準の上限(目標比%、未満)'
)
USING iceberg
COMMENT '達成状況・評価の尺度の次元';

SELECT scale_id, mark, mark_order, meaning, achievement, rule, valid_from, valid_to, rate_from, rate_below
FROM reference_scales
