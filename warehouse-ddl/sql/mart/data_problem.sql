-- mart.data_problem
--
-- Grain    one row per problem of a document that is current or waits
-- Reads    core.dim_filing, core.dim_indicator, core.fct_indicator_result, staging.problem,
--          reference/indicators.csv
-- Parts    local by body_code
-- Serves   ./tassei problems; what a clerk should correct, in which cell of which sheet
--
-- Besides what readers found: a direction that a printed status speaks against (a proposal, never
-- applied), a row of indicators.csv whose name is no longer the printed one, an indicator that has
-- another name in a newer filing, and a document that was
-- preferred to another one of the same run, or to one received after it.

CREATE TABLE mart.data_problem (
  body STRING COMMENT '団体の正式名称(NULL: 提出者が分からない)',
  body_code STRING COMMENT '団体コード',
  fiscal_year INT COMMENT '年度(開始年)',
  form_type STRING COMMENT '様式の種類',
  file STRING COMMENT 'ファイル',
  sheet STRING COMMENT 'シート',
  cell STRING COMMENT 'セルまたは行(NULL: ファイル全体)',
  code STRING COMMENT '問題コード',
  severity STRING COMMENT 'ERROR: 訂正が必要、WARN: 確認が必要',
  effect STRING COMMENT 'NOTICE: 注意のみ、FIGURE_SET_ASIDE: 数値を保留、FILE_WAITS: ファイルを保留',
  message_ja STRING COMMENT '説明(日本語)',
  message_en STRING COMMENT '説明(英語)',
  found STRING COMMENT '見つかったもの',
  filing_code STRING COMMENT '提出物コード',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT 'データの問題(1件1行)';

WITH filings AS (
  SELECT * FROM core.dim_filing WHERE state IN ('CURRENT', 'REJECTED')
),

found_by_readers AS (
  SELECT
    filings.filing_code,
    problem.source_sheet AS sheet,
    NULLIF(problem.source_cell, '') AS cell,
    problem.problem_code AS code,
    problem.severity,
    problem.effect,
    problem.message_ja,
    problem.message_en,
    problem.found
  FROM staging.problem AS problem
  INNER JOIN filings ON problem.file_hash = filings.file_hash
),

directions AS (
  SELECT
    filings.filing_code,
    result.source_sheet AS sheet,
    result.status_cell AS cell,
    'DIRECTION_PROPOSED' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      filings.file_name, ' ', result.status_cell, ':「', indicator.indicator_name, '」は ',
      plain(result.actual), '(', plain(result.target), ') で「', result.printed_status,
      '」と印刷されています。少ないほど良い指標であれば indicators.csv に LOWER と登録してください。'
    ) AS message_ja,
    CONCAT(
      filings.file_name, ' ', result.status_cell, ': ', indicator.indicator_name, ' is printed ',
      result.printed_status, ' at ', plain(result.actual), ' against ', plain(result.target),
      '. If fewer is better, register the direction LOWER in indicators.csv.'
    ) AS message_en,
    result.printed_status AS found
  FROM core.fct_indicator_result AS result
  INNER JOIN filings ON result.filing_code = filings.filing_code
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE
    result.is_current
    AND result.judged_direction = 'HIGHER'
    AND result.direction_source = 'DEFAULT'
    AND result.target_qualifier NOT IN ('RELATIVE', 'OVER_PERIOD')
    AND NOT result.agrees_with_printed
    AND (
      (result.printed_achievement = 'MET' AND result.judged_actual < result.target)
      OR (result.printed_achievement = 'MISSED' AND result.judged_actual > result.target)
    )
),

renamed AS (
  SELECT
    filings.filing_code,
    CAST(NULL AS STRING) AS sheet,
    CAST(NULL AS STRING) AS cell,
    'REFERENCE_NAME_DIFFERS' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      filings.file_name, ': indicators.csv は「', reference.indicator_name, '」ですが、様式では「',
      indicator.indicator_name, '」です。登録は使われていません。indicators.csv を確認してください。'
    ) AS message_ja,
    CONCAT(
      filings.file_name, ': indicators.csv says ', reference.indicator_name, ', the form says ',
      indicator.indicator_name, '. The row is not used. Check indicators.csv.'
    ) AS message_en,
    indicator.indicator_name AS found
  FROM core.dim_indicator AS indicator
  INNER JOIN filings
    ON
      indicator.body_code = filings.body_code
      AND indicator.form_type = filings.form_type
      AND filings.state = 'CURRENT'
      AND STARTSWITH(indicator.indicator_code, CONCAT(filings.programme_code, ':'))
  INNER JOIN reference_indicators AS reference
    ON
      indicator.body_code = reference.body_code
      AND indicator.form_type = reference.form_type
      AND indicator.measure_no <=> reference.measure_no
      AND indicator.indicator_no = reference.indicator_no
      AND filings.fiscal_year >= COALESCE(reference.valid_from, filings.fiscal_year)
      AND filings.fiscal_year <= COALESCE(reference.valid_to, filings.fiscal_year)
  WHERE NOT same_name(indicator.indicator_name, reference.indicator_name)
),

