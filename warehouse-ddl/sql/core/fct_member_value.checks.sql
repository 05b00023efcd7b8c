-- FAIL the grain is unique
SELECT basis, fiscal_year, member_code, concept_code
FROM core.fct_member_value
GROUP BY basis, fiscal_year, member_code, concept_code
HAVING COUNT(*) > 1;

-- FAIL a value is missing without a reason
SELECT basis, fiscal_year, member_code, concept_code
FROM core.fct_member_value
WHERE actual IS NULL AND reason IS NULL;

-- WARN a chamber files although it did not stand on the last day of that fiscal year
SELECT value.body_code, value.fiscal_year, value.concept_code
FROM core.fct_concept_value AS value
LEFT ANTI JOIN core.bridge_membership AS membership
  ON
    value.body_code = membership.source_code
    AND value.fiscal_year = membership.fiscal_year
    AND membership.basis = 'AS_WAS'
WHERE value.body_type = 'CHAMBER';
