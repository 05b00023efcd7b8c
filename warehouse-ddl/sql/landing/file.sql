-- landing.file
--
-- Grain    one row per distinct content (SHA-256 of the bytes) ever delivered
-- Serves   observe, filing_status; kept for good: a corrected layout re-reads from here

CREATE TABLE landing.file (
  file_hash STRING COMMENT 'ファイル内容のSHA-256(16進64桁)',
  file_name STRING COMMENT '最初に届いたときのファイル名(入力フォルダからの相対パス)',
  byte_count BIGINT COMMENT 'バイト数',
  format STRING COMMENT '内容から判定した形式(tsv、text)。開けなかったときはNULL',
  charset STRING COMMENT '文字コード。開けなかったときはNULL',
  content_hash STRING COMMENT '内容の指紋(シートの順と空でないセルの文字・列のSHA-256。空白・空行・文字コード・形式は数えない)。開けなかったときはNULL',
  modified_at TIMESTAMP COMMENT '文書の中に記録された最終保存の時刻。記録がないときはNULL',
  row_count INT COMMENT '行数',
  cell_count INT COMMENT 'セル数(空のセルを含む)',
  filled_count INT COMMENT '空でないセルの数。この列ができる前に取り込んだファイルはNULL',
  refused_code STRING COMMENT '開けなかったときの問題コード',
  refused_found STRING COMMENT '開けなかったときに見つかったもの',
  landed_at TIMESTAMP COMMENT '取り込んだ時刻',
  run_id STRING COMMENT '取り込んだ実行'
)
USING iceberg
COMMENT '届いたファイル(内容ごとに1行)';
