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
-- also from printed shares. A printed index that these contradict, or over 100, is no index: 333 is a 33.3
-- without its point. An option that counts as no answer (わからない) is in NO_ANSWER, as in responses.
--
-- A question is shown in the marts where its table leaves no doubt: every option has a count, or a share of
-- a number of answers printed in its row that gives whole people; one sheet prints it, and no figure of it
-- twice with two values; no part has few answers, all the same answer, or a count that is small or may be by
-- its rounded share; and the parts of each breakdown add to the whole, if there is one, exactly. A question
-- with several answers is not shown: nobody can tell ticks from people.
--
-- Whoever else speaks of the same people could be subtracted: a round whose responses the body has filed is
-- told by these (HAS_RESPONSES), a federation's table is not shown beside anything of its chambers, and a
-- chamber's not beside responses of its federation.

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
  di DECIMAL(18, 4) COMMENT 'DI(ポイント。印刷されたもの、なければ、またはこれらと合わなければ回答数または割合から。NULL: DIの設問でない)',
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
    printed.*,
    IF(option.is_no_answer = 'YES', 'NO_ANSWER', printed.option) AS listed_option,
    printed.option IS NULL OR printed.option = 'NO_ANSWER' OR option.option IS NOT NULL AS is_listed
  FROM core.fct_survey_printed AS printed
  INNER JOIN core.dim_filing AS filing ON printed.filing_code = filing.filing_code
  LEFT JOIN reference_questions AS question
    ON printed.questionnaire = question.questionnaire AND printed.question = question.question
  LEFT JOIN reference_options AS option ON question.option_set = option.option_set AND printed.option = option.option
  WHERE printed.is_current AND NOT printed.is_set_aside
),

responded AS (
  SELECT DISTINCT body_code, questionnaire, fiscal_year, survey_round
  FROM core.fct_survey_statistic
  WHERE source = 'RESPONSES'
),

-- who speaks of a round, and in which family
speakers AS (
  SELECT
    family_code,
    questionnaire,
    fiscal_year,
    survey_round,
    MAX(body_code = family_code AND is_response) AS has_federations_responses,
    MAX(body_code <> family_code) AS has_chambers
  FROM (
    SELECT family_code, body_code, questionnaire, fiscal_year, survey_round, FALSE AS is_response
    FROM figures
    UNION ALL
    SELECT COALESCE(federation_code, body_code), body_code, questionnaire, fiscal_year, survey_round, TRUE
    FROM core.fct_survey_statistic
    WHERE source = 'RESPONSES'
  )
  GROUP BY family_code, questionnaire, fiscal_year, survey_round
),

-- blocks for several industries print the same question twice: which figure is whose, nobody can tell
prints AS (
  SELECT
    filing_code,
    question,
    option,
    listed_option,
    breakdown_question,
    breakdown_option,
    measure,
    MIN(figure_no) AS figure_no,
    MIN_BY(printed, figure_no) AS amount,
    MIN_BY(decimals, figure_no) AS decimals,
    MIN_BY(source_sheet, figure_no) AS source_sheet,
    MIN_BY(source_cell, figure_no) AS source_cell,
    COUNT(DISTINCT printed) > 1 OR COUNT(DISTINCT source_sheet) > 1 OR NOT MIN(is_listed) AS is_unclear
  FROM figures
  GROUP BY filing_code, question, option, listed_option, breakdown_question, breakdown_option, measure
),

cells AS (
  SELECT
    filing_code,
    question,
    listed_option AS option,
    breakdown_question,
    breakdown_option,
    SUM(amount) FILTER (WHERE measure = 'COUNT') AS answers,
    SUM(amount) FILTER (WHERE measure = 'SHARE') AS share,
    SUM(0.5 / POWER(10, decimals + 2)) FILTER (WHERE measure = 'SHARE') AS rounding,
    MAX(amount) FILTER (WHERE measure = 'ANSWERS') AS responses,
    MAX(amount) FILTER (WHERE measure = 'DI') AS di,
    MAX(decimals) FILTER (WHERE measure = 'DI') AS di_decimals,
    MIN_BY(source_sheet, figure_no) AS source_sheet,
    MIN_BY(source_cell, figure_no) AS source_cell
  FROM prints
  GROUP BY filing_code, question, listed_option, breakdown_question, breakdown_option
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
    cell.rounding,
    CAST(total.responses AS BIGINT) AS responses,
    total.di AS printed_di,
    total.di_decimals,
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
),

counted AS (
  SELECT
    valued.*,
    IF(
      question_kind <> 'MULTIPLE' AND MIN(NOT is_valid OR answers IS NOT NULL) OVER part,
      SUM(IF(is_valid, answers, 0)) OVER part,
      NULL
    ) AS valid_answers,
    COALESCE(SUM(IF(is_valid, printed_share, NULL)) OVER part, 0) AS valid_share
  FROM valued
  WINDOW part AS (PARTITION BY filing_code, question, breakdown_question, breakdown_option)
),

-- implied: how many people an option has, by its count or by its share of the answers
shared AS (
  SELECT
    counted.*,
    COALESCE(responses, valid_answers) AS base,
    COALESCE(printed_share, IF(is_valid, answers / NULLIF(valid_answers, 0), NULL)) AS share,
    COALESCE(answers, CAST(ROUND(printed_share * COALESCE(responses, valid_answers)) AS BIGINT)) AS implied
  FROM counted
),

