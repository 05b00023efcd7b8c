-- FAIL the grain is unique
SELECT body_code, current_body_code
FROM core.bridge_body_now
GROUP BY body_code, current_body_code
HAVING COUNT(*) > 1;
