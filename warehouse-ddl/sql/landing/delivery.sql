-- landing.delivery
--
-- Grain    one row per delivery: a content under a name, with what filings.csv says of it
-- Serves   observe, filing_status. The same content with the same statement is not a new delivery

CREATE TABLE landing.delivery (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  file_name STRING COMMENT '届いたファイル名(入力フォルダからの相対パス)',
  declared_body STRING COMMENT 'filings.csvに書かれた提出者',
  declared_fiscal_year STRING COMMENT 'filings.csvに書かれた年度',
  declared_received_at STRING COMMENT 'filings.csvに書かれた受領日',
  delivered_at TIMESTAMP COMMENT '届いた時刻',
  run_id STRING COMMENT '受け取った実行'
)
USING iceberg
COMMENT 'ファイルの到着(到着ごとに1行)';