balanced AS (
  SELECT
    shared.*,
    SUM(IF(is_valid, implied, 0)) OVER part AS valid_implied,
    100 * SUM(CASE sense WHEN 'BETTER' THEN answers WHEN 'WORSE' THEN -answers ELSE 0 END) OVER part
    / NULLIF(valid_answers, 0) AS di_of_answers,
    IF(
      MIN(NOT is_valid OR share IS NOT NULL) OVER part,
      100 * SUM(CASE sense WHEN 'BETTER' THEN share WHEN 'WORSE' THEN -share ELSE 0 END) OVER part,
      NULL
    ) AS di_of_all,
    MAX(sense IS NOT NULL) OVER part AS has_di,
    -- print takes the difference of rounded shares
    GREATEST(
      100 * SUM(IF(sense IN ('BETTER', 'WORSE'), rounding, NULL)) OVER part,
      0.5 * COUNT_IF(sense IN ('BETTER', 'WORSE')) OVER part / POWER(10, di_decimals)
    ) + 1e-9 AS di_off_by
  FROM shared
  WINDOW part AS (PARTITION BY filing_code, question, breakdown_question, breakdown_option)
),

-- print may take the shares of all, also of those who did not answer
indexed AS (
  SELECT
    balanced.*,
    IF(
      has_di,
      COALESCE(
        IF(
          ABS(printed_di) <= 100
          AND COALESCE(
            ABS(printed_di - di_of_answers) <= di_off_by,
            ABS(printed_di - di_of_all) <= di_off_by
            OR ABS(printed_di - di_of_all / NULLIF(valid_share, 0)) <= di_off_by / NULLIF(valid_share, 0),
            di_of_answers IS NULL AND di_of_all IS NULL
          ),
          printed_di,
          NULL
        ),
        di_of_answers,
        di_of_all / NULLIF(valid_share, 0)
      ),
      NULL
    ) AS di
  FROM balanced
),

-- what all parts of a breakdown leave of the whole
rested AS (
  SELECT
    part.*,
    questionnaire.minimum_count,
    whole.implied - SUM(part.implied) OVER parts AS rest,
    whole.base - SUM(part.base) OVER parts AS rest_of_base,
    part.is_valid AND (whole.implied IS NULL OR whole.base IS NULL) AS has_no_whole,
    -- the fewest and most people that a rounded share may be
    CEIL(part.base * (part.printed_share - part.rounding) - 1e-9) AS fewest,
    FLOOR(part.base * (part.printed_share + part.rounding) + 1e-9) AS most
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

doubted AS (
  SELECT
    filing_code,
    question,
    breakdown_question,
    MAX(
      question_kind = 'MULTIPLE'
      OR base IS NULL
      OR is_valid AND implied IS NULL
      OR base < minimum_count
      OR valid_implied < minimum_count
      OR valid_implied > base
      OR is_valid AND (implied < 0 OR implied BETWEEN 1 AND minimum_count - 1 OR implied IN (base, valid_implied))
      OR answers IS NULL AND COALESCE(fewest > most, FALSE)
      OR answers IS NULL AND COALESCE(implied BETWEEN 1 AND minimum_count - 1, FALSE)
      OR is_valid AND answers IS NULL AND COALESCE(GREATEST(fewest, 1) <= LEAST(most, minimum_count - 1), FALSE)
      OR COALESCE(
        ABS(printed_share - answers / NULLIF(base, 0)) > rounding + 1e-9
        AND ABS(printed_share - answers / NULLIF(valid_implied, 0)) > rounding + 1e-9,
        FALSE
      )
      OR breakdown_question IS NOT NULL AND is_valid AND COALESCE(rest <> 0 OR rest_of_base <> 0, FALSE)
    ) AS is_doubtful,
    MAX(has_no_whole) AS has_no_whole
  FROM rested
  GROUP BY filing_code, question, breakdown_question
),

-- without a whole the parts of two breakdowns would tell what each leaves out
told AS (
  SELECT
    doubted.filing_code,
    doubted.question,
    doubted.breakdown_question,
    doubted.is_doubtful
    OR doubted.has_no_whole
    AND COUNT(doubted.breakdown_question) OVER (PARTITION BY doubted.filing_code, doubted.question) > 1
    OR unclear.is_unclear AS is_withheld
  FROM doubted
  INNER JOIN (
    SELECT filing_code, question, MAX(is_unclear) OR COUNT(DISTINCT source_sheet) > 1 AS is_unclear
    FROM prints
    WHERE question IS NOT NULL
    GROUP BY filing_code, question
  ) AS unclear
    ON doubted.filing_code = unclear.filing_code AND doubted.question = unclear.question
),

compared AS (
  SELECT
    indexed.*,
    CASE
      WHEN responded.body_code IS NOT NULL THEN 'HAS_RESPONSES'
      WHEN
        told.is_withheld
        OR indexed.body_code = indexed.family_code AND speakers.has_chambers
        OR indexed.body_code <> indexed.family_code AND speakers.has_federations_responses
        THEN 'SUPPRESSED'
      ELSE 'SHOWN'
    END AS state
  FROM indexed
  INNER JOIN told
    ON
      indexed.filing_code = told.filing_code
      AND indexed.question = told.question
      AND indexed.breakdown_question <=> told.breakdown_question
  INNER JOIN speakers
    ON
      indexed.family_code = speakers.family_code
      AND indexed.questionnaire = speakers.questionnaire
      AND indexed.fiscal_year = speakers.fiscal_year
      AND indexed.survey_round = speakers.survey_round
  LEFT JOIN responded
    ON
      indexed.body_code = responded.body_code
      AND indexed.questionnaire = responded.questionnaire
      AND indexed.fiscal_year = responded.fiscal_year
      AND indexed.survey_round = responded.survey_round
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
  CAST(ROUND(IF(ABS(compared.di) <= 100, compared.di, NULL), 4) AS DECIMAL(18, 4)) AS di,
  compared.state,
  compared.source_sheet,
  compared.source_cell
FROM compared
WHERE compared.is_valid OR compared.answers IS NOT NULL OR compared.share IS NOT NULL
