-- core.fct_survey_suppression
--
-- Grain    one row per row of core.fct_survey_statistic
-- Reads    core.fct_survey_statistic, ops.edition, reference/options.csv, reference/questionnaires.csv,
--          reference/questions.csv
-- Driver   core.fct_survey_statistic
-- Parts    local by body_code
-- Serves   mart.survey_result, mart.business_conditions, audit-disclosure; restricted: the reason tells
--          what the figure may not
--
-- All bodies of a federation are protected together, for their counts add to those of the federation;
-- and after the editions that were published before, which cannot be taken back. The counts stand here
-- as they were, so that the next edition can be held against this one. What follows from counts that
-- are shown is shown too: a box whose options are, a DI whose better and worse are, a mean over options
-- that all are.

CREATE TABLE core.fct_survey_suppression (
  family_code STRING COMMENT '連合会の団体コード(属さない団体では自身)',
  questionnaire STRING COMMENT '調査票コード',
  fiscal_year INT COMMENT '年度(開始年)',
  survey_round STRING COMMENT '調査回',
  body_code STRING COMMENT '団体コード',
  source STRING COMMENT 'RESPONSES: その団体の回答、CHAMBERS: 構成商工会の回答の合計',
  is_sum BOOLEAN COMMENT '構成商工会の合計か',
  is_part BOOLEAN COMMENT '連合会の合計に入る商工会か',
  question STRING COMMENT '設問コード',
  question_kind STRING COMMENT '設問の種類',
  option STRING COMMENT '選択肢コード',
  is_valid BOOLEAN COMMENT '有効回答に数える選択肢か',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  answers BIGINT COMMENT 'この選択肢の回答数(秘匿処理の前)',
  responses BIGINT COMMENT '回答者数(秘匿処理の前)',
  valid_answers BIGINT COMMENT '有効回答者数(秘匿処理の前)',
  minimum_count INT COMMENT 'この調査の最小人数',
  dominance_percent INT COMMENT 'この調査で1者が占めてよい割合の上限(NULL: 定めなし)',
  answers_state STRING COMMENT '回答数の扱い(PUBLISHED、PRIMARY_SMALL、COMPLEMENTARY など)',
  valid_state STRING COMMENT '有効回答者数の扱い',
  responses_state STRING COMMENT '回答者数の扱い',
  is_answers_shown BOOLEAN COMMENT '回答数を公開するか',
  is_valid_shown BOOLEAN COMMENT '有効回答者数を公開するか',
  is_responses_shown BOOLEAN COMMENT '回答者数を公開するか',
  is_question_shown BOOLEAN COMMENT 'この設問と内訳のすべての選択肢を公開するか',
  is_breakdown_shown BOOLEAN COMMENT 'この設問のすべての内訳と団体で公開するか',
  is_top_box_shown BOOLEAN COMMENT '上位の選択肢と有効回答者数をすべて公開するか',
  is_bottom_box_shown BOOLEAN COMMENT '下位の選択肢と有効回答者数をすべて公開するか',
  is_di_shown BOOLEAN COMMENT '好転・悪化の選択肢と有効回答者数をすべて公開するか',
  is_mean_shown BOOLEAN COMMENT '有効な選択肢と有効回答者数をすべて公開するか(数値の設問では、すべての内訳と団体で公開し、どれも1者に偏らないか)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '調査の集計の秘匿(公開しない)';

WITH counts AS (
  SELECT
    COALESCE(federation_code, body_code) AS family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    CONCAT(body_code, ':', source) AS body,
    body_code,
    source,
    source = 'CHAMBERS' AS is_sum,
    source = 'RESPONSES' AND body_type = 'CHAMBER' AS is_part,
    question,
    question_kind,
    option,
    is_valid,
    breakdown_question,
    breakdown_option,
    answers,
    responses,
    valid_answers,
    largest_amount,
    absolute_sum
  FROM core.fct_survey_statistic
),

rounds AS (
  SELECT
    family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    COLLECT_LIST(
      STRUCT(
        body,
        is_sum,
        is_part,
        question,
        question_kind,
        option,
        is_valid,
        breakdown_question,
        breakdown_option,
        answers,
        responses,
        valid_answers
      )
    ) AS counts
  FROM counts
  GROUP BY family_code, questionnaire, fiscal_year, survey_round
),

earlier AS (
  SELECT
    family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    COLLECT_LIST(
      STRUCT(
        CONCAT(body_code, ':', source) AS body,
        is_sum,
        is_part,
        question,
        question_kind,
        option,
        is_valid,
        breakdown_question,
        breakdown_option,
        answers,
        responses,
        valid_answers,
        edition_no,
        answers_state,
        valid_state,
        responses_state,
        minimum_count,
        dominance_percent
      )
    ) AS counts
  FROM published_survey_counts
  GROUP BY family_code, questionnaire, fiscal_year, survey_round
),

protected AS (
  SELECT
    rounds.family_code,
    rounds.questionnaire,
    rounds.fiscal_year,
    rounds.survey_round,
    questionnaire.minimum_count,
    questionnaire.dominance_percent,
    INLINE(
      protect_survey(rounds.counts, earlier.counts, questionnaire.minimum_count, questionnaire.dominance_percent)
    )
  FROM rounds
  INNER JOIN reference_questionnaires AS questionnaire ON rounds.questionnaire = questionnaire.questionnaire
  LEFT JOIN earlier
    ON
      rounds.family_code = earlier.family_code
      AND rounds.questionnaire = earlier.questionnaire
      AND rounds.fiscal_year = earlier.fiscal_year
      AND rounds.survey_round = earlier.survey_round
)

SELECT
  counts.family_code,
  counts.questionnaire,
  counts.fiscal_year,
  counts.survey_round,
  counts.body_code,
  counts.source,
  counts.is_sum,
  counts.is_part,
  counts.question,
  counts.question_kind,
  counts.option,
  counts.is_valid,
  counts.breakdown_question,
  counts.breakdown_option,
  counts.answers,
  counts.responses,
  counts.valid_answers,
  protected.minimum_count,
  protected.dominance_percent,
  protected.answers_state,
  protected.valid_state,
  protected.responses_state,
  protected.answers_state LIKE 'PUBLISHED%' AS is_answers_shown,
  protected.valid_state LIKE 'PUBLISHED%' AS is_valid_shown,
  protected.responses_state LIKE 'PUBLISHED%' AS is_responses_shown,
  protected.is_question_shown,
  protected.is_breakdown_shown,
  protected.valid_state LIKE 'PUBLISHED%'
  AND MIN(option.top_box IS NULL OR protected.answers_state LIKE 'PUBLISHED%') OVER asked AS is_top_box_shown,
  protected.valid_state LIKE 'PUBLISHED%'
  AND MIN(option.bottom_box IS NULL OR protected.answers_state LIKE 'PUBLISHED%') OVER asked AS is_bottom_box_shown,
  protected.valid_state LIKE 'PUBLISHED%'
  AND MIN(COALESCE(option.sense, 'SAME') = 'SAME' OR protected.answers_state LIKE 'PUBLISHED%') OVER asked
    AS is_di_shown,
  -- sums of amounts are not attacked one by one: where one respondent dominates a part, no part is told
  IF(
    counts.question_kind = 'NUMERIC',
    protected.is_breakdown_shown
    AND NOT COALESCE(
      MAX(100 * counts.largest_amount >= protected.dominance_percent * counts.absolute_sum) OVER (
        PARTITION BY
          counts.family_code,
          counts.questionnaire,
          counts.fiscal_year,
          counts.survey_round,
          counts.question,
          counts.breakdown_question
      ),
      FALSE
    ),
    protected.valid_state LIKE 'PUBLISHED%'
    AND MIN(NOT counts.is_valid OR protected.answers_state LIKE 'PUBLISHED%') OVER asked
  ) AS is_mean_shown
FROM counts
INNER JOIN protected
  ON
    counts.family_code = protected.family_code
    AND counts.questionnaire = protected.questionnaire
    AND counts.fiscal_year = protected.fiscal_year
    AND counts.survey_round = protected.survey_round
    AND counts.body = protected.body
    AND counts.question = protected.question
    AND counts.option = protected.option
    AND counts.breakdown_question <=> protected.breakdown_question
    AND counts.breakdown_option <=> protected.breakdown_option
INNER JOIN reference_questions AS question
  ON counts.questionnaire = question.questionnaire AND counts.question = question.question
LEFT JOIN reference_options AS option
  ON question.option_set = option.option_set AND counts.option = option.option
WINDOW asked AS (
  PARTITION BY
    counts.body,
    counts.questionnaire,
    counts.fiscal_year,
    counts.survey_round,
    counts.question,
    counts.breakdown_question,
    counts.breakdown_option
)
