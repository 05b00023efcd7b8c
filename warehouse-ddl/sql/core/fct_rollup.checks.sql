-- FAIL the grain is unique
SELECT area_kind, area_code, fiscal_year, concept_code, basis
FROM core.fct_rollup
GROUP BY area_kind, area_code, fiscal_year, concept_code, basis
HAVING COUNT(*) > 1;

-- FAIL a rollup is missing without a reason
SELECT area_kind, area_code, fiscal_year, concept_code, basis
FROM core.fct_rollup
WHERE actual IS NULL AND not_aggregable_reason IS NULL;

-- FAIL more chambers report than are expected
SELECT area_kind, area_code, fiscal_year, concept_code, basis
FROM core.fct_rollup
WHERE chambers_reporting > chambers_expected OR chambers_met > chambers_rated;
