-- core.fct_survey_table
--
-- Grain    one row per filed printed table of a survey, question, option and breakdown (current filings)
-- Reads    core.dim_filing, core.fct_survey_printed, core.fct_survey_statistic, reference/options.csv,
--          reference/questionnaires.csv, reference/questions.csv
-- Driver   core.fct_survey_printed
-- Parts    local by body_code
-- Serves   mart.survey_result, mart.business_conditions: what is known of a survey whose responses
--          nobody has filed; restricted: nothing is suppressed here
--
-- Figures as printed; a share or index that is not printed follows from the printed counts, an index
-- also from printed shares. How many a share is of is known where every count or the answers are
-- printed. Then the counts follow from the shares, and a breakdown of a question is shown in the marts
-- where no part has few answers or gives a small count, nor all the same answer, nor all parts together
-- leave a small rest of the whole; a federation's where it leaves no small rest beside its chambers'.
-- Without the number of answers nobody can tell, and nothing is shown. A round whose responses are
-- there is told by these (HAS_RESPONSES).

CREATE TABLE core.fct_survey_table (
  filing_code STRING COMMENT '提出物コード',
  body_code STRING COMMENT '団体コード',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '年度(開始年)',
  questionnaire STRING COMMENT '調査票コード',
  survey_round STRING COMMENT '調査回',
  question STRING COMMENT '設問コード',
  question_kind STRING COMMENT '設問の種類',
  option STRING COMMENT '選択肢コード。ほかに NO_ANSWER: 無回答',
  is_valid BOOLEAN COMMENT '有効回答に数える選択肢か',
  breakdown_question STRING COMMENT '内訳の設問コード(NULL: 全体)',
  breakdown_option STRING COMMENT '内訳の選択肢コード(NULL: 全体)',
  answers BIGINT COMMENT '印刷された回答数(NULL: 印刷されていない)',
  valid_answers BIGINT COMMENT '印刷された回答数の合計(NULL: 一部の選択肢の回答数が印刷されていない)',
  responses BIGINT COMMENT '印刷された回答者数(NULL: 印刷されていない)',
  share DECIMAL(18, 4) COMMENT '割合(1=100%。印刷されたもの、なければ回答数から)',
  di DECIMAL(18, 4) COMMENT 'DI(ポイント。印刷されたもの、なければ回答数または割合から。NULL: DIの設問でない)',
  state STRING COMMENT 'SHOWN: 公開、SUPPRESSED: 少人数の保護、HAS_RESPONSES: 同じ調査回の回答がある',
  source_sheet STRING COMMENT '出典のシート',
  source_cell STRING COMMENT '出典のセル(NULL: この選択肢は印刷されていない)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '回答が提出されていない調査の集計表(公開しない)';

WITH figures AS (
  SELECT
    COALESCE(printed.federation_code, printed.body_code) AS family_code,
    filing.form_type,
    printed.*
  FROM core.fct_survey_printed AS printed
  INNER JOIN core.dim_filing AS filing ON printed.filing_code = filing.filing_code
  WHERE printed.is_current AND NOT printed.is_set_aside
),

responded AS (
  SELECT DISTINCT
    COALESCE(federation_code, body_code) AS family_code,
    body_code,
    questionnaire,
    fiscal_year,
    survey_round
  FROM core.fct_survey_statistic
  WHERE source = 'RESPONSES'
),

-- of a figure that is printed twice the first
cells AS (
  SELECT
    filing_code,
    question,
    option,
    breakdown_question,
    breakdown_option,
    MIN_BY(printed, figure_no) FILTER (WHERE measure = 'COUNT') AS answers,
    MIN_BY(printed, figure_no) FILTER (WHERE measure = 'SHARE') AS share,
    MIN_BY(printed, figure_no) FILTER (WHERE measure = 'ANSWERS') AS responses,
    MIN_BY(printed, figure_no) FILTER (WHERE measure = 'DI') AS di,
    MIN_BY(source_sheet, figure_no) AS source_sheet,
    MIN_BY(source_cell, figure_no) AS source_cell
  FROM figures
  GROUP BY filing_code, question, option, breakdown_question, breakdown_option
),

asked AS (
  SELECT DISTINCT
    family_code,
    filing_code,
    body_code,
    form_type,
    fiscal_year,
    questionnaire,
    survey_round,
    question,
    breakdown_question,
    breakdown_option
  FROM figures
  WHERE question IS NOT NULL
),

listed AS (
  SELECT
    asked.*,
    question.kind AS question_kind,
    option.option,
    option.sense,
    TRUE AS is_valid
  FROM asked
  INNER JOIN reference_questions AS question
    ON asked.questionnaire = question.questionnaire AND asked.question = question.question
  INNER JOIN reference_options AS option ON question.option_set = option.option_set
  WHERE option.is_no_answer IS NULL OR option.is_no_answer <> 'YES'
  UNION ALL
  SELECT
    asked.*,
    question.kind,
    'NO_ANSWER',
    NULL,
    FALSE
  FROM asked
  INNER JOIN reference_questions AS question
    ON asked.questionnaire = question.questionnaire AND asked.question = question.question
),

valued AS (
  SELECT
    listed.*,
    CAST(cell.answers AS BIGINT) AS answers,
    cell.share / 100 AS printed_share,
    CAST(total.responses AS BIGINT) AS responses,
    CAST(
      COALESCE(total.responses, IF(listed.breakdown_question IS NULL, whole.responses, NULL)) AS BIGINT
    ) AS base,
    total.di AS printed_di,
    COALESCE(cell.source_sheet, total.source_sheet) AS source_sheet,
    cell.source_cell
  FROM listed
  LEFT JOIN cells AS cell
    ON
      listed.filing_code = cell.filing_code
      AND listed.question = cell.question
      AND listed.option = cell.option
      AND listed.breakdown_question <=> cell.breakdown_question
      AND listed.breakdown_option <=> cell.breakdown_option
  LEFT JOIN cells AS total
    ON
      listed.filing_code = total.filing_code
      AND listed.question = total.question
      AND total.option IS NULL
      AND listed.breakdown_question <=> total.breakdown_question
      AND listed.breakdown_option <=> total.breakdown_option
  LEFT JOIN cells AS whole
    ON
      listed.filing_code = whole.filing_code
      AND whole.question IS NULL
      AND whole.option IS NULL
      AND whole.breakdown_question IS NULL
),

counted AS (
  SELECT
    valued.*,
    IF(MIN(NOT is_valid OR answers IS NOT NULL) OVER part, SUM(IF(is_valid, answers, 0)) OVER part, NULL)
      AS valid_answers,
    MIN(NOT is_valid OR printed_share IS NOT NULL) OVER part AS has_every_share
  FROM valued
  WINDOW part AS (PARTITION BY filing_code, question, breakdown_question, breakdown_option)
),

shared AS (
  SELECT
    counted.* EXCEPT (base),
    COALESCE(valid_answers, base) AS base,
    COALESCE(printed_share, IF(is_valid, answers / NULLIF(valid_answers, 0), NULL)) AS share,
    COALESCE(
      answers,
      CAST(ROUND(printed_share * COALESCE(valid_answers, base)) AS BIGINT)
    ) AS implied
  FROM counted
),

indexed AS (
  SELECT
    shared.*,
    IF(
      MAX(sense IS NOT NULL) OVER part,
      COALESCE(
        printed_di,
        100 * SUM(CASE sense WHEN 'BETTER' THEN answers WHEN 'WORSE' THEN -answers ELSE 0 END) OVER part
        / NULLIF(valid_answers, 0),
        IF(
          MIN(COALESCE(sense, 'SAME') = 'SAME' OR share IS NOT NULL) OVER part,
          100 * SUM(CASE sense WHEN 'BETTER' THEN share WHEN 'WORSE' THEN -share ELSE 0 END) OVER part,
          NULL
        )
      ),
      NULL
    ) AS di,
    base - SUM(IF(is_valid, implied, 0)) OVER part AS not_printed,
    MIN(NOT is_valid OR implied IS NOT NULL) OVER part AS has_every_count
  FROM shared
  WINDOW part AS (PARTITION BY filing_code, question, breakdown_question, breakdown_option)
),

-- what all parts of a breakdown leave of the whole, and all chambers of their federation
rested AS (
  SELECT
    part.*,
    questionnaire.minimum_count,
    IF(
      part.breakdown_question IS NULL,
      NULL,
      whole.implied - SUM(part.implied) OVER parts
    ) AS rest,
    IF(
      part.breakdown_question IS NULL,
      NULL,
      whole.base - SUM(part.base) OVER parts
    ) AS rest_of_base
  FROM indexed AS part
  INNER JOIN reference_questionnaires AS questionnaire ON part.questionnaire = questionnaire.questionnaire
  LEFT JOIN indexed AS whole
    ON
      part.filing_code = whole.filing_code
      AND part.question = whole.question
      AND part.option = whole.option
      AND whole.breakdown_question IS NULL
  WINDOW parts AS (PARTITION BY part.filing_code, part.question, part.option, part.breakdown_question)
),

judged AS (
  SELECT
    rested.*,
    MAX(
      base IS NULL
      OR base < minimum_count
      OR is_valid AND COALESCE(implied BETWEEN 1 AND minimum_count - 1 OR implied = base, FALSE)
      OR NOT has_every_count AND not_printed BETWEEN 1 AND minimum_count - 1
      OR COALESCE(ABS(di) >= 100, FALSE)
      OR is_valid AND COALESCE(rest BETWEEN 1 AND minimum_count - 1, FALSE)
      OR COALESCE(rest_of_base BETWEEN 1 AND minimum_count - 1, FALSE)
    ) OVER (PARTITION BY filing_code, question, breakdown_question) AS is_of_few
  FROM rested
),

chambers AS (
  SELECT
    family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    question,
    option,
    breakdown_question,
    breakdown_option,
    SUM(implied) AS implied,
    SUM(base) AS base
  FROM judged
  WHERE NOT is_of_few AND body_code <> family_code
  GROUP BY ALL
),

compared AS (
  SELECT
    judged.*,
    MAX(
      judged.body_code = judged.family_code
      AND (
        COALESCE(judged.implied - chambers.implied BETWEEN 1 AND judged.minimum_count - 1, FALSE)
        OR COALESCE(judged.base - chambers.base BETWEEN 1 AND judged.minimum_count - 1, FALSE)
      )
    ) OVER (PARTITION BY judged.filing_code, judged.question, judged.breakdown_question) AS leaves_few
  FROM judged
  LEFT JOIN chambers
    ON
      judged.family_code = chambers.family_code
      AND judged.questionnaire = chambers.questionnaire
      AND judged.fiscal_year = chambers.fiscal_year
      AND judged.survey_round = chambers.survey_round
      AND judged.question = chambers.question
      AND judged.option = chambers.option
      AND judged.breakdown_question <=> chambers.breakdown_question
      AND judged.breakdown_option <=> chambers.breakdown_option
),

beside AS (
  SELECT
    family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    COLLECT_SET(body_code) AS bodies
  FROM responded
  GROUP BY family_code, questionnaire, fiscal_year, survey_round
)

SELECT
  compared.filing_code,
  compared.body_code,
  compared.form_type,
  compared.fiscal_year,
  compared.questionnaire,
  compared.survey_round,
  compared.question,
  compared.question_kind,
  compared.option,
  compared.is_valid,
  compared.breakdown_question,
  compared.breakdown_option,
  compared.answers,
  compared.valid_answers,
  compared.responses,
  CAST(ROUND(compared.share, 4) AS DECIMAL(18, 4)) AS share,
  CAST(ROUND(compared.di, 4) AS DECIMAL(18, 4)) AS di,
  CASE
    WHEN ARRAY_CONTAINS(beside.bodies, compared.body_code) THEN 'HAS_RESPONSES'
    WHEN compared.body_code = compared.family_code AND beside.bodies IS NOT NULL THEN 'SUPPRESSED'
    WHEN compared.is_of_few OR compared.leaves_few THEN 'SUPPRESSED'
    ELSE 'SHOWN'
  END AS state,
  compared.source_sheet,
  compared.source_cell
FROM compared
LEFT JOIN beside
  ON
    compared.family_code = beside.family_code
    AND compared.questionnaire = beside.questionnaire
    AND compared.fiscal_year = beside.fiscal_year
    AND compared.survey_round = beside.survey_round
WHERE compared.is_valid OR compared.answers IS NOT NULL OR compared.share IS NOT NULL
