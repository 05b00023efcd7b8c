-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL every problem of a document that counts is shown, as often as it was found
WITH found AS (
  SELECT
    filing.filing_code,
    problem.problem_code AS code,
    problem.source_sheet AS sheet,
    NULLIF(problem.source_cell, '') AS cell,
    problem.message_ja,
    COUNT(*) AS times
  FROM staging.problem AS problem
  INNER JOIN core.dim_filing AS filing ON problem.file_hash = filing.file_hash
  WHERE filing.state IN ('CURRENT', 'REJECTED')
  GROUP BY filing.filing_code, problem.problem_code, problem.source_sheet, problem.source_cell, problem.message_ja
),

shown AS (
  SELECT filing_code, code, sheet, cell, message_ja, COUNT(*) AS times
  FROM mart.data_problem
  GROUP BY filing_code, code, sheet, cell, message_ja
)

SELECT found.filing_code, found.code, found.sheet, found.cell, found.times, shown.times AS times_shown
FROM found
LEFT JOIN shown
  ON
    found.filing_code = shown.filing_code
    AND found.code = shown.code
    AND found.sheet <=> shown.sheet
    AND found.cell <=> shown.cell
    AND found.message_ja <=> shown.message_ja
WHERE NOT found.times <=> shown.times;

-- FAIL nothing is shown of a document that is superseded or a copy
SELECT shown.filing_code, shown.code
FROM mart.data_problem AS shown
LEFT JOIN core.dim_filing AS filing ON shown.filing_code = filing.filing_code
WHERE COALESCE(filing.state, '') NOT IN ('CURRENT', 'REJECTED');
