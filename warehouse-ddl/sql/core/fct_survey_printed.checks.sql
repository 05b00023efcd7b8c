-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL the grain is unique
SELECT filing_code, figure_no
FROM core.fct_survey_printed
GROUP BY filing_code, figure_no
HAVING COUNT(*) > 1;

-- FAIL every figure of an accepted table is a fact
SELECT figure.file_hash, figure.source_cell, figure.raw_text
FROM staging.survey_figure AS figure
INNER JOIN core.dim_filing AS filing ON figure.file_hash = filing.file_hash
LEFT JOIN core.fct_survey_printed AS printed
  ON filing.filing_code = printed.filing_code AND figure.figure_no = printed.figure_no
WHERE filing.state IN ('CURRENT', 'SUPERSEDED') AND printed.figure_no IS NULL;
