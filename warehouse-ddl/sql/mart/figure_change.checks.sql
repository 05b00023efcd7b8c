-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, role, measure_no, indicator_code, name, value_fiscal_year, district, occurrence
FROM mart.figure_change
GROUP BY filing_code, role, measure_no, indicator_code, name, value_fiscal_year, district, occurrence
HAVING COUNT(*) > 1;

-- FAIL a change has a before unless it was added, and an after unless it was removed
SELECT filing_code, indicator_code, role, kind
FROM mart.figure_change
WHERE (before IS NULL) <> (kind = 'ADDED') OR (after IS NULL) <> (kind = 'REMOVED');

-- WARN a corrected form has lost more figures than it changed: it may be another form
SELECT filing_code
FROM mart.figure_change
GROUP BY filing_code
HAVING COUNT_IF(kind = 'REMOVED') > COUNT_IF(kind = 'CHANGED');
