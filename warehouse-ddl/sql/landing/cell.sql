-- landing.cell
--
-- Grain    one row per cell of a table, or per line of a running text; of a text file empty ones
--          included, of a book the filled ones and the formulas without a saved value
-- Serves   observe. May hold personal names and free text: they go no further than this table

CREATE TABLE landing.cell (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  sheet_no INT COMMENT 'シート番号(1から)',
  sheet_name STRING COMMENT 'シート名。シートのないファイルは「本文」',
  row_no INT COMMENT '行番号(1から)',
  column_no INT COMMENT '列番号(1から)。文章の行は0',
  raw_text STRING COMMENT '書かれていたままの文字',
  cell_kind STRING COMMENT 'セルの値の種類: TEXT、NUMBER、PERCENT、DATE、BOOLEAN、ERROR',
  stored_value STRING COMMENT '表示と違うときの中の値(0.46、2025-06-12 など)。取り消し線の部分は ~~ で囲む。計算結果が保存されていない数式はその式',
  is_hidden BOOLEAN COMMENT '非表示のシート・行・列、または絞り込みで隠れた行にある',
  is_formula BOOLEAN COMMENT '数式の結果(最後に計算された値)',
  merged_range STRING COMMENT '結合セルの範囲(左上のセルだけ)',
  cell_comment STRING COMMENT 'セルに付いたコメント',
  run_id STRING COMMENT '取り込んだ実行'
)
USING iceberg
COMMENT '届いたファイルのセル・行(書かれていたまま)';
