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
--
-- The answers of a survey of a prefecture are twenty million rows: they are read once, and counted sheet
-- by sheet, for the least of a text would need them sorted.

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
  largest_amount DECIMAL(18, 4) COMMENT '数値の絶対値の最大(NULL: 数値の設問でない)',
  absolute_sum DECIMAL(38, 4) COMMENT '数値の絶対値の合計(NULL: 数値の設問でない)',
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
    MAX(ABS(amount)) AS largest_amount,
    SUM(ABS(amount)) AS absolute_sum,
    source_sheet,
    MIN(source_row) AS first_row,
    MAX(source_row) AS last_row,
    MIN(source_column) AS first_column,
    MAX(source_column) AS last_column
  FROM core.fct_survey_answer
  WHERE is_current
  GROUP BY filing_code, question, kind, option, profile, source_sheet
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
    filing.filing_code,
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
    MAX(counted.largest_amount) AS largest_amount,
    SUM(counted.absolute_sum) AS absolute_sum,
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

-- a chamber's counts are its own and a part of its federation's
counted_for AS (
  SELECT
    IF(source = 'RESPONSES', filed.body_code, filed.federation_code) AS body_code,
    IF(source = 'RESPONSES', filed.body_type, 'FEDERATION') AS body_type,
    filed.federation_code,
    source,
    IF(source = 'RESPONSES', filed.filing_code, NULL) AS filing_code,
    filed.questionnaire,
    filed.form_type,
    filed.fiscal_year,
    filed.survey_round,
    filed.question,
    filed.kind,
    filed.option,
    filed.breakdown_question,
    filed.breakdown_option,
    SUM(filed.answers) AS answers,
    SUM(filed.respondents) AS respondents,
    SUM(filed.amount_sum) AS amount_sum,
    SUM(filed.amount_square_sum) AS amount_square_sum,
    MAX(filed.largest_amount) AS largest_amount,
    SUM(filed.absolute_sum) AS absolute_sum,
    COLLECT_SET(STRUCT(filed.filing_code, filed.sent, filed.delivered)) AS filings,
    MIN(IF(source = 'RESPONSES', filed.source_sheet, NULL)) AS source_sheet,
    MIN(IF(source = 'RESPONSES', filed.first_row, NULL)) AS first_row,
    MAX(IF(source = 'RESPONSES', filed.last_row, NULL)) AS last_row,
    MIN(IF(source = 'RESPONSES', filed.first_column, NULL)) AS first_column,
    MAX(IF(source = 'RESPONSES', filed.last_column, NULL)) AS last_column
  FROM filed
  LATERAL VIEW EXPLODE(
    IF(
      filed.body_type = 'CHAMBER' AND filed.federation_code IS NOT NULL,
      ARRAY('RESPONSES', 'CHAMBERS'),
      ARRAY('RESPONSES')
    )
  ) sources AS source
  GROUP BY ALL
),

grouped AS (
  SELECT
    body_code,
    body_type,
    federation_code,
    source,
    filing_code,
    questionnaire,
    form_type,
    fiscal_year,
    survey_round,
    question,
    breakdown_question,
    breakdown_option,
    ARRAY_DISTINCT(FLATTEN(COLLECT_LIST(filings))) AS filings,
    MIN(source_sheet) AS source_sheet,
    MIN(first_row) AS first_row,
    MAX(last_row) AS last_row,
    MIN(first_column) AS first_column,
    MAX(last_column) AS last_column,
    SUM(respondents) AS responses,
    SUM(IF(kind IN ('CHOSEN', 'NUMBER'), respondents, 0)) AS valid_answers,
    SUM(IF(kind = 'NO_ANSWER', respondents, 0)) AS no_answers,
    SUM(IF(kind = 'SET_ASIDE', respondents, 0)) AS set_aside,
    SUM(IF(kind = 'NUMBER', respondents, 0)) AS numbers,
    SUM(amount_sum) AS amount_sum,
    SUM(amount_square_sum) AS amount_square_sum,
    MAX(largest_amount) AS largest_amount,
    SUM(absolute_sum) AS absolute_sum,
    MAP_FROM_ENTRIES(COLLECT_LIST(IF(kind = 'CHOSEN', STRUCT(option, answers), NULL))) AS chosen
  FROM counted_for
  GROUP BY ALL
),

-- of a breakdown the same filings for all its options, whether or not a chamber had answers of each
groups AS (
  SELECT
    * EXCEPT (filings, asked),
    IF(source = 'CHAMBERS', SIZE(asked), NULL) AS chambers,
    IF(EXISTS(asked, f -> f.sent IS NULL), NULL, AGGREGATE(asked, 0, (sum, f) -> sum + f.sent)) AS sent,
    IF(
      EXISTS(asked, f -> f.delivered IS NULL),
      NULL,
      AGGREGATE(asked, 0, (sum, f) -> sum + f.delivered)
    ) AS delivered
  FROM (
    SELECT
      *,
      ARRAY_DISTINCT(
        FLATTEN(
          COLLECT_LIST(filings) OVER (
            PARTITION BY
              body_code,
              source,
              filing_code,
              questionnaire,
              fiscal_year,
              survey_round,
              question,
              breakdown_question
          )
        )
      ) AS asked
    FROM grouped
  )
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
  CAST(largest_amount AS DECIMAL(18, 4)) AS largest_amount,
  CAST(absolute_sum AS DECIMAL(38, 4)) AS absolute_sum,
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
