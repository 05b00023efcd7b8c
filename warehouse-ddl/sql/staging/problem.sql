-- staging.problem
--
-- Grain    one row per problem of a landed file
-- Serves   mart.data_problem, ./tassei problems, ./tassei return

CREATE TABLE staging.problem (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  problem_no INT COMMENT 'ファイル内の番号(1から)',
  problem_code STRING COMMENT '問題コード',
  severity STRING COMMENT 'ERROR または WARN',
  effect STRING COMMENT 'NOTICE: 注意のみ、FIGURE_SET_ASIDE: 数値を保留、FILE_WAITS: ファイルを保留',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セルまたは行',
  found STRING COMMENT '見つかったもの',
  expected_ja STRING COMMENT 'そこにあるべきもの(日本語)',
  message_ja STRING COMMENT '説明(日本語)',
  message_en STRING COMMENT '説明(英語)'
)
USING iceberg
COMMENT 'データの問題(問題ごとに1行)';
