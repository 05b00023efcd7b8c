-- core.fct_survey_answer
--
-- Grain    one row per response, question and option chosen; one where there is no answer
-- Reads    core.dim_filing, staging.survey_answer
-- Driver   staging.survey_answer
-- Parts    local
-- Serves   core.fct_survey_statistic; restricted, for a response may be known by its answers
--
-- A response is its place in the file; the number it was given, and what it says in words, stay in
-- landing. The few filings go to the many answers: sorting twenty million rows by their file would take
-- longer than everything else.

CREATE TABLE core.fct_survey_answer (
  filing_code STRING COMMENT '提出物コード',
  response_no INT COMMENT '提出物内の回答の通し番号(会員番号ではない)',
  question STRING COMMENT '設問コード',
  kind STRING COMMENT 'CHOSEN: 選択肢、NUMBER: 数値、NO_ANSWER: 無回答、SET_ASIDE: 保留',
  option STRING COMMENT '選んだ選択肢のコード',
  amount DECIMAL(18, 4) COMMENT '数値回答の値',
  is_first BOOLEAN COMMENT 'この回答のこの設問への最初の行か',
  profile STRING COMMENT '回答者の属性(設問=選択肢、;区切り)',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT 'シート名',
  source_row INT COMMENT '行番号',
  source_column INT COMMENT '列番号(1から)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '調査の回答の事実(公開しない)';

SELECT /*+ BROADCAST(filing) */
  filing.filing_code,
  answer.response_no,
  answer.question,
  answer.kind,
  answer.option,
  answer.amount,
  answer.is_first,
  answer.profile,
  filing.state = 'CURRENT' AS is_current,
  answer.source_sheet,
  answer.source_row,
  answer.source_column,
  filing.federation_code
FROM staging.survey_answer AS answer
INNER JOIN core.dim_filing AS filing ON answer.file_hash = filing.file_hash
WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
