-- mart.business_conditions
--
-- Grain    one row per body, survey round, industry and question
-- Reads    core.dim_body, core.dim_filing, core.dim_fiscal_year, core.fct_survey_statistic,
--          core.fct_survey_suppression, core.fct_survey_table, reference/options.csv,
--          reference/questions.csv
-- Driver   core.dim_filing where questionnaire IS NOT NULL
-- Parts    local by body_code
-- Serves   how business goes: the diffusion index by industry and question, with its base
--
-- di is the share of better minus that of worse, in points, from counts and not from rounded shares. Of
-- chambers together it is over their answers, so that a chamber weighs as much as it has answers. A
-- row is suppressed where better, worse or the valid answers are in mart.survey_result. Where a body has
-- filed a printed table and no responses of the round, its shares and index stand as printed, the index
-- unless these or its counts contradict it.

CREATE TABLE mart.business_conditions (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  source STRING COMMENT 'RESPONSES: その団体の回答、CHAMBERS: 構成商工会の回答の合計、PRINTED: 印刷された集計表(回答の提出がない調査回)',
  chambers INT COMMENT '合計した商工会の数',
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '年度の初日',
  period STRING COMMENT '調査回(2024Q2)',
  period_start DATE COMMENT '調査回の四半期の初日(四半期でない調査回では年度の初日)',
  questionnaire STRING COMMENT '調査票コード',
  industry STRING COMMENT '業種(NULL: 全業種)',
  question STRING COMMENT '設問(業況、売上高など)',
  question_code STRING COMMENT '設問コード',
  base STRING COMMENT '比べる相手(前年同期比、来期見通しなど)',
  answers BIGINT COMMENT '有効回答数(PRINTEDでは印刷された回答者数。NULL: 秘匿、または印刷されていない)',
  no_answers BIGINT COMMENT '無回答の数(NULL: 秘匿)',
  better_share DECIMAL(18, 4) COMMENT '好転・増加の割合(1=100%)',
  same_share DECIMAL(18, 4) COMMENT '不変の割合(1=100%)',
  worse_share DECIMAL(18, 4) COMMENT '悪化・減少の割合(1=100%)',
  di DECIMAL(18, 4) COMMENT 'DI(好転の割合-悪化の割合。ポイント、丸める前の割合から)',
  last_di DECIMAL(18, 4) COMMENT '前回のDI',
  di_change DECIMAL(18, 4) COMMENT '前回からの変化(ポイント)',
  last_period STRING COMMENT '前回の調査回',
  suppressed BOOLEAN COMMENT '秘匿したか',
  suppressed_reason STRING COMMENT '秘匿の理由(DISCLOSURE: 少人数の保護。NULL: 秘匿していない)',
  filing_code STRING COMMENT '提出物コード(合計ではNULL)',
  source_file STRING COMMENT '出典のファイル(合計ではNULL)',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '景況(団体・調査回・業種・設問ごとに1行)';

WITH cells AS (
  SELECT
    statistic.body_code,
    statistic.source,
    statistic.chambers,
    statistic.questionnaire,
    statistic.fiscal_year,
    statistic.survey_round,
    statistic.question,
    statistic.breakdown_question,
    statistic.breakdown_option,
    statistic.filing_code,
    MAX(statistic.valid_answers) AS valid_answers,
    MAX(statistic.no_answers) AS no_answers,
    MAX(statistic.better_answers) AS better_answers,
    MAX(statistic.worse_answers) AS worse_answers,
    NOT MIN(suppression.is_di_shown) AS suppressed,
    MAX(suppression.is_valid_shown) AS is_valid_shown,
    MAX(statistic.option = 'NO_ANSWER' AND suppression.is_answers_shown) AS is_no_answer_shown
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
  WHERE
    statistic.better_answers IS NOT NULL
    AND (statistic.breakdown_question IS NULL OR statistic.breakdown_question = 'industry')
  GROUP BY ALL
),

shared AS (
  SELECT
    body_code,
    source,
    chambers,
    questionnaire,
    fiscal_year,
    survey_round,
    question,
    breakdown_question,
    breakdown_option,
    filing_code,
    IF(is_valid_shown, valid_answers, NULL) AS answers,
    IF(is_no_answer_shown, no_answers, NULL) AS no_answers,
    IF(suppressed, NULL, better_answers / NULLIF(valid_answers, 0)) AS better_share,
    IF(suppressed, NULL, 1 - (better_answers + worse_answers) / NULLIF(valid_answers, 0)) AS same_share,
    IF(suppressed, NULL, worse_answers / NULLIF(valid_answers, 0)) AS worse_share,
    IF(suppressed, NULL, 100 * (better_answers - worse_answers) / NULLIF(valid_answers, 0)) AS di,
    suppressed
  FROM cells
  UNION ALL
  SELECT
    figure.body_code,
    'PRINTED',
    NULL,
    figure.questionnaire,
    figure.fiscal_year,
    figure.survey_round,
    figure.question,
    figure.breakdown_question,
    figure.breakdown_option,
    figure.filing_code,
    MAX(IF(figure.state = 'SHOWN', COALESCE(figure.valid_answers, figure.responses), NULL)),
    MAX(IF(figure.state = 'SHOWN' AND figure.option = 'NO_ANSWER', figure.answers, NULL)),
    IF(
      COUNT_IF(option.sense = 'BETTER') = COUNT(IF(option.sense = 'BETTER', figure.share, NULL)),
      SUM(IF(figure.state = 'SHOWN' AND option.sense = 'BETTER', figure.share, NULL)),
      NULL
    ),
    IF(
      COUNT_IF(option.sense = 'SAME') = COUNT(IF(option.sense = 'SAME', figure.share, NULL)),
      SUM(IF(figure.state = 'SHOWN' AND option.sense = 'SAME', figure.share, NULL)),
      NULL
    ),
    IF(
      COUNT_IF(option.sense = 'WORSE') = COUNT(IF(option.sense = 'WORSE', figure.share, NULL)),
      SUM(IF(figure.state = 'SHOWN' AND option.sense = 'WORSE', figure.share, NULL)),
      NULL
    ),
    MAX(IF(figure.state = 'SHOWN', figure.di, NULL)),
    MAX(figure.state <> 'SHOWN')
  FROM core.fct_survey_table AS figure
  INNER JOIN reference_questions AS question
    ON figure.questionnaire = question.questionnaire AND figure.question = question.question
  LEFT JOIN reference_options AS option
    ON question.option_set = option.option_set AND figure.option = option.option
  WHERE
    figure.state <> 'HAS_RESPONSES'
    AND (figure.breakdown_question IS NULL OR figure.breakdown_question = 'industry')
  GROUP BY
    figure.body_code,
    figure.questionnaire,
    figure.fiscal_year,
    figure.survey_round,
    figure.question,
    figure.breakdown_question,
    figure.breakdown_option,
    figure.filing_code
  HAVING MAX(option.sense) IS NOT NULL
),

compared AS (
  SELECT
    shared.*,
    LAG(di) OVER asked AS last_di,
    LAG(survey_round) OVER asked AS last_survey_round
  FROM shared
  WINDOW asked AS (
    PARTITION BY body_code, source, questionnaire, question, breakdown_option ORDER BY fiscal_year, survey_round
  )
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
  compared.body_code,
  names.body_name,
  compared.source,
  compared.chambers,
  compared.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  compared.survey_round AS period,
  COALESCE(
    ADD_MONTHS(year.start_date, 3 * TRY_CAST(REGEXP_EXTRACT(compared.survey_round, 'Q([1-4])$', 1) AS INT) - 3),
    year.start_date
  ) AS period_start,
  compared.questionnaire,
  CASE compared.breakdown_option
    WHEN 'NO_ANSWER' THEN '無回答'
    WHEN 'SET_ASIDE' THEN '保留'
    ELSE industry.label
  END AS industry,
  question.text AS question,
  compared.question AS question_code,
  question.base,
  compared.answers,
  compared.no_answers,
  CAST(ROUND(compared.better_share, 4) AS DECIMAL(18, 4)) AS better_share,
  CAST(ROUND(compared.same_share, 4) AS DECIMAL(18, 4)) AS same_share,
  CAST(ROUND(compared.worse_share, 4) AS DECIMAL(18, 4)) AS worse_share,
  CAST(ROUND(compared.di, 4) AS DECIMAL(18, 4)) AS di,
  CAST(ROUND(compared.last_di, 4) AS DECIMAL(18, 4)) AS last_di,
  CAST(ROUND(compared.di - compared.last_di, 4) AS DECIMAL(18, 4)) AS di_change,
  compared.last_survey_round AS last_period,
  compared.suppressed,
  IF(compared.suppressed, 'DISCLOSURE', NULL) AS suppressed_reason,
  compared.filing_code,
  filing.file_name AS source_file
FROM compared
INNER JOIN names ON compared.body_code = names.body_code AND compared.fiscal_year = names.fiscal_year
INNER JOIN core.dim_fiscal_year AS year ON compared.fiscal_year = year.fiscal_year
INNER JOIN reference_questions AS question
  ON compared.questionnaire = question.questionnaire AND compared.question = question.question
LEFT JOIN reference_questions AS broken_down
  ON compared.questionnaire = broken_down.questionnaire AND compared.breakdown_question = broken_down.question
LEFT JOIN reference_options AS industry
  ON broken_down.option_set = industry.option_set AND compared.breakdown_option = industry.option
LEFT JOIN core.dim_filing AS filing ON compared.filing_code = filing.filing_code
