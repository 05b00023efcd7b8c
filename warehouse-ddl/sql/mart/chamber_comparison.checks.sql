-- FAIL the grain is unique
SELECT body_code, fiscal_year, concept_code
FROM mart.chamber_comparison
GROUP BY body_code, fiscal_year, concept_code
HAVING COUNT(*) > 1;

-- FAIL a rank is beyond the chambers ranked
SELECT body_code, fiscal_year, concept_code, rank, ranked_of
FROM mart.chamber_comparison
WHERE rank > ranked_of OR rank < 1 OR percentile NOT BETWEEN 0 AND 100;
