-- FAIL the grain is unique
SELECT basis, fiscal_year, member_code, source_code
FROM core.bridge_membership
GROUP BY basis, fiscal_year, member_code, source_code
HAVING COUNT(*) > 1;
