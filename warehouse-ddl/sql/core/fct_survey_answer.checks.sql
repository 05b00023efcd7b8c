-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL every answer of an accepted survey is a fact
SELECT landed.file_hash, landed.answers, facts.answers
FROM (
  SELECT filing.filing_code, filing.file_hash, COUNT(*) AS answers
  FROM staging.survey_answer AS answer
  INNER JOIN core.dim_filing AS filing ON answer.file_hash = filing.file_hash
  WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
  GROUP BY filing.filing_code, filing.file_hash
) AS landed
LEFT JOIN (
  SELECT filing_code, COUNT(*) AS answers
  FROM core.fct_survey_answer
  GROUP BY filing_code
) AS facts ON landed.filing_code = facts.filing_code
WHERE NOT landed.answers <=> facts.answers;
