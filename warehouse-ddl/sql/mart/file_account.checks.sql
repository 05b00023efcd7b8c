-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT file_hash, stage, fate
FROM mart.file_account
GROUP BY file_hash, stage, fate
HAVING COUNT(*) > 1;

-- FAIL every cell, observation and fact of a file has a fate
SELECT file, stage, fate, reason, items
FROM mart.file_account
WHERE fate IN ('NONE', 'LOST');

-- FAIL as many facts as are said to be in a mart are there, and as many observations as staging has
SELECT counted.what, counted.said, counted.found
FROM (
  SELECT 'observations' AS what, said, found
  FROM (SELECT COUNT(*) AS found FROM staging.observation) AS rows
  CROSS JOIN (
    SELECT SUM(account.items) AS said
    FROM mart.file_account AS account
    INNER JOIN staging.filing AS filing ON account.file_hash = filing.file_hash
    WHERE account.stage = 'OBSERVATION' AND filing.questionnaire IS NULL
  ) AS accounts
  UNION ALL
  SELECT 'indicator_achievement', said, found
  FROM (SELECT COUNT(*) AS found FROM mart.indicator_achievement) AS rows
  CROSS JOIN (
    SELECT COUNT(*) AS said FROM core.fct_indicator_result WHERE is_current AND row_role = 'INDICATOR'
  ) AS facts
  UNION ALL
  SELECT 'measure_achievement', said, found
  FROM (SELECT COUNT(*) AS found FROM mart.measure_achievement) AS rows
  CROSS JOIN (SELECT COUNT(*) AS said FROM core.fct_measure_status WHERE is_current) AS facts
  UNION ALL
  SELECT 'program_achievement', said, found
  FROM (SELECT COUNT(*) AS found FROM mart.program_achievement) AS rows
  CROSS JOIN (SELECT COUNT(*) AS said FROM core.fct_program_total WHERE is_current) AS facts
  UNION ALL
  SELECT 'district_result', said, found
  FROM (SELECT COUNT(*) AS found FROM mart.district_result) AS rows
  CROSS JOIN (SELECT COUNT(*) AS said FROM core.fct_district_result WHERE is_current) AS facts
) AS counted
WHERE COALESCE(counted.said, 0) <> counted.found;
