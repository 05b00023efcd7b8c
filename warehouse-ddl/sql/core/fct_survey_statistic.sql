-- core.fct_survey_statistic
--
-- Grain    one row per body, questionnaire, survey round, question, option and breakdown
-- Reads    core.dim_body, core.dim_filing, core.fct_survey_answer, reference/options.csv,
--          reference/questions.csv, reference/survey_rounds.csv
-- Driver   core.fct_survey_answer
-- Parts    local
-- Serves   mart.survey_result, mart.business_conditions; restricted: nothing is suppressed here
--
-- Counts of the current filings, and their sums over the chambers of a federation. Every option that
-- may be chosen has its row, also with 0; no answer and answers set aside are options of their own, so
-- that over the options of a single-answer question the answers add to the responses. What a question
-- says as a whole (valid answers, boxes, scores) stands on each of its rows. breakdown_question NULL
-- is over all responses. Of a number option is NUMBER.

CREATE TABLE core.fct_survey_statistic (
  body_code STRING COMMENT '団体コード',
  body_type STRING COMMENT 'CHAMBER: 商工会、FEDERATION: 連合会',
  federation_code STRING COMMENT '所属する連合会の団体コード',
  source STRING COMMENT 'RESPONSES: その団体の回答、CHAMBERS: 構成商工会の回答の合計',
  filing_code STRING COMMENT '提出物コード(合計ではNULL)',
  chambers INT COMMENT 'この設問と内訳で合計した商工会の数(合計でないときはNULL)',
  questionnaire STRING COMMENT '調査票コード',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  survey_round STRING COMMENT '調査回(2024Q2。年1回の調査では年度)',
  question STRING COMMENT '設問コード',
  question_kind STRING COMMENT '設問の種類(SINGLE、MULTIPLE、NUMERIC、BREAKDOWN)',
  option STRING COMMENT '選択肢コード。ほかに NO_ANSWER: 無回答、SET_ASIDE: 保留、NUMBER: 数値',
  is_valid BOOLEAN COMMENT '有効回答に数える選択肢か(無回答・保留はFALSE)',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  answers BIGINT COMMENT 'この選択肢の回答数',
  responses BIGINT COMMENT '回答者数(この内訳の全員)',
  valid_answers BIGINT COMMENT '有効回答者数(無回答・保留を除く。複数回答では一つ以上選んだ人)',
  no_answers BIGINT COMMENT '無回答の人数',
  top_box_answers BIGINT COMMENT '上位の選択肢の回答数(NULL: 上位の定めがない)',
  bottom_box_answers BIGINT COMMENT '下位の選択肢の回答数(NULL: 下位の定めがない)',
  better_answers BIGINT COMMENT '好転の回答数(NULL: DIの設問でない)',
  worse_answers BIGINT COMMENT '悪化の回答数(NULL: DIの設問でない)',
  score_sum DECIMAL(18, 4) COMMENT '点数または数値の合計(NULL: 点数のない設問)',
  score_square_sum DECIMAL(38, 8) COMMENT '点数または数値の2乗の合計',
  sent INT COMMENT '配布数(全体の行だけ。登録がないときはNULL)',
  delivered INT COMMENT '到達数(全体の行だけ。登録がないときはNULL)',
  source_sheet STRING COMMENT '出典のシート(合計ではNULL)',
  source_cell STRING COMMENT '出典のセルの範囲(F2:F161。合計ではNULL)'
)
USING iceberg
COMMENT '調査の集計の事実(秘匿処理の前。公開しない)';

WITH counted AS (
  SELECT
    filing_code,
    question,
    kind,
    option,
    profile,
    COUNT(*) AS answers,
    COUNT_IF(is_first) AS respondents,
    SUM(amount) AS amount_sum,
    SUM(CAST(amount * amount AS DECIMAL(38, 8))) AS amount_square_sum,
    MIN(source_sheet) AS source_sheet,
    MIN(source_row) AS first_row,
    MAX(source_row) AS last_row,
    MIN(source_column) AS first_column,
    MAX(source_column) AS last_column
  FROM core.fct_survey_answer
  WHERE is_current
  GROUP BY filing_code, question, kind, option, profile
),

broken_down AS (
  SELECT
    counted.*,
    NULLIF(SUBSTRING_INDEX(breakdown, '=', 1), '') AS breakdown_question,
    IF(breakdown = '', NULL, SUBSTRING_INDEX(breakdown, '=', -1)) AS breakdown_option
  FROM counted
  LATERAL VIEW EXPLODE(SPLIT(CONCAT_WS(';', '', profile), ';')) profiles AS breakdown
),

