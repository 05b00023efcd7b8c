-- mart.survey_result
--
-- Grain    one row per body, survey round, question, option and breakdown
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.fct_survey_indicator,
--          core.fct_survey_statistic, core.fct_survey_suppression, core.fct_survey_table,
--          reference/options.csv, reference/questionnaires.csv, reference/questions.csv
-- Driver   core.dim_filing where questionnaire IS NOT NULL
-- Parts    local by body_code
-- Serves   what members, staff and participants answered; how sure that is; what changed since
--
-- A share is over valid answers: no answer is an option of its own without a share. Of a question with
-- several answers the shares pass 1 together. An interval is Wilson's with 95%. What the question says
-- as a whole (boxes, mean, rates) stands on each of its rows. A federation's rows are the sums of its
-- chambers' answers. What would give away a few respondents is suppressed, and with it whatever it would
-- follow from, over all bodies of the federation and all editions (docs/disclosure.md). Which of these
-- a suppressed count is, is not told: that alone would narrow it down. Where a body has filed a printed
-- table and no responses of the round, its figures stand as printed, boxes added from them.

CREATE TABLE mart.survey_result (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  source STRING COMMENT 'RESPONSES: その団体の回答、CHAMBERS: 構成商工会の回答の合計、PRINTED: 印刷された集計表(回答の提出がない調査回)',
  chambers INT COMMENT '合計した商工会の数',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  form_type STRING COMMENT '様式の種類',
  questionnaire STRING COMMENT '調査票コード',
  survey STRING COMMENT '調査の名称',
  survey_round STRING COMMENT '調査回(2024Q2。年1回の調査では年度)',
  question_code STRING COMMENT '設問コード',
  question_no STRING COMMENT '設問の番号',
  question STRING COMMENT '設問',
  question_kind STRING COMMENT '設問の種類(SINGLE: 単一回答、MULTIPLE: 複数回答、NUMERIC: 数値、BREAKDOWN: 属性)',
  option_code STRING COMMENT '選択肢コード。ほかに NO_ANSWER: 無回答、SET_ASIDE: 保留、NUMBER: 数値',
  option STRING COMMENT '選択肢(無回答・保留・数値を含む)',
  is_valid BOOLEAN COMMENT '有効回答に数える選択肢か',
  is_top_box BOOLEAN COMMENT '上位の割合に数える選択肢か',
  is_bottom_box BOOLEAN COMMENT '下位の割合に数える選択肢か',
  sense STRING COMMENT 'BETTER: 好転・増加、SAME: 不変、WORSE: 悪化・減少(NULL: DIの設問でない)',
  score DECIMAL(18, 4) COMMENT '平均点に使う選択肢の点数(NULL: 点数がない)',
  breakdown_question STRING COMMENT '内訳の設問(業種など。NULL: 全体)',
  breakdown_question_code STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown STRING COMMENT '内訳(製造業など。NULL: 全体)',
  breakdown_code STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  answers BIGINT COMMENT '回答数(NULL: 秘匿、または印刷されていない)',
  share DECIMAL(18, 4) COMMENT '有効回答に占める割合(1=100%。無回答・保留はNULL。PRINTEDでは印刷された割合)',
  share_low DECIMAL(18, 4) COMMENT '割合の95%信頼区間の下限(Wilson)',
  share_high DECIMAL(18, 4) COMMENT '割合の95%信頼区間の上限(Wilson)',
  last_share DECIMAL(18, 4) COMMENT '前回の割合',
  share_change DECIMAL(18, 4) COMMENT '前回からの変化',
  last_survey_round STRING COMMENT '前回の調査回',
  responses BIGINT COMMENT '回答者数(NULL: 秘匿、または印刷されていない)',
  valid_answers BIGINT COMMENT '有効回答者数(NULL: 秘匿、または印刷されていない)',
  no_answers BIGINT COMMENT '無回答の人数(NULL: 秘匿)',
  top_box_share DECIMAL(18, 4) COMMENT '上位の選択肢(満足+やや満足など)の割合',
  top_box_low DECIMAL(18, 4) COMMENT '上位の割合の95%信頼区間の下限(Wilson)',
  top_box_high DECIMAL(18, 4) COMMENT '上位の割合の95%信頼区間の上限(Wilson)',
  bottom_box_share DECIMAL(18, 4) COMMENT '下位の選択肢の割合',
  mean_score DECIMAL(18, 4) COMMENT '点数または数値の平均',
  response_rate_sent DECIMAL(18, 4) COMMENT '回収率(配布数に対する。1=100%)',
  response_rate_delivered DECIMAL(18, 4) COMMENT '回収率(到達数に対する。1=100%)',
  target DECIMAL(18, 4) COMMENT '上位の割合の目標(1=100%。NULL: 目標のある指標でない)',
  is_distinguishable BOOLEAN COMMENT '上位の割合が目標と区別できるか(信頼区間が目標を含まないとき真)',
  suppressed BOOLEAN COMMENT '秘匿したか',
  suppressed_reason STRING COMMENT '秘匿の理由(DISCLOSURE: 少人数の保護。内訳の理由は示さない。NULL: 秘匿していない)',
  filing_code STRING COMMENT '提出物コード(合計ではNULL)',
  source_file STRING COMMENT '出典のファイル(合計ではNULL)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '調査の結果(団体・調査回・設問・選択肢・内訳ごとに1行)';

WITH cells AS (
  SELECT
    statistic.*,
    suppression.is_answers_shown,
    suppression.is_valid_shown,
    suppression.is_responses_shown,
    suppression.is_top_box_shown,
    suppression.is_bottom_box_shown,
    suppression.is_mean_shown,
    MAX(statistic.option = 'NO_ANSWER' AND suppression.is_answers_shown) OVER (
      PARTITION BY
        statistic.body_code,
        statistic.source,
        statistic.questionnaire,
        statistic.fiscal_year,
        statistic.survey_round,
        statistic.question,
        statistic.breakdown_question,
        statistic.breakdown_option
    ) AS is_no_answer_shown
  FROM core.fct_survey_statistic AS statistic
  INNER JOIN core.fct_survey_suppression AS suppression
    ON
      statistic.body_code = suppression.body_code
      AND statistic.source = suppression.source
      AND statistic.questionnaire = suppression.questionnaire
      AND statistic.fiscal_year = suppression.fiscal_year
      AND statistic.survey_round = suppression.survey_round
      AND statistic.question = suppression.question
      AND statistic.option = suppression.option
      AND statistic.breakdown_question <=> suppression.breakdown_question
      AND statistic.breakdown_option <=> suppression.breakdown_option
),

-- a box of printed shares is known where all of its options are printed; it is of the valid answers, while
-- shares beside one of no answer are of all
printed AS (
  SELECT
    figure.*,
    IF(option.top_box = 'YES', figure.share, NULL) AS top_share,
    IF(option.top_box = 'YES', figure.answers, NULL) AS top_answers,
    IF(option.bottom_box = 'YES', figure.share, NULL) AS bottom_share,
    IF(option.bottom_box = 'YES', figure.answers, NULL) AS bottom_answers,
    COUNT_IF(option.top_box = 'YES') OVER part AS top_options,
    COUNT_IF(option.bottom_box = 'YES') OVER part AS bottom_options,
    IF(
      MAX(figure.option = 'NO_ANSWER' AND figure.share <> 0) OVER part,
      SUM(IF(figure.is_valid, figure.share, NULL)) OVER part,
      1
    ) AS valid_share
  FROM core.fct_survey_table AS figure
  INNER JOIN reference_questions AS question
    ON figure.questionnaire = question.questionnaire AND figure.question = question.question
  LEFT JOIN reference_options AS option
    ON question.option_set = option.option_set AND figure.option = option.option
  WHERE figure.state <> 'HAS_RESPONSES'
  WINDOW part AS (PARTITION BY filing_code, figure.question, breakdown_question, breakdown_option)
),

shared AS (
  SELECT
    body_code,
    body_type,
    source,
    chambers,
    filing_code,
    questionnaire,
    form_type,
    fiscal_year,
    survey_round,
    question,
    question_kind,
    option,
    is_valid,
    breakdown_question,
    breakdown_option,
    IF(is_answers_shown, answers, NULL) AS answers,
    IF(is_valid AND is_answers_shown AND is_valid_shown, answers / NULLIF(valid_answers, 0), NULL) AS share,
    IF(is_responses_shown, responses, NULL) AS responses,
    IF(is_valid_shown, valid_answers, NULL) AS valid_answers,
    IF(is_no_answer_shown, no_answers, NULL) AS no_answers,
    IF(is_top_box_shown, top_box_answers / NULLIF(valid_answers, 0), NULL) AS top_box_share,
    IF(is_bottom_box_shown, bottom_box_answers / NULLIF(valid_answers, 0), NULL) AS bottom_box_share,
    IF(is_mean_shown, score_sum / NULLIF(valid_answers, 0), NULL) AS mean_score,
    IF(is_responses_shown, responses / NULLIF(sent, 0), NULL) AS response_rate_sent,
    IF(is_responses_shown, responses / NULLIF(delivered, 0), NULL) AS response_rate_delivered,
    NOT is_answers_shown AS suppressed
  FROM cells
  UNION ALL
  SELECT
    body_code,
    IF(body_code = federation_code, 'FEDERATION', 'CHAMBER'),
    'PRINTED',
    NULL,
    filing_code,
    questionnaire,
    form_type,
    fiscal_year,
    survey_round,
    question,
    question_kind,
    option,
    is_valid,
    breakdown_question,
    breakdown_option,
    IF(state = 'SHOWN', answers, NULL),
    IF(state = 'SHOWN' AND is_valid, share, NULL),
    IF(state = 'SHOWN', responses, NULL),
    IF(state = 'SHOWN', valid_answers, NULL),
    IF(state = 'SHOWN', SUM(IF(option = 'NO_ANSWER', answers, NULL)) OVER part, NULL),
    IF(
      state = 'SHOWN' AND top_options > 0,
      COALESCE(
        IF(COUNT(top_answers) OVER part = top_options, SUM(top_answers) OVER part / NULLIF(valid_answers, 0), NULL),
        IF(COUNT(top_share) OVER part = top_options, SUM(top_share) OVER part / NULLIF(valid_share, 0), NULL)
      ),
      NULL
    ),
    IF(
      state = 'SHOWN' AND bottom_options > 0,
      COALESCE(
        IF(
          COUNT(bottom_answers) OVER part = bottom_options,
          SUM(bottom_answers) OVER part / NULLIF(valid_answers, 0),
          NULL
        ),
        IF(COUNT(bottom_share) OVER part = bottom_options, SUM(bottom_share) OVER part / NULLIF(valid_share, 0), NULL)
      ),
      NULL
    ),
    NULL,
    NULL,
    NULL,
    state <> 'SHOWN'
  FROM printed
  WINDOW part AS (PARTITION BY filing_code, question, breakdown_question, breakdown_option)
),

bounded AS (
  SELECT
    weighed.*,
    (share + z2n / 2) / (1 + z2n) AS share_middle,
    SQRT(z2n * (share * (1 - share) + z2n / 4)) / (1 + z2n) AS share_width,
    (top_box_share + z2n / 2) / (1 + z2n) AS top_box_middle,
    SQRT(z2n * (top_box_share * (1 - top_box_share) + z2n / 4)) / (1 + z2n) AS top_box_width,
    LAG(share) OVER asked AS last_share,
    LAG(survey_round) OVER asked AS last_survey_round
  FROM (SELECT shared.*, 3.841459 / NULLIF(valid_answers, 0) AS z2n FROM shared) AS weighed
  WINDOW asked AS (
    PARTITION BY body_code, source, questionnaire, question, option, breakdown_question, breakdown_option
    ORDER BY fiscal_year, survey_round
  )
),

targets AS (
  SELECT filing_code, question, MAX(target) / 100 AS target
  FROM core.fct_survey_indicator
  WHERE statistic = 'TOP_BOX' AND breakdown_question IS NULL
  GROUP BY filing_code, question
),

names AS (
  SELECT
    places.body_code,
    places.fiscal_year,
    MAX_BY(body.body_name, COALESCE(body.valid_from, DATE '0001-01-01')) AS body_name
  FROM (SELECT DISTINCT body_code, fiscal_year FROM shared) AS places
  INNER JOIN core.dim_fiscal_year AS year ON places.fiscal_year = year.fiscal_year
  INNER JOIN core.dim_body AS body
    ON
      places.body_code = body.body_code
      AND COALESCE(body.valid_from, DATE '0001-01-01') <= year.end_date
      AND COALESCE(body.valid_to, DATE '9999-12-31') >= year.start_date
  GROUP BY places.body_code, places.fiscal_year
)

SELECT
  bounded.body_code,
  names.body_name,
  bounded.body_type,
  bounded.source,
  bounded.chambers,
  bounded.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  bounded.form_type,
  bounded.questionnaire,
  questionnaire.title_ja AS survey,
  bounded.survey_round,
  bounded.question AS question_code,
  question.question_no,
  question.text AS question,
  bounded.question_kind,
  bounded.option AS option_code,
  CASE bounded.option
    WHEN 'NO_ANSWER' THEN '無回答'
    WHEN 'SET_ASIDE' THEN '保留'
    WHEN 'NUMBER' THEN '数値'
    ELSE option.label
  END AS option,
  bounded.is_valid,
  COALESCE(option.top_box = 'YES', FALSE) AS is_top_box,
  COALESCE(option.bottom_box = 'YES', FALSE) AS is_bottom_box,
  option.sense,
  CAST(option.score AS DECIMAL(18, 4)) AS score,
  broken_down.text AS breakdown_question,
  bounded.breakdown_question AS breakdown_question_code,
  CASE bounded.breakdown_option
    WHEN 'NO_ANSWER' THEN '無回答'
    WHEN 'SET_ASIDE' THEN '保留'
    ELSE breakdown.label
  END AS breakdown,
  bounded.breakdown_option AS breakdown_code,
  bounded.answers,
  CAST(ROUND(bounded.share, 4) AS DECIMAL(18, 4)) AS share,
  CAST(
    IF(bounded.share_width IS NULL, NULL, ROUND(GREATEST(bounded.share_middle - bounded.share_width, 0), 4))
    AS DECIMAL(18, 4)
  ) AS share_low,
  CAST(
    IF(bounded.share_width IS NULL, NULL, ROUND(LEAST(bounded.share_middle + bounded.share_width, 1), 4))
    AS DECIMAL(18, 4)
  ) AS share_high,
  CAST(ROUND(bounded.last_share, 4) AS DECIMAL(18, 4)) AS last_share,
  CAST(ROUND(bounded.share - bounded.last_share, 4) AS DECIMAL(18, 4)) AS share_change,
  bounded.last_survey_round,
  bounded.responses,
  bounded.valid_answers,
  bounded.no_answers,
  CAST(ROUND(bounded.top_box_share, 4) AS DECIMAL(18, 4)) AS top_box_share,
  CAST(
    IF(bounded.top_box_width IS NULL, NULL, ROUND(GREATEST(bounded.top_box_middle - bounded.top_box_width, 0), 4))
    AS DECIMAL(18, 4)
  ) AS top_box_low,
  CAST(
    IF(bounded.top_box_width IS NULL, NULL, ROUND(LEAST(bounded.top_box_middle + bounded.top_box_width, 1), 4))
    AS DECIMAL(18, 4)
  ) AS top_box_high,
  CAST(ROUND(bounded.bottom_box_share, 4) AS DECIMAL(18, 4)) AS bottom_box_share,
  CAST(ROUND(bounded.mean_score, 4) AS DECIMAL(18, 4)) AS mean_score,
  CAST(ROUND(bounded.response_rate_sent, 4) AS DECIMAL(18, 4)) AS response_rate_sent,
  CAST(ROUND(bounded.response_rate_delivered, 4) AS DECIMAL(18, 4)) AS response_rate_delivered,
  CAST(IF(bounded.breakdown_question IS NULL, targets.target, NULL) AS DECIMAL(18, 4)) AS target,
  IF(
    bounded.breakdown_question IS NULL,
    targets.target < bounded.top_box_middle - bounded.top_box_width
    OR targets.target > bounded.top_box_middle + bounded.top_box_width,
    NULL
  ) AS is_distinguishable,
  bounded.suppressed,
  IF(bounded.suppressed, 'DISCLOSURE', NULL) AS suppressed_reason,
  bounded.filing_code,
  filing.file_name AS source_file
FROM bounded
INNER JOIN reference_questionnaires AS questionnaire ON bounded.questionnaire = questionnaire.questionnaire
INNER JOIN core.dim_fiscal_year AS year ON bounded.fiscal_year = year.fiscal_year
INNER JOIN names ON bounded.body_code = names.body_code AND bounded.fiscal_year = names.fiscal_year
INNER JOIN reference_questions AS question
  ON bounded.questionnaire = question.questionnaire AND bounded.question = question.question
LEFT JOIN reference_options AS option
  ON question.option_set = option.option_set AND bounded.option = option.option
LEFT JOIN reference_questions AS broken_down
  ON bounded.questionnaire = broken_down.questionnaire AND bounded.breakdown_question = broken_down.question
LEFT JOIN reference_options AS breakdown
  ON broken_down.option_set = breakdown.option_set AND bounded.breakdown_option = breakdown.option
LEFT JOIN core.dim_filing AS filing ON bounded.filing_code = filing.filing_code
LEFT JOIN targets ON bounded.filing_code = targets.filing_code AND bounded.question = targets.question
