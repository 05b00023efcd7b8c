-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT body_code, fiscal_year, indicator_code
FROM mart.indicator_achievement
GROUP BY body_code, fiscal_year, indicator_code
HAVING COUNT(*) > 1;

-- FAIL every current result of an indicator is in the mart
SELECT result.filing_code, result.indicator_code
FROM core.fct_indicator_result AS result
LEFT JOIN mart.indicator_achievement AS shown
  ON
    result.body_code = shown.body_code
    AND result.fiscal_year = shown.fiscal_year
    AND result.indicator_code = shown.indicator_code
WHERE result.is_current AND result.row_role = 'INDICATOR' AND shown.indicator_code IS NULL;

-- WARN more unknown than decided: a layout may have stopped reading a column
SELECT body_code, fiscal_year, form_type
FROM mart.indicator_achievement
WHERE actual_kind <> 'WITHHELD'
GROUP BY body_code, fiscal_year, form_type
HAVING COUNT_IF(achievement = 'UNKNOWN') > COUNT_IF(achievement IN ('MET', 'MISSED'));

-- WARN a printed status speaks against the default direction: register the direction in indicators.csv
SELECT body_code, fiscal_year, indicator_name, printed_status, actual, target
FROM mart.indicator_achievement
WHERE direction_source = 'DEFAULT' AND NOT agrees_with_printed;
