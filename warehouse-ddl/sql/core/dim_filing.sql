-- core.dim_filing
--
-- Grain    one row per landed document
-- Reads    staging.filing, core.dim_body, core.dim_fiscal_year
-- Serves   which document a figure comes from and whether it is the current one
--
-- Of several documents of one body, form and year the one received last is CURRENT; the others are
-- SUPERSEDED and stay. A document that waits is REJECTED until it can be read.

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
  document_fiscal_year INT COMMENT '文書そのものの年度(開始年)',
  received_at DATE COMMENT '受領日',
  landed_at TIMESTAMP COMMENT '取り込んだ時刻',
  state STRING COMMENT 'CURRENT: 有効、SUPERSEDED: 差し替え済み、REJECTED: 保留',
  superseded_by STRING COMMENT '差し替えた提出物コード',
  problem_count INT COMMENT '問題(ERROR)の数',
  warning_count INT COMMENT '注意(WARN)の数'
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
    ) AS filing_code
  FROM staging.filing AS filing
),

ordered AS (
  SELECT
    filing_code,
    FIRST(filing_code) OVER (
      PARTITION BY body_code, form_type, fiscal_year
      ORDER BY received_at DESC, delivered_at DESC, file_hash
    ) AS newest_code
  FROM filings
  WHERE state = 'ACCEPTED'
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
  filings.document_fiscal_year,
  filings.received_at,
  filings.landed_at,
  CASE
    WHEN ordered.filing_code IS NULL THEN 'REJECTED'
    WHEN ordered.filing_code = ordered.newest_code THEN 'CURRENT'
    ELSE 'SUPERSEDED'
  END AS state,
  NULLIF(ordered.newest_code, filings.filing_code) AS superseded_by,
  filings.problem_count,
  filings.warning_count
FROM filings
LEFT JOIN ordered ON filings.filing_code = ordered.filing_code
LEFT JOIN bodies ON filings.filing_code = bodies.filing_code
