-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL what a run has delivered was landed, or forgotten as a whole
-- Of a run none of whose files is there any more, a rebuild went on without some.
SELECT delivery.file_hash, delivery.file_name
FROM landing.delivery AS delivery
LEFT ANTI JOIN landing.file AS landed ON delivery.file_hash = landed.file_hash
LEFT ANTI JOIN ops.forgotten AS forgotten
  ON delivery.file_hash = forgotten.file_hash AND forgotten.extent = 'ALL'
WHERE delivery.run_id IN (SELECT run_id FROM landing.file);
