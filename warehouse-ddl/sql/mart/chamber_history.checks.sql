-- FAIL the grain is unique
SELECT body_code, fiscal_year, concept_code
FROM mart.chamber_history
GROUP BY body_code, fiscal_year, concept_code
HAVING COUNT(*) > 1;
