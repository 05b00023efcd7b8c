-- core.dim_filing
--
-- Grain    one row per landed document
-- Reads    staging.filing, core.dim_body, core.dim_fiscal_year, reference/programmes.csv
-- Parts    local by body_code
-- Serves   which document a figure comes from and whether it is the current one
--
-- The documents of one body, form and year, of a survey also of one round and kind (responses or printed
-- tables), stand in the order of the edition their title names, the
-- time they say they were saved (where all of them say so), the day they were received, and when and
-- under which name they were delivered. The last one is CURRENT; the others are SUPERSEDED and stay.
-- One that says what the one before it says is SAME_CONTENT: no version of its own, and no facts. A
-- document that waits is REJECTED until it can be read.
--
-- A place in one plan is another indicator in the next: programme_code tells the plans of a body apart
-- where programmes.csv has more than one.

CREATE TABLE core.dim_filing (
  filing_code STRING COMMENT '提出物コード',
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  file_name STRING COMMENT 'ファイル名',
  title STRING COMMENT '表題',
  layout_id STRING COMMENT '様式ID',
  form_type STRING COMMENT '様式の種類',
  body_code STRING COMMENT '団体コード',
  body_sk BIGINT COMMENT 'その年度の団体の代理キー',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  fiscal_year INT COMMENT '年度(開始年)',
  plan_generation INT COMMENT '何期目の計画のものか(計画の登録がないときは1)',
  programme_code STRING COMMENT '指標コードの頭(団体:様式。2期目からは @期 が付く)',
  document_fiscal_year INT COMMENT '文書そのものの年度(開始年)',
  questionnaire STRING COMMENT '調査票コード(調査でないときはNULL)',
  survey_round STRING COMMENT '調査回(2024Q2など。年1回の調査では年度)',
  received_at DATE COMMENT '受領日',
  landed_at TIMESTAMP COMMENT '取り込んだ時刻',
  delivered_at TIMESTAMP COMMENT '最後に届いた時刻',
  printed_edition INT COMMENT '表題に書かれた版(印がないときは1)',
  saved_at TIMESTAMP COMMENT '順を決めるのに使った最終保存の時刻(同じ版のすべての文書に記録があるときだけ)',
  content_hash STRING COMMENT '内容の指紋',
  version_no INT COMMENT '同じ提出物の何番目の内容か(1から。保留はNULL)',
  state STRING COMMENT 'CURRENT: 有効、SUPERSEDED: 差し替え済み、SAME_CONTENT: 前のファイルと同じ内容、REJECTED: 保留',
  supersedes STRING COMMENT '直前の版の提出物コード(これが差し替えたもの)',
  superseded_by STRING COMMENT '差し替えた提出物コード',
  same_content_as STRING COMMENT '同じ内容で先に届いた提出物コード',
  problem_count INT COMMENT '問題(ERROR)の数',
  warning_count INT COMMENT '注意(WARN)の数',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '提出物の次元(ファイルごとに1行)';

WITH filings AS (
  SELECT
    filing.*,
    IF(
      state = 'ACCEPTED',
      CONCAT_WS(':', body_code, form_type, fiscal_year, LEFT(file_hash, 8)),
      CONCAT('waiting:', LEFT(file_hash, 16))
    ) AS filing_code,
    CONCAT_WS(
      ':', body_code, form_type, fiscal_year, questionnaire, survey_round, IF(questionnaire IS NULL, NULL, layout_id)
    ) AS series
  FROM staging.filing AS filing
),

saved AS (
  SELECT
    filings.*,
    IF(COUNT(modified_at) OVER edition = COUNT(*) OVER edition, modified_at, NULL) AS saved_at
  FROM filings
  WHERE state = 'ACCEPTED'
  WINDOW edition AS (PARTITION BY series, printed_edition)
),

followed AS (
  SELECT
    saved.*,
    ROW_NUMBER() OVER arrival AS place,
    COALESCE(content_hash = LAG(content_hash) OVER arrival, FALSE) AS says_the_same
  FROM saved
  WINDOW arrival AS (
    PARTITION BY series
    ORDER BY printed_edition, saved_at, received_at, delivered_at, file_name, file_hash
  )
),

versions AS (
  SELECT
    followed.*,
    CAST(
      SUM(IF(says_the_same, 0, 1)) OVER (PARTITION BY series ORDER BY place)
      AS INT
    ) AS version_no
  FROM followed
),

ordered AS (
  SELECT
    versions.filing_code,
    versions.saved_at,
    versions.version_no,
    versions.says_the_same,
    before.filing_code AS supersedes,
    this.filing_code AS code_of_version,
    newest.newest_code
  FROM versions
  INNER JOIN versions AS this
    ON
      versions.series = this.series
      AND versions.version_no = this.version_no
      AND NOT this.says_the_same
  LEFT JOIN versions AS before
    ON
      versions.series = before.series
      AND versions.version_no = before.version_no + 1
      AND NOT before.says_the_same
      AND NOT versions.says_the_same
  INNER JOIN (
    SELECT series, MAX_BY(filing_code, place) AS newest_code
    FROM versions
    WHERE NOT says_the_same
    GROUP BY series
  ) AS newest
    ON versions.series = newest.series
),

bodies AS (
  SELECT
    filings.filing_code,
    MAX_BY(body.body_sk, COALESCE(body.valid_from, DATE '0001-01-01')) AS body_sk,
    MAX_BY(body.body_name, COALESCE(body.valid_from, DATE '0001-01-01')) AS body_name
  FROM filings
  INNER JOIN core.dim_fiscal_year AS year ON filings.fiscal_year = year.fiscal_year
  INNER JOIN core.dim_body AS body
    ON
      filings.body_code = body.body_code
      AND COALESCE(body.valid_from, DATE '0001-01-01') <= year.end_date
      AND COALESCE(body.valid_to, DATE '9999-12-31') >= year.start_date
  GROUP BY filings.filing_code
)

SELECT
  filings.filing_code,
  filings.file_hash,
  filings.file_name,
  filings.title,
  filings.layout_id,
  filings.form_type,
  filings.body_code,
  bodies.body_sk,
  bodies.body_name,
  filings.fiscal_year,
  COALESCE(programme.generation, 1) AS plan_generation,
  CONCAT(
    CONCAT_WS(':', filings.body_code, filings.form_type),
    IF(programme.generation > 1, CONCAT('@', programme.generation), '')
  ) AS programme_code,
  filings.document_fiscal_year,
  filings.questionnaire,
  filings.survey_round,
  filings.received_at,
  filings.landed_at,
  filings.delivered_at,
  filings.printed_edition,
  ordered.saved_at,
  filings.content_hash,
  ordered.version_no,
  CASE
    WHEN ordered.filing_code IS NULL THEN 'REJECTED'
    WHEN ordered.says_the_same THEN 'SAME_CONTENT'
    WHEN ordered.filing_code = ordered.newest_code THEN 'CURRENT'
    ELSE 'SUPERSEDED'
  END AS state,
  ordered.supersedes,
  IF(ordered.code_of_version = ordered.newest_code, NULL, ordered.newest_code) AS superseded_by,
  IF(ordered.says_the_same, ordered.code_of_version, NULL) AS same_content_as,
  filings.problem_count,
  filings.warning_count
FROM filings
LEFT JOIN ordered ON filings.filing_code = ordered.filing_code
LEFT JOIN bodies ON filings.filing_code = bodies.filing_code
LEFT JOIN reference_programmes AS programme
  ON
    filings.body_code = programme.body_code
    AND filings.fiscal_year BETWEEN programme.first_year AND programme.last_year