filed AS (
  SELECT
    body.body_code,
    body.body_type,
    body.federation_code,
    'RESPONSES' AS source,
    filing.filing_code,
    CAST(NULL AS INT) AS chambers,
    filing.questionnaire,
    filing.form_type,
    filing.fiscal_year,
    filing.survey_round,
    counted.question,
    counted.kind,
    counted.option,
    counted.breakdown_question,
    counted.breakdown_option,
    SUM(counted.answers) AS answers,
    SUM(counted.respondents) AS respondents,
    SUM(counted.amount_sum) AS amount_sum,
    SUM(counted.amount_square_sum) AS amount_square_sum,
    MAX(round.sent) AS sent,
    MAX(round.delivered) AS delivered,
    MIN(counted.source_sheet) AS source_sheet,
    MIN(counted.first_row) AS first_row,
    MAX(counted.last_row) AS last_row,
    MIN(counted.first_column) AS first_column,
    MAX(counted.last_column) AS last_column
  FROM broken_down AS counted
  INNER JOIN core.dim_filing AS filing ON counted.filing_code = filing.filing_code
  INNER JOIN core.dim_body AS body ON filing.body_sk = body.body_sk
  LEFT JOIN reference_survey_rounds AS round
    ON
      filing.body_code = round.body_code
      AND filing.questionnaire = round.questionnaire
      AND filing.fiscal_year = round.fiscal_year
      AND filing.survey_round = COALESCE(round.period, CAST(round.fiscal_year AS STRING))
  WHERE counted.breakdown_question IS NULL OR counted.breakdown_question <> counted.question
  GROUP BY ALL
),

summed AS (
  SELECT
    federation_code AS body_code,
    'FEDERATION' AS body_type,
    federation_code,
    'CHAMBERS' AS source,
    CAST(NULL AS STRING) AS filing_code,
    questionnaire,
    form_type,
    fiscal_year,
    survey_round,
    question,
    kind,
    option,
    breakdown_question,
    breakdown_option,
    SUM(answers) AS answers,
    SUM(respondents) AS respondents,
    SUM(amount_sum) AS amount_sum,
    SUM(amount_square_sum) AS amount_square_sum
  FROM filed
  WHERE body_type = 'CHAMBER'
  GROUP BY ALL
),

chambers AS (
  SELECT
    federation_code,
    questionnaire,
    fiscal_year,
    survey_round,
    question,
    breakdown_question,
    COUNT(*) AS chambers,
    IF(COUNT(sent) = COUNT(*), SUM(sent), NULL) AS sent,
    IF(COUNT(delivered) = COUNT(*), SUM(delivered), NULL) AS delivered
  FROM (
    SELECT DISTINCT
      filing_code,
      federation_code,
      questionnaire,
      fiscal_year,
      survey_round,
      question,
      breakdown_question,
      sent,
      delivered
    FROM filed
    WHERE body_type = 'CHAMBER'
  )
  GROUP BY federation_code, questionnaire, fiscal_year, survey_round, question, breakdown_question
),

together AS (
  SELECT * FROM filed
  UNION ALL
  SELECT
    summed.body_code,
    summed.body_type,
    summed.federation_code,
    summed.source,
    summed.filing_code,
    CAST(chambers.chambers AS INT),
    summed.questionnaire,
    summed.form_type,
    summed.fiscal_year,
    summed.survey_round,
    summed.question,
    summed.kind,
    summed.option,
    summed.breakdown_question,
    summed.breakdown_option,
    summed.answers,
    summed.respondents,
    summed.amount_sum,
    summed.amount_square_sum,
    CAST(chambers.sent AS INT),
    CAST(chambers.delivered AS INT),
    CAST(NULL AS STRING),
    CAST(NULL AS INT),
    CAST(NULL AS INT),
    CAST(NULL AS INT),
    CAST(NULL AS INT)
  FROM summed
  INNER JOIN chambers
    ON
      summed.federation_code = chambers.federation_code
      AND summed.questionnaire = chambers.questionnaire
      AND summed.fiscal_year = chambers.fiscal_year
      AND summed.survey_round = chambers.survey_round
      AND summed.question = chambers.question
      AND summed.breakdown_question <=> chambers.breakdown_question
),

groups AS (
  SELECT
    together.* EXCEPT (
      kind,
      option,
      answers,
      respondents,
      amount_sum,
      amount_square_sum,
      source_sheet,
      first_row,
      last_row,
      first_column,
      last_column
    ),
    MIN(together.source_sheet) AS source_sheet,
    MIN(together.first_row) AS first_row,
    MAX(together.last_row) AS last_row,
    MIN(together.first_column) AS first_column,
    MAX(together.last_column) AS last_column,
    SUM(together.respondents) AS responses,
    SUM(IF(together.kind IN ('CHOSEN', 'NUMBER'), together.respondents, 0)) AS valid_answers,
    SUM(IF(together.kind = 'NO_ANSWER', together.respondents, 0)) AS no_answers,
    SUM(IF(together.kind = 'SET_ASIDE', together.respondents, 0)) AS set_aside,
    SUM(IF(together.kind = 'NUMBER', together.respondents, 0)) AS numbers,
    SUM(together.amount_sum) AS amount_sum,
    SUM(together.amount_square_sum) AS amount_square_sum,
    MAP_FROM_ENTRIES(
      COLLECT_LIST(IF(together.kind = 'CHOSEN', STRUCT(together.option, together.answers), NULL))
    ) AS chosen
  FROM together
  GROUP BY ALL
),

