SET threads = 2;
SET memory_limit = '2GB';
CREATE TABLE options AS SELECT * FROM read_csv('OPTIONS', header = true, all_varchar = true);
CREATE TABLE questions AS SELECT * FROM read_csv('QUESTIONS', header = true, all_varchar = true);
CREATE TABLE responses AS SELECT * FROM read_csv('INPUT', header = true, all_varchar = true);
CREATE TABLE cells AS
  SELECT question.question, question.kind, question.option_set, cell.answer, district, industry, size
  FROM (
    FROM (SELECT *, "立地の地区" AS district, "主たる業種" AS industry, "常時の従業員" AS size FROM responses)
    UNPIVOT INCLUDE NULLS (
      answer FOR text IN (COLUMNS(* EXCLUDE ("回答の通番", "ひとこと", district, industry, size))))) AS cell
  INNER JOIN questions AS question ON cell.text = question.text;
CREATE TABLE answers AS
  SELECT question, kind, option_set, answer, district, industry, size, 1 AS weight
  FROM cells WHERE kind <> 'MULTIPLE' OR answer IS NULL
  UNION ALL
  SELECT question, kind, option_set, UNNEST(STRING_SPLIT(answer, '、')), district, industry, size, 0
  FROM cells WHERE kind = 'MULTIPLE' AND answer IS NOT NULL;
CREATE TABLE counts AS
  SELECT question, ANY_VALUE(option_set) AS option_set, ANY_VALUE(kind) AS kind, answer,
    CASE WHEN GROUPING(district) = 0 THEN 'district' WHEN GROUPING(industry) = 0 THEN 'industry'
      WHEN GROUPING(size) = 0 THEN 'size' END AS breakdown_question,
    COALESCE(district, industry, size) AS breakdown, COUNT(*) AS answers,
    SUM(TRY_CAST(answer AS DECIMAL(18, 4))) AS amount
  FROM answers
  GROUP BY GROUPING SETS ((question, answer), (question, answer, district), (question, answer, industry),
    (question, answer, size));
CREATE TABLE coded AS
  SELECT counts.question,
    CASE WHEN answer IS NULL THEN 'NO_ANSWER' WHEN counts.kind = 'NUMERIC' THEN 'NUMBER' ELSE option.option END AS option,
    breakdown_question, part.option AS breakdown_option, SUM(answers) AS answers, SUM(amount) AS amount,
    ANY_VALUE(option.score) AS score, ANY_VALUE(option.top_box) AS top_box
  FROM counts
  LEFT JOIN options AS option ON counts.option_set = option.option_set AND counts.answer = option.label
  LEFT JOIN questions AS split ON split.question = counts.breakdown_question
  LEFT JOIN options AS part ON split.option_set = part.option_set AND counts.breakdown = part.label
  WHERE breakdown_question IS NULL OR breakdown_question <> counts.question
  GROUP BY ALL;
CREATE TABLE groups AS
  SELECT question, breakdown_question, breakdown_option, SUM(answers) FILTER (option <> 'NO_ANSWER') AS valid,
    SUM(answers) FILTER (top_box = 'YES') AS top_box, SUM(answers * CAST(score AS DECIMAL(18, 4))) AS scores
  FROM coded GROUP BY ALL;
CREATE TABLE statistics AS
  SELECT coded.*, coded.answers / valid AS share, groups.top_box / valid AS top_box_share, scores / valid AS mean,
    (share + 1.9208 / valid - 1.96 * SQRT(share * (1 - share) / valid + 0.9604 / valid / valid)) / (1 + 3.8416 / valid) AS low,
    (share + 1.9208 / valid + 1.96 * SQRT(share * (1 - share) / valid + 0.9604 / valid / valid)) / (1 + 3.8416 / valid) AS high
  FROM coded INNER JOIN groups
    ON coded.question = groups.question AND coded.breakdown_question IS NOT DISTINCT FROM groups.breakdown_question
    AND coded.breakdown_option IS NOT DISTINCT FROM groups.breakdown_option;
COPY (SELECT question, option, COALESCE(breakdown_question, ''), COALESCE(breakdown_option, ''), answers FROM statistics)
  TO 'RESULT' (HEADER);
