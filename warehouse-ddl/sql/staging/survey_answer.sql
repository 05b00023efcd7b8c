-- staging.survey_answer
--
-- Grain    one row per answer that a response gives: per response, question and option chosen
-- Serves   core.fct_survey_answer
--
-- Lean on purpose: a survey of a prefecture has twenty million rows here. It holds no word of a
-- person and no number that says who answered; response_no only counts the responses of a file.

CREATE TABLE staging.survey_answer (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  source_sheet STRING COMMENT 'シート名',
  source_row INT COMMENT '行番号',
  source_column INT COMMENT '列番号(1から)',
  response_no INT COMMENT 'ファイル内の回答の通し番号(1から。会員番号ではない)',
  question STRING COMMENT '設問コード',
  kind STRING COMMENT 'CHOSEN: 選択肢、NUMBER: 数値、NO_ANSWER: 無回答、SET_ASIDE: セルに問題があり保留',
  option STRING COMMENT '選んだ選択肢のコード',
  amount DECIMAL(18, 4) COMMENT '数値回答の値',
  is_first BOOLEAN COMMENT 'この回答のこの設問への最初の行か(複数回答では二つ目からFALSE)',
  profile STRING COMMENT '回答者の属性(設問=選択肢、;区切り)。集計の内訳に使う'
)
USING iceberg
COMMENT '調査の回答(回答・設問・選択肢ごとに1行)';
