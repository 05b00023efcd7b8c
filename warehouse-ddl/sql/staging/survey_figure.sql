-- staging.survey_figure
--
-- Grain    one row per figure of a printed table of a survey
-- Serves   core.fct_survey_printed

CREATE TABLE staging.survey_figure (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  figure_no INT COMMENT 'ファイル内の番号(1から、文書の順)',
  is_set_aside BOOLEAN COMMENT '行またはセルに問題があり、数値を保留しているか',
  question STRING COMMENT '設問コード(NULL: 調査全体の数値)',
  option STRING COMMENT '選択肢コード(NULL: 設問全体の数値)',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  measure STRING COMMENT '数値の種類(COUNT: 回答数、SHARE: 割合、DI、ANSWERS: 回答者数、SENT: 配布数、RESPONSE_RATE: 回収率)',
  amount DECIMAL(18, 4) COMMENT '印刷された数値(割合・回収率は%)',
  decimals INT COMMENT '印刷された小数の桁数',
  raw_text STRING COMMENT '書かれたままの値',
  source_sheet STRING COMMENT 'シート名',
  source_row INT COMMENT '行番号',
  source_cell STRING COMMENT 'セル'
)
USING iceberg
COMMENT '調査の集計表の数値(数値ごとに1行)';
