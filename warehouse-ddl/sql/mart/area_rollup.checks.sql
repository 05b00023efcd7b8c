-- FAIL the grain is unique
SELECT area_kind, area_name, fiscal_year, concept_code, basis
FROM mart.area_rollup
GROUP BY area_kind, area_name, fiscal_year, concept_code, basis
HAVING COUNT(*) > 1;
