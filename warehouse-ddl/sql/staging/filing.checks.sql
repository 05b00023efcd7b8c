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

-- FAIL there are as many observations, answers and printed figures of a document as were read of it
SELECT filing.file_hash, filing.observation_count, stand.items
FROM staging.filing AS filing
LEFT JOIN (
  SELECT file_hash, SUM(items) AS items
  FROM (
    SELECT file_hash, COUNT(*) AS items FROM staging.observation GROUP BY file_hash
    UNION ALL
    SELECT file_hash, COUNT(*) FROM staging.survey_answer GROUP BY file_hash
    UNION ALL
    SELECT file_hash, COUNT(*) FROM staging.survey_figure GROUP BY file_hash
  ) AS counted
  GROUP BY file_hash
) AS stand ON filing.file_hash = stand.file_hash
WHERE filing.observation_count <> COALESCE(stand.items, 0);
