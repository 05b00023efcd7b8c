-- core.dim_district
--
-- Grain    one row per body and district
-- Reads    core.dim_filing, core.dim_body, staging.observation
-- Parts    local by body_code
-- Serves   district results

CREATE TABLE core.dim_district (
  body_code STRING COMMENT '団体コード',
  district STRING COMMENT '地区',
  is_registered BOOLEAN COMMENT '団体の地区として登録されているか',
  is_reported BOOLEAN COMMENT '提出物に現れたか',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '地区の次元';

WITH registered AS (
  SELECT DISTINCT body_code, EXPLODE(districts) AS district
  FROM core.dim_body
),

reported AS (
  SELECT DISTINCT filing.body_code, observation.district
  FROM staging.observation AS observation
  INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
  WHERE
    observation.kind = 'DISTRICT_FIGURE'
    AND observation.district IS NOT NULL
    AND filing.state IN ('CURRENT', 'SUPERSEDED')
)

SELECT
  COALESCE(registered.body_code, reported.body_code) AS body_code,
  COALESCE(registered.district, reported.district) AS district,
  registered.district IS NOT NULL AS is_registered,
  reported.district IS NOT NULL AS is_reported
FROM registered
FULL OUTER JOIN reported
  ON registered.body_code = reported.body_code AND registered.district = reported.district
