-- mart.data_problem
--
-- Grain    one row per problem of a document that is current or waits
-- Reads    core.dim_filing, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result,
--          core.fct_indicator_target, staging.observation, staging.problem, reference/indicators.csv
-- Parts    local by body_code
-- Serves   ./tassei problems; what a clerk should correct, in which cell of which sheet
--
-- Besides what readers found: a direction that a printed status speaks against (a proposal, never
-- applied), a row of indicators.csv whose name is not the one printed in a year of its validity, an
-- indicator that has another name in a newer filing or in the plan, a unit that cannot be told in that of
-- the plan, and a document that was preferred to another one of the same run, or to one received after it.

CREATE TABLE mart.data_problem (
  body STRING COMMENT '団体の正式名称(NULL: 提出者が分からない)',
  body_code STRING COMMENT '団体コード',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
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
      filings.file_name, ' ', result.status_cell, ':「', COALESCE(result.printed_indicator_name, indicator.indicator_name), '」は ',
      plain(result.actual), '(', plain(result.target), ') で「', result.printed_status,
      '」と印刷されています。少ないほど良い指標であれば indicators.csv に LOWER と登録してください。'
    ) AS message_ja,
    CONCAT(
      filings.file_name, ' ', result.status_cell, ': ', COALESCE(result.printed_indicator_name, indicator.indicator_name),
      ' is printed ',
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
  SELECT DISTINCT
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
  FROM staging.observation AS indicator
  INNER JOIN filings
    ON indicator.kind = 'INDICATOR' AND indicator.file_hash = filings.file_hash AND filings.state = 'CURRENT'
  INNER JOIN reference_indicators AS reference
    ON
      filings.body_code = reference.body_code
      AND filings.form_type = reference.form_type
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

beside_plan AS (
  SELECT
    filings.filing_code,
    filings.file_name,
    result.fiscal_year,
    result.source_sheet AS sheet,
    result.source_cell AS cell,
    result.printed_indicator_name AS name,
    COALESCE(result.unit, result.registered_unit) AS unit,
    plan.indicator_code AS plan_code,
    plan.indicator_name AS plan_name
  FROM core.fct_indicator_result AS result
  INNER JOIN filings ON result.filing_code = filings.filing_code
  INNER JOIN core.dim_indicator AS plan
    ON
      plan.form_type = 'action_program_plan'
      AND REPLACE(result.indicator_code, ':action_program_summary', ':action_program_plan') = plan.indicator_code
  WHERE result.is_current AND result.row_role = 'INDICATOR' AND result.printed_indicator_name IS NOT NULL
),

named_otherwise AS (
  SELECT
    filing_code,
    sheet,
    cell,
    'INDICATOR_RENAMED' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      file_name, ' ', cell, ':「', name, '」は、計画では同じ番号が「', plan_name,
      '」です。別の指標とみて、計画の目標とは比べていません。同じ指標であれば、番号か名称を計画にそろえてください。'
    ) AS message_ja,
    CONCAT(
      file_name, ' ', cell, ': the number of ', name, ' is that of ', plan_name,
      ' in the plan. They were taken for two indicators, and not compared. If they are one, make the number or the name agree with the plan.'
    ) AS message_en,
    name AS found
  FROM beside_plan
  WHERE NOT same_name(name, plan_name)
),

measured_otherwise AS (
  SELECT DISTINCT
    beside_plan.filing_code,
    beside_plan.sheet,
    beside_plan.cell,
    'UNIT_CONFLICT' AS code,
    'WARN' AS severity,
    'NOTICE' AS effect,
    CONCAT(
      beside_plan.file_name, ' ', beside_plan.cell, ':「', beside_plan.name, '」の単位は、様式では「',
      COALESCE(beside_plan.unit, 'なし'), '」、計画では「', COALESCE(target.unit, 'なし'),
      '」です。換算できないため、計画の目標とは比べていません。単位をそろえてください。'
    ) AS message_ja,
    CONCAT(
      beside_plan.file_name, ' ', beside_plan.cell, ': the unit of ', beside_plan.name, ' is ',
      COALESCE(beside_plan.unit, 'not printed'), ' in the form and ', COALESCE(target.unit, 'not printed'),
      ' in the plan. One cannot be told in the other, so that they were not compared. Make the units agree.'
    ) AS message_en,
    beside_plan.unit AS found
  FROM beside_plan
  INNER JOIN core.fct_indicator_target AS target
    ON
      beside_plan.plan_code = target.indicator_code
      AND beside_plan.fiscal_year = target.fiscal_year
      AND target.target_kind = 'PLANNED'
      AND target.is_current
      AND target.amount IS NOT NULL
      AND NOT target.qualifier <=> 'RELATIVE'
  WHERE
    same_name(beside_plan.name, beside_plan.plan_name)
    AND in_unit(CAST(1 AS DECIMAL(18, 4)), beside_plan.unit, target.unit) IS NULL
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
  SELECT * FROM named_otherwise
  UNION ALL
  SELECT * FROM measured_otherwise
  UNION ALL
  SELECT * FROM chosen
)

SELECT
  filings.body_name AS body,
  filings.body_code,
  filings.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
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
LEFT JOIN core.dim_fiscal_year AS year ON filings.fiscal_year = year.fiscal_year
