-- core.fct_survey_printed
--
-- Grain    one row per figure of a printed table of a survey
-- Reads    core.dim_filing, core.fct_survey_statistic, reference/options.csv, reference/questions.csv,
--          staging.survey_figure
-- Driver   staging.survey_figure
-- Parts    local by body_code
-- Serves   core.fct_cross_check; a printed figure beside what the other figures and the responses say
--
-- A rate follows from the printed counts, an index from the counts or shares, and where the responses
-- of the round are there, counts, shares and indices from these; no answer is no part of an index. What a share is of, print does not say. A share is held against the computed one
-- rounded to the decimals printed; an index within 0.1, for print takes the difference of rounded
-- shares. A row that was set aside is not held against anything, and nothing is computed of figures that
-- stand twice with two values: they are of several blocks. Responses count an option such as わからない as no
-- answer; where print has both, neither is theirs.

CREATE TABLE core.fct_survey_printed (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  fiscal_year INT COMMENT '年度(開始年)',
  questionnaire STRING COMMENT '調査票コード',
  survey_round STRING COMMENT '調査回',
  figure_no INT COMMENT '集計表の中の番号',
  question STRING COMMENT '設問コード(NULL: 調査全体の数値)',
  option STRING COMMENT '選択肢コード(NULL: 設問全体の数値)',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  measure STRING COMMENT '数値の種類(COUNT、SHARE、DI、ANSWERS、SENT、RESPONSE_RATE)',
  printed DECIMAL(18, 4) COMMENT '印刷された数値(割合・回収率は%)',
  decimals INT COMMENT '印刷された小数の桁数',
  from_table DECIMAL(18, 4) COMMENT '同じ表のほかの数値から計算した値(NULL: 計算できない)',
  from_responses DECIMAL(18, 4) COMMENT '同じ調査回の回答から計算した値(NULL: 回答がない)',
  agrees BOOLEAN COMMENT '一致するか(NULL: 比べるものがないか、保留中)',
  is_set_aside BOOLEAN COMMENT '行またはセルに問題があり、数値を保留しているか',
  is_current BOOLEAN COMMENT '有効な提出物のものか',
  source_sheet STRING COMMENT 'シート名',
  source_cell STRING COMMENT 'セル',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '調査の集計表に印刷された数値';

WITH figures AS (
  SELECT
    figure.*,
    filing.filing_code,
    filing.body_code,
    filing.fiscal_year,
    filing.questionnaire,
    filing.survey_round,
    filing.state = 'CURRENT' AS is_current,
    COALESCE(option.is_no_answer = 'YES', FALSE) AS is_no_answer
  FROM staging.survey_figure AS figure
  INNER JOIN core.dim_filing AS filing ON figure.file_hash = filing.file_hash
  LEFT JOIN reference_questions AS question
    ON filing.questionnaire = question.questionnaire AND figure.question = question.question
  LEFT JOIN reference_options AS option ON question.option_set = option.option_set AND figure.option = option.option
  WHERE filing.state IN ('CURRENT', 'SUPERSEDED')
),

placed AS (
  SELECT
    figures.*,
    MIN(amount) OVER place <> MAX(amount) OVER place AS is_twofold,
    MIN(figure_no) OVER place = figure_no AS is_first
  FROM figures
  WINDOW place AS (
    PARTITION BY filing_code, source_sheet, question, option, breakdown_question, breakdown_option, measure
  )
),

beside AS (
  SELECT
    placed.*,
    MAX(is_twofold) OVER together AS is_mixed,
    MAX(is_no_answer) OVER together AS has_no_answers,
    SUM(
      IF(measure = 'COUNT' AND option <> 'NO_ANSWER' AND NOT is_no_answer AND is_first, amount, NULL)
    ) OVER together AS counted,
    MAX(IF(measure = 'ANSWERS', amount, NULL)) OVER together AS answered,
    MAX(IF(measure = 'SENT', amount, NULL)) OVER together AS sent,
    MAX(IF(measure = 'SHARE' AND option IN ('better', 'more'), amount, NULL)) OVER together AS better_share,
    MAX(IF(measure = 'SHARE' AND option IN ('worse', 'less'), amount, NULL)) OVER together AS worse_share,
    MAX(IF(measure = 'COUNT' AND option IN ('better', 'more'), amount, NULL)) OVER together AS better,
    MAX(IF(measure = 'COUNT' AND option IN ('worse', 'less'), amount, NULL)) OVER together AS worse
  FROM placed
  WINDOW together AS (PARTITION BY filing_code, source_sheet, question, breakdown_question, breakdown_option)
),

answered AS (
  SELECT
    body_code,
    questionnaire,
    fiscal_year,
    survey_round,
    question,
    option,
    breakdown_question,
    breakdown_option,
    answers,
    responses,
    valid_answers,
    better_answers,
    worse_answers
  FROM core.fct_survey_statistic
  WHERE source = 'RESPONSES'
),

computed AS (
  SELECT
    beside.*,
    CASE
      WHEN beside.is_mixed THEN NULL
      WHEN beside.measure = 'RESPONSE_RATE' THEN 100 * beside.answered / NULLIF(beside.sent, 0)
      WHEN beside.measure = 'DI' AND beside.better IS NOT NULL
        THEN 100 * (beside.better - beside.worse) / NULLIF(beside.counted, 0)
      WHEN beside.measure = 'DI' THEN beside.better_share - beside.worse_share
    END AS from_table,
    CASE
      WHEN answered.body_code IS NULL OR beside.option = 'NO_ANSWER' AND beside.has_no_answers THEN NULL
      WHEN beside.measure = 'COUNT' THEN answered.answers
      WHEN beside.measure = 'SHARE' THEN 100 * answered.answers / NULLIF(answered.valid_answers, 0)
      WHEN beside.measure = 'DI'
        THEN 100 * (answered.better_answers - answered.worse_answers) / NULLIF(answered.valid_answers, 0)
    END AS from_responses
  FROM beside
  LEFT JOIN answered
    ON
      beside.body_code = answered.body_code
      AND beside.questionnaire = answered.questionnaire
      AND beside.fiscal_year = answered.fiscal_year
      AND beside.survey_round = answered.survey_round
      AND beside.question = answered.question
      AND COALESCE(beside.option, 'NO_ANSWER') = answered.option
      AND beside.breakdown_question <=> answered.breakdown_question
      AND beside.breakdown_option <=> answered.breakdown_option
),

valued AS (
  SELECT
    computed.* EXCEPT (from_table, from_responses),
    CAST(ROUND(from_table, 4) AS DECIMAL(18, 4)) AS from_table,
    CAST(ROUND(from_responses, 4) AS DECIMAL(18, 4)) AS from_responses
  FROM computed
),

compared AS (
  SELECT
    valued.*,
    IF(measure = 'DI', 0.1, 0.5 / POWER(10, decimals)) AS off_by
  FROM valued
)

SELECT
  filing_code,
  body_code,
  fiscal_year,
  questionnaire,
  survey_round,
  figure_no,
  question,
  option,
  breakdown_question,
  breakdown_option,
  measure,
  amount AS printed,
  decimals,
  from_table,
  from_responses,
  IF(
    is_set_aside OR (from_table IS NULL AND from_responses IS NULL),
    NULL,
    COALESCE(ABS(amount - from_table) <= off_by, TRUE) AND COALESCE(ABS(amount - from_responses) <= off_by, TRUE)
  ) AS agrees,
  is_set_aside,
  is_current,
  source_sheet,
  source_cell
FROM compared
