-- mart.filing_status
--
-- Grain    one row per expected or received filing (body, form and fiscal year, of a survey also its
--          round) and version of it; one per document that waits; one without a document where nothing was received
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, mart.data_problem,
--          reference/expected_filings.csv
-- Parts    local by body_code
-- Serves   who has filed what, who is late, what waits; is_latest picks the one row that answers
--
-- A filing is LATE when the first document of it was received after the day it was due; a correction
-- that follows makes it neither late nor timely. Nothing here asks what day it is today: a filing that
-- is not there is MISSING, whether it is due yet or not. Copies of the same content have no row.

CREATE TABLE mart.filing_status (
  body_code STRING COMMENT '団体コード(NULL: 提出者が分からない)',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)。計画では最初の年度',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  expected BOOLEAN COMMENT '提出を求めているか(expected_filings.csvにあるか)',
  due_on DATE COMMENT '提出期限(NULL: 定めがない)',
  state STRING COMMENT 'MISSING: 未提出、RECEIVED: 受理、LATE: 期限後に受理、REJECTED: 保留、SUPERSEDED: 差し替え済み、UNEXPECTED: 求めていない提出',
  is_latest BOOLEAN COMMENT 'この提出物の今の状態を表す行か(提出物ごとに1行)',
  received_at DATE COMMENT 'このファイルの受領日',
  first_received_at DATE COMMENT '最初の版の受領日(期限と比べる日)',
  days_late INT COMMENT '期限から最初の受領までの日数(期限内はNULL)',
  version_no INT COMMENT '何番目の内容か(保留・未提出はNULL)',
  file STRING COMMENT 'ファイル',
  copies INT COMMENT '同じ内容で届いた別のファイルの数',
  problems INT COMMENT '問題(ERROR)の数',
  warnings INT COMMENT '注意(WARN)の数',
  filing_code STRING COMMENT '提出物コード',
  superseded_by STRING COMMENT '差し替えた提出物コード',
  questionnaire STRING COMMENT '調査票コード(集計表では -table が付く。調査でないときはNULL)',
  survey_round STRING COMMENT '調査回(調査でないときはNULL)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '提出状況(提出物の版ごとに1行)';

WITH filings AS (
  SELECT * FROM core.dim_filing WHERE state <> 'SAME_CONTENT'
),

first_receipts AS (
  SELECT
    body_code,
    form_type,
    fiscal_year,
    IF(questionnaire IS NULL, NULL, layout_id) AS survey_kind,
    survey_round,
    MIN(received_at) AS first_received_at
  FROM core.dim_filing
  WHERE state <> 'REJECTED'
  GROUP BY ALL
),

copies AS (
  SELECT same_content_as, COUNT(*) AS copies
  FROM core.dim_filing
  WHERE state = 'SAME_CONTENT'
  GROUP BY same_content_as
),

found AS (
  SELECT
    filing_code,
    COUNT_IF(severity = 'ERROR') AS problems,
    COUNT_IF(severity = 'WARN') AS warnings
  FROM mart.data_problem
  GROUP BY filing_code
),

placed AS (
  SELECT
    COALESCE(expected.body_code, filings.body_code) AS body_code,
    COALESCE(expected.form_type, filings.form_type) AS form_type,
    COALESCE(expected.fiscal_year, filings.fiscal_year) AS fiscal_year,
    expected.body_code IS NOT NULL AS expected,
    expected.due_on,
    IF(filings.questionnaire IS NULL, NULL, filings.layout_id) AS survey_kind,
    filings.survey_round,
    filings.filing_code,
    filings.file_name,
    filings.state,
    filings.received_at,
    filings.delivered_at,
    filings.version_no,
    filings.superseded_by,
    filings.problem_count,
    filings.warning_count
  FROM reference_expected_filings AS expected
  FULL OUTER JOIN filings
    ON
      expected.body_code = filings.body_code
      AND expected.form_type = filings.form_type
      AND expected.fiscal_year = filings.fiscal_year
),

names AS (
  SELECT
    placed.body_code,
    placed.fiscal_year,
    MAX_BY(body.body_name, COALESCE(body.valid_from, DATE '0001-01-01')) AS body_name
  FROM (SELECT DISTINCT body_code, fiscal_year FROM placed) AS placed
  INNER JOIN core.dim_fiscal_year AS year ON placed.fiscal_year = year.fiscal_year
  INNER JOIN core.dim_body AS body
    ON
      placed.body_code = body.body_code
      AND COALESCE(body.valid_from, DATE '0001-01-01') <= year.end_date
      AND COALESCE(body.valid_to, DATE '9999-12-31') >= year.start_date
  GROUP BY placed.body_code, placed.fiscal_year
),

judged AS (
  SELECT
    placed.*,
    first_receipts.first_received_at,
    ROW_NUMBER() OVER (
      PARTITION BY
        placed.body_code,
        placed.form_type,
        placed.fiscal_year,
        placed.survey_kind,
        placed.survey_round,
        -- where one of the three is unknown, every document is a filing of its own
        IF(
          placed.body_code IS NULL OR placed.form_type IS NULL OR placed.fiscal_year IS NULL,
          placed.filing_code,
          NULL
        )
      ORDER BY
        placed.state = 'CURRENT' DESC,
        placed.state = 'REJECTED' DESC,
        placed.received_at DESC,
        placed.delivered_at DESC,
        placed.filing_code
    ) AS place
  FROM placed
  LEFT JOIN first_receipts
    ON
      placed.body_code = first_receipts.body_code
      AND placed.form_type = first_receipts.form_type
      AND placed.fiscal_year = first_receipts.fiscal_year
      AND placed.survey_kind <=> first_receipts.survey_kind
      AND placed.survey_round <=> first_receipts.survey_round
)

SELECT
  judged.body_code,
  names.body_name,
  judged.form_type,
  judged.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  judged.expected,
  judged.due_on,
  CASE
    WHEN judged.filing_code IS NULL THEN 'MISSING'
    WHEN judged.state IN ('REJECTED', 'SUPERSEDED') THEN judged.state
    WHEN NOT judged.expected THEN 'UNEXPECTED'
    WHEN judged.first_received_at > judged.due_on THEN 'LATE'
    ELSE 'RECEIVED'
  END AS state,
  judged.place = 1 AS is_latest,
  judged.received_at,
  judged.first_received_at,
  IF(
    judged.first_received_at > judged.due_on,
    DATEDIFF(judged.first_received_at, judged.due_on),
    NULL
  ) AS days_late,
  judged.version_no,
  judged.file_name AS file,
  IF(judged.filing_code IS NULL, NULL, CAST(COALESCE(copies.copies, 0) AS INT)) AS copies,
  CASE
    WHEN judged.filing_code IS NULL THEN NULL
    WHEN judged.state = 'SUPERSEDED' THEN judged.problem_count
    ELSE CAST(COALESCE(found.problems, 0) AS INT)
  END AS problems,
  CASE
    WHEN judged.filing_code IS NULL THEN NULL
    WHEN judged.state = 'SUPERSEDED' THEN judged.warning_count
    ELSE CAST(COALESCE(found.warnings, 0) AS INT)
  END AS warnings,
  judged.filing_code,
  judged.superseded_by,
  judged.survey_kind AS questionnaire,
  judged.survey_round
FROM judged
LEFT JOIN names ON judged.body_code = names.body_code AND judged.fiscal_year = names.fiscal_year
LEFT JOIN core.dim_fiscal_year AS year ON judged.fiscal_year = year.fiscal_year
LEFT JOIN copies ON judged.filing_code = copies.same_content_as
LEFT JOIN found ON judged.filing_code = found.filing_code
