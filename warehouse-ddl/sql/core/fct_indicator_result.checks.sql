-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, fiscal_year, indicator_code
FROM core.fct_indicator_result
GROUP BY filing_code, fiscal_year, indicator_code
HAVING COUNT(*) > 1;

-- FAIL every actual of an accepted document is a fact
SELECT observation.file_hash, observation.source_cell, observation.raw_text
FROM staging.observation AS observation
INNER JOIN core.dim_filing AS filing ON observation.file_hash = filing.file_hash
LEFT JOIN core.fct_indicator_result AS result
  ON
    filing.filing_code = result.filing_code
    AND observation.value_fiscal_year = result.fiscal_year
    AND CONCAT_WS(':', filing.programme_code, observation.indicator_place) = result.indicator_code
WHERE
  observation.kind = 'INDICATOR_FIGURE'
  AND observation.role = 'ACTUAL'
  AND filing.state IN ('CURRENT', 'SUPERSEDED')
  AND result.indicator_code IS NULL;

-- FAIL an achievement is one of the four
SELECT filing_code, indicator_code, achievement
FROM core.fct_indicator_result
WHERE achievement IS NULL OR achievement NOT IN ('MET', 'MISSED', 'NOT_RATED', 'UNKNOWN');
