-- FAIL the grain is unique
SELECT body_code, fiscal_year, concept_code
FROM core.fct_concept_value
GROUP BY body_code, fiscal_year, concept_code
HAVING COUNT(*) > 1;
