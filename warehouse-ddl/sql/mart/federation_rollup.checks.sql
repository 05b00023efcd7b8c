-- FAIL the grain is unique
SELECT federation_code, fiscal_year, concept_code, basis
FROM mart.federation_rollup
GROUP BY federation_code, fiscal_year, concept_code, basis
HAVING COUNT(*) > 1;

-- WARN a federation's sum is not the same as was and as now, and none of its chambers has left
SELECT one.federation_code, one.fiscal_year, one.concept_code, one.actual AS as_was, other.actual AS as_now
FROM mart.federation_rollup AS one
INNER JOIN mart.federation_rollup AS other
  ON
    one.federation_code = other.federation_code
    AND one.fiscal_year = other.fiscal_year
    AND one.concept_code = other.concept_code
LEFT ANTI JOIN (
  SELECT DISTINCT body.federation_code
  FROM core.bridge_body_now AS now
  INNER JOIN core.dim_body AS body ON now.body_code = body.body_code
  WHERE now.current_body_code IS NULL OR now.current_federation_code <> body.federation_code
) AS left_behind ON one.federation_code = left_behind.federation_code
WHERE one.basis = 'AS_WAS' AND other.basis = 'AS_NOW' AND NOT one.actual <=> other.actual;
