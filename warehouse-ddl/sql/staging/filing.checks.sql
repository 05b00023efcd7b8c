-- Each statement selects the rows that should not exist. FAIL stops the publication, WARN reports.

-- FAIL every filled cell of a landed file has exactly one fate
SELECT landed.file_hash, landed.filled_count, filing.filled_cells, filing.cells_to_look_at
FROM landing.file AS landed
LEFT JOIN staging.filing AS filing ON landed.file_hash = filing.file_hash
WHERE
  filing.file_hash IS NULL
  OR landed.filled_count <> filing.filled_cells
  OR filing.cells_without_fate <> 0
  OR filing.filled_cells
  <> filing.cells_observed + filing.cells_structure + filing.cells_remark + filing.cells_derived
  + filing.cells_set_aside + filing.cells_problem;

-- FAIL every observation is of a document that was landed and read
SELECT DISTINCT observation.file_hash
FROM staging.observation AS observation
LEFT ANTI JOIN (
  SELECT filing.file_hash
  FROM staging.filing AS filing
  INNER JOIN landing.file AS landed ON filing.file_hash = landed.file_hash
) AS read ON observation.file_hash = read.file_hash;
