-- FAIL the grain is unique
SELECT fiscal_year, federation_code, body_type, form_type, strategy_kind, strategy_name, body_code
FROM mart.strategy_rollup
GROUP BY fiscal_year, federation_code, body_type, form_type, strategy_kind, strategy_name, body_code
HAVING COUNT(*) > 1;
