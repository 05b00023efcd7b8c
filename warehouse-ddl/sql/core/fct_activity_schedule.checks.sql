-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, measure_code, action_no, schedule_row_no, fiscal_year
FROM core.fct_activity_schedule
GROUP BY filing_code, measure_code, action_no, schedule_row_no, fiscal_year
HAVING COUNT(*) > 1;
