-- landing.cell
--
-- Grain    one row per cell of a table, or per line of a running text, empty ones included
-- Serves   observe. May hold personal names and free text: they go no further than this table

CREATE TABLE landing.cell (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  sheet_no INT COMMENT 'シート番号(1から)',
  sheet_name STRING COMMENT 'シート名。シートのないファイルは「本文」',
  row_no INT COMMENT '行番号(1から)',
  column_no INT COMMENT '列番号(1から)。文章の行は0',
  raw_text STRING COMMENT '書かれていたままの文字',
  run_id STRING COMMENT '取り込んだ実行'
)
USING iceberg
COMMENT '届いたファイルのセル・行(書かれていたまま)';
