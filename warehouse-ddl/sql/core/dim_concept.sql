-- core.dim_concept
--
-- Grain    one row per conformed concept
-- Reads    reference/concepts.csv
-- Serves   comparison and rollup over bodies

CREATE TABLE core.dim_concept (
  concept_code STRING COMMENT '共通概念コード',
  concept_name STRING COMMENT '共通概念の名称',
  numerator STRING COMMENT '分子',
  denominator STRING COMMENT '分母',
  unit STRING COMMENT '単位',
  direction STRING COMMENT '良い方向(HIGHER、LOWER、RANGE、NONE)',
  additivity STRING COMMENT '集計方法(SUM、SNAPSHOT_SUM、RATIO_OF_SUMS、WEIGHTED_BY_ANSWERS、COUNT_OF_BODIES、NOT_AGGREGABLE)',
  note STRING COMMENT '注意'
)
USING iceberg
COMMENT '団体をまたいで比較できる共通概念の次元';

SELECT concept_code, concept_name, numerator, denominator, unit, direction, additivity, note
FROM reference_concepts
