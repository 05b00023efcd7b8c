-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL a content is landed once
SELECT file_hash, COUNT(*) AS times
FROM landing.file
GROUP BY file_hash
HAVING COUNT(*) > 1;
