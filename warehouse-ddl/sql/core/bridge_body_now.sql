-- core.bridge_body_now
--
-- Grain    one row per body and body it has become today
-- Reads    reference/bodies.csv, reference/successions.csv
-- Serves   rollups as now: every body of any year with those that carry it on, chains followed
--
-- A body that nothing befell is its own successor. One that left the family has none (NULL). One that
-- was split has several, and its figures cannot be told apart among them. A name or a federation that
-- is only announced is not today's yet.

CREATE TABLE core.bridge_body_now (
  body_code STRING COMMENT '団体コード',
  current_body_code STRING COMMENT '現在の団体コード(NULL: 商工会を離れた)',
  successors INT COMMENT '現在の団体の数(2以上: 分割)',
  current_federation_code STRING COMMENT '現在の団体が所属する連合会',
  current_body_name STRING COMMENT '現在の団体の正式名称'
)
USING iceberg
COMMENT '団体と、その現在の姿(合併・改称・分割をたどったもの)';

WITH become AS (
  SELECT
    bodies.body_code,
    IF(lineage.body_code IS NULL, bodies.body_code, lineage.successor_code) AS current_body_code,
    COALESCE(lineage.successors, 1) AS successors
  FROM reference_bodies_now AS bodies
  LEFT JOIN reference_lineage_now AS lineage ON bodies.body_code = lineage.body_code
)

SELECT
  become.body_code,
  become.current_body_code,
  become.successors,
  current.federation_code AS current_federation_code,
  current.body_name AS current_body_name
FROM become
LEFT JOIN reference_bodies_now AS current ON become.current_body_code = current.body_code
