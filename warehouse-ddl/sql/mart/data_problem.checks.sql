-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL every problem of a document that is not superseded is shown
SELECT problem.file_hash, problem.problem_no
FROM staging.problem AS problem
INNER JOIN core.dim_filing AS filing ON problem.file_hash = filing.file_hash
LEFT JOIN mart.data_problem AS shown
  ON filing.filing_code = shown.filing_code AND problem.problem_code = shown.code
WHERE filing.state <> 'SUPERSEDED' AND shown.code IS NULL;