offered AS (
  SELECT
    question.questionnaire,
    question.question,
    question.kind AS question_kind,
    COLLECT_LIST(
      IF(option.option IS NULL OR option.is_no_answer = 'YES', NULL, STRUCT(
        option.option,
        option.top_box,
        option.bottom_box,
        option.sense,
        option.score
      ))
    ) AS options
  FROM reference_questions AS question
  LEFT JOIN reference_options AS option ON question.option_set = option.option_set
  GROUP BY question.questionnaire, question.question, question.kind
),

measured AS (
  SELECT
    groups.*,
    offered.question_kind,
    offered.options,
    IF(
      EXISTS(offered.options, o -> o.top_box = 'YES'),
      AGGREGATE(
        offered.options, 0L,
        (sum, o) -> sum + IF(o.top_box = 'YES', COALESCE(groups.chosen[o.option], 0L), 0L)
      ),
      NULL
    ) AS top_box_answers,
    IF(
      EXISTS(offered.options, o -> o.bottom_box = 'YES'),
      AGGREGATE(
        offered.options, 0L,
        (sum, o) -> sum + IF(o.bottom_box = 'YES', COALESCE(groups.chosen[o.option], 0L), 0L)
      ),
      NULL
    ) AS bottom_box_answers,
    IF(
      EXISTS(offered.options, o -> o.sense IS NOT NULL),
      AGGREGATE(
        offered.options, 0L,
        (sum, o) -> sum + IF(o.sense = 'BETTER', COALESCE(groups.chosen[o.option], 0L), 0L)
      ),
      NULL
    ) AS better_answers,
    IF(
      EXISTS(offered.options, o -> o.sense IS NOT NULL),
      AGGREGATE(
        offered.options, 0L,
        (sum, o) -> sum + IF(o.sense = 'WORSE', COALESCE(groups.chosen[o.option], 0L), 0L)
      ),
      NULL
    ) AS worse_answers,
    IF(
      EXISTS(offered.options, o -> o.score IS NOT NULL),
      AGGREGATE(
        offered.options, CAST(0 AS DECIMAL(38, 8)),
        (sum, o) ->
          CAST(sum + COALESCE(o.score, 0) * COALESCE(groups.chosen[o.option], 0L) AS DECIMAL(38, 8))
      ),
      groups.amount_sum
    ) AS score_sum,
    IF(
      EXISTS(offered.options, o -> o.score IS NOT NULL),
      AGGREGATE(
        offered.options, CAST(0 AS DECIMAL(38, 8)),
        (sum, o) ->
          CAST(
            sum + COALESCE(o.score * o.score, 0) * COALESCE(groups.chosen[o.option], 0L)
            AS DECIMAL(38, 8)
          )
      ),
      groups.amount_square_sum
    ) AS score_square_sum
  FROM groups
  INNER JOIN offered ON groups.questionnaire = offered.questionnaire AND groups.question = offered.question
),

listed AS (
  SELECT *
  FROM measured
  LATERAL VIEW INLINE(
    CONCAT(
      TRANSFORM(
        options,
        o -> STRUCT(o.option AS option, TRUE AS is_valid, COALESCE(chosen[o.option], 0L) AS answers)
      ),
      IF(
        question_kind = 'NUMERIC',
        ARRAY(STRUCT('NUMBER' AS option, TRUE AS is_valid, numbers AS answers)),
        ARRAY()
      ),
      ARRAY(STRUCT('NO_ANSWER' AS option, FALSE AS is_valid, no_answers AS answers)),
      IF(set_aside > 0, ARRAY(STRUCT('SET_ASIDE' AS option, FALSE AS is_valid, set_aside AS answers)), ARRAY())
    )
  ) listed AS option, is_valid, answers
)

SELECT
  body_code,
  body_type,
  federation_code,
  source,
  filing_code,
  chambers,
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
  answers,
  responses,
  valid_answers,
  no_answers,
  top_box_answers,
  bottom_box_answers,
  better_answers,
  worse_answers,
  CAST(score_sum AS DECIMAL(18, 4)) AS score_sum,
  CAST(score_square_sum AS DECIMAL(38, 8)) AS score_square_sum,
  IF(breakdown_question IS NULL, sent, NULL) AS sent,
  IF(breakdown_question IS NULL, delivered, NULL) AS delivered,
  source_sheet,
  CONCAT(
    IF(first_column > 26, CHR(64 + (first_column - 1) DIV 26), ''),
    CHR(65 + (first_column - 1) % 26),
    first_row,
    ':',
    IF(last_column > 26, CHR(64 + (last_column - 1) DIV 26), ''),
    CHR(65 + (last_column - 1) % 26),
    last_row
  ) AS source_cell
FROM listed
