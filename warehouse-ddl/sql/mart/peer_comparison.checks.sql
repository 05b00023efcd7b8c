-- FAIL the grain is unique
SELECT peer_group, body_code, fiscal_year, concept_code
FROM mart.peer_comparison
GROUP BY peer_group, body_code, fiscal_year, concept_code
HAVING COUNT(*) > 1;