renumbered AS (
  SELECT
    filings.filing_code,
    result.source_sheet AS sheet,
    result.source_cell AS cell,
    'INDICATOR_RENAMED' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      filings.file_name, ' ', result.source_cell, ':「', result.printed_indicator_name, '」は、新しい提出物では同じ番号が「',
      indicator.indicator_name, '」です。番号が付け替えられたのであれば、年度をまたいで比べられません。同じ番号に戻すか、そのままでよいか確認してください。'
    ) AS message_ja,
    CONCAT(
      filings.file_name, ' ', result.source_cell, ': the number of ', result.printed_indicator_name,
      ' is that of ', indicator.indicator_name,
      ' in a newer filing. If the numbers were given anew, the years cannot be compared. Check the numbering.'
    ) AS message_en,
    result.printed_indicator_name AS found
  FROM core.fct_indicator_result AS result
  INNER JOIN filings ON result.filing_code = filings.filing_code
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE
    result.is_current
    AND result.row_role = 'INDICATOR'
    AND result.printed_indicator_name IS NOT NULL
    AND NOT same_name(result.printed_indicator_name, indicator.indicator_name)
),

preferred AS (
  SELECT
    filings.filing_code,
    filings.file_name,
    filings.body_name,
    filings.fiscal_year,
    filings.form_type,
    other.file_name AS other_file,
    CASE
      WHEN filings.printed_edition > other.printed_edition THEN 'EDITION'
      WHEN filings.saved_at > other.saved_at THEN 'SAVED'
      WHEN filings.received_at > other.received_at THEN 'RECEIVED'
      WHEN filings.delivered_at > other.delivered_at THEN 'DELIVERED'
      ELSE 'NAME'
    END AS reason
  FROM filings
  INNER JOIN core.dim_filing AS other
    ON
      filings.filing_code = other.superseded_by
      AND other.state = 'SUPERSEDED'
      AND (
        filings.delivered_at = other.delivered_at
        OR filings.received_at < other.received_at
        OR (filings.received_at = other.received_at AND filings.delivered_at < other.delivered_at)
      )
),

chosen AS (
  SELECT
    filing_code,
    CAST(NULL AS STRING) AS sheet,
    CAST(NULL AS STRING) AS cell,
    'TWO_FILES_OF_ONE_FILING' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      file_name, ' と ', other_file, ' は、どちらも ', body_name, ' の ', fiscal_year, ' 年度の ', form_type,
      ' ですが、内容が違います。',
      CASE reason
        WHEN 'EDITION' THEN '表題の版が新しい '
        WHEN 'SAVED' THEN '最終保存の時刻が新しい '
        WHEN 'RECEIVED' THEN '受領日が新しい '
        WHEN 'DELIVERED' THEN 'あとに届いた '
        ELSE 'ほかに手がかりがないため、ファイル名の順であとの '
      END,
      file_name, ' を採用しました。違うときは、表題の版か filings.csv の received_at を直してください。'
    ) AS message_ja,
    CONCAT(
      file_name, ' and ', other_file, ' are both the ', form_type, ' of ', body_name, ' for ',
      fiscal_year, ', and they differ. ', file_name, ' was taken, ',
      CASE reason
        WHEN 'EDITION' THEN 'because its title names the later edition'
        WHEN 'SAVED' THEN 'because it was saved later'
        WHEN 'RECEIVED' THEN 'because it was received later'
        WHEN 'DELIVERED' THEN 'because it was delivered later'
        ELSE 'by the order of the file names, as nothing else tells them apart'
      END,
      '. If that is wrong, correct the edition in the title or received_at in filings.csv.'
    ) AS message_en,
    other_file AS found
  FROM preferred
),

problems AS (
  SELECT * FROM found_by_readers
  UNION ALL
  SELECT * FROM directions
  UNION ALL
  SELECT * FROM renamed
  UNION ALL
  SELECT * FROM renumbered
  UNION ALL
  SELECT * FROM chosen
)

SELECT
  filings.body_name AS body,
  filings.body_code,
  filings.fiscal_year,
  filings.form_type,
  filings.file_name AS file,
  problems.sheet,
  problems.cell,
  problems.code,
  problems.severity,
  problems.effect,
  problems.message_ja,
  problems.message_en,
  problems.found,
  problems.filing_code
FROM problems
INNER JOIN filings ON problems.filing_code = filings.filing_code
