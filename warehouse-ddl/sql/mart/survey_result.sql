-- mart.survey_result
--
-- Grain    one row per body, survey round, question, option and breakdown
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.fct_survey_statistic,
--          core.fct_survey_indicator, core.fct_survey_suppression, reference/options.csv, reference/questionnaires.csv,
--          reference/questions.csv
-- Driver   core.fct_survey_statistic
-- Parts    local by body_code
-- Serves   what members, staff and participants answered; how sure that is; what changed since
--
-- A share is over valid answers: no answer is an option of its own without a share. Of a question with
-- several answers the shares pass 1 together. An interval is Wilson's with 95%. What the question says
-- as a whole (boxes, mean, rates) stands on each of its rows. A federation's rows are the sums of its
-- chambers' answers. What would give away a few respondents is suppressed, and with it whatever it would
-- follow from, over all bodies of the federation and all editions (docs/disclosure.md). Which of these
-- a suppressed count is, is not told: that alone would narrow it down.

CREATE TABLE mart.survey_result (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  source STRING COMMENT 'RESPONSES: その団体の回答、CHAMBERS: 構成商工会の回答の合計',
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
  answers BIGINT COMMENT '回答数(NULL: 秘匿)',
  share DECIMAL(18, 4) COMMENT '有効回答に占める割合(1=100%。無回答・保留はNULL)',
  share_low DECIMAL(18, 4) COMMENT '割合の95%信頼区間の下限(Wilson)',
  share_high DECIMAL(18, 4) COMMENT '割合の95%信頼区間の上限(Wilson)',
  last_share DECIMAL(18, 4) COMMENT '前回の割合',
  share_change DECIMAL(18, 4) COMMENT '前回からの変化',
  last_survey_round STRING COMMENT '前回の調査回',
  responses BIGINT COMMENT '回答者数(NULL: 秘匿)',
  valid_answers BIGINT COMMENT '有効回答者数(NULL: 秘匿)',
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
    questionnaire.title_ja AS survey,
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
    ) AS is_no_answer_shown,
    NOT suppression.is_answers_shown AS suppressed
  FROM core.fct_survey_statistic AS statistic
  INNER JOIN reference_questionnaires AS questionnaire ON statistic.questionnaire = questionnaire.questionnaire
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

shared AS (
  SELECT
    cells.*,
    IF(is_valid AND is_answers_shown AND is_valid_shown, answers / NULLIF(valid_answers, 0), NULL) AS share,
    IF(is_top_box_shown, top_box_answers / NULLIF(valid_answers, 0), NULL) AS top_box_share,
    IF(is_valid_shown, 3.841459 / NULLIF(valid_answers, 0), NULL) AS z2n
  FROM cells
),

bounded AS (
  SELECT
    shared.*,
    (share + z2n / 2) / (1 + z2n) AS share_middle,
    SQRT(z2n * (share * (1 - share) + z2n / 4)) / (1 + z2n) AS share_width,
    (top_box_share + z2n / 2) / (1 + z2n) AS top_box_middle,
    SQRT(z2n * (top_box_share * (1 - top_box_share) + z2n / 4)) / (1 + z2n) AS top_box_width,
    LAG(share) OVER asked AS last_share,
    LAG(survey_round) OVER asked AS last_survey_round
  FROM shared
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
  FROM (SELECT DISTINCT body_code, fiscal_year FROM core.fct_survey_statistic) AS places
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
  bounded.survey,
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
  IF(bounded.suppressed, NULL, bounded.answers) AS answers,
  CAST(ROUND(bounded.share, 4) AS DECIMAL(18, 4)) AS share,
  CAST(
    IF(bounded.share IS NULL, NULL, ROUND(GREATEST(bounded.share_middle - bounded.share_width, 0), 4))
    AS DECIMAL(18, 4)
  ) AS share_low,
  CAST(
    IF(bounded.share IS NULL, NULL, ROUND(LEAST(bounded.share_middle + bounded.share_width, 1), 4))
    AS DECIMAL(18, 4)
  ) AS share_high,
  CAST(ROUND(bounded.last_share, 4) AS DECIMAL(18, 4)) AS last_share,
  CAST(ROUND(bounded.share - bounded.last_share, 4) AS DECIMAL(18, 4)) AS share_change,
  bounded.last_survey_round,
  IF(bounded.is_responses_shown, bounded.responses, NULL) AS responses,
  IF(bounded.is_valid_shown, bounded.valid_answers, NULL) AS valid_answers,
  IF(bounded.is_no_answer_shown, bounded.no_answers, NULL) AS no_answers,
  CAST(ROUND(bounded.top_box_share, 4) AS DECIMAL(18, 4)) AS top_box_share,
  CAST(
    IF(bounded.top_box_share IS NULL, NULL, ROUND(GREATEST(bounded.top_box_middle - bounded.top_box_width, 0), 4))
    AS DECIMAL(18, 4)
  ) AS top_box_low,
  CAST(
    IF(bounded.top_box_share IS NULL, NULL, ROUND(LEAST(bounded.top_box_middle + bounded.top_box_width, 1), 4))
    AS DECIMAL(18, 4)
  ) AS top_box_high,
  CAST(
    IF(bounded.is_bottom_box_shown, ROUND(bounded.bottom_box_answers / NULLIF(bounded.valid_answers, 0), 4), NULL)
    AS DECIMAL(18, 4)
  ) AS bottom_box_share,
  CAST(
    IF(bounded.is_mean_shown, ROUND(bounded.score_sum / NULLIF(bounded.valid_answers, 0), 4), NULL)
    AS DECIMAL(18, 4)
  ) AS mean_score,
  CAST(IF(bounded.is_responses_shown, ROUND(bounded.responses / NULLIF(bounded.sent, 0), 4), NULL) AS DECIMAL(18, 4)) AS response_rate_sent,
  CAST(IF(bounded.is_responses_shown, ROUND(bounded.responses / NULLIF(bounded.delivered, 0), 4), NULL) AS DECIMAL(18, 4)) AS response_rate_delivered,
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
