-- mart.target_difficulty
--
-- Grain    one row per body, fiscal year and indicator with a target
-- Reads    core.dim_body, core.dim_fiscal_year, core.dim_indicator, core.fct_indicator_result
-- Driver   core.fct_indicator_result
-- Parts    local
-- Serves   was it hard: targets far above or below what was reached before, and far from the actual
--
-- Years are compared within one plan and under one name only: a place in the next plan is another
-- indicator, and so is one whose number was given to another. Amounts are in the unit of the year's form.
-- Uplift is measured in the good direction, so that it is positive where the target asks for more; of a
-- target that is no amount of one year there is none.

CREATE TABLE mart.target_difficulty (
  fiscal_year INT COMMENT '年度(開始年)',
  fiscal_year_label STRING COMMENT '年度の表記',
  fiscal_year_start DATE COMMENT '年度の初日',
  federation_code STRING COMMENT '連合会の団体コード',
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  indicator_code STRING COMMENT '指標コード',
  indicator_name STRING COMMENT '指標の名称',
  concept_code STRING COMMENT '共通概念コード',
  direction STRING COMMENT '良い方向',
  baseline DECIMAL(18, 4) COMMENT '基準値',
  last_year_actual DECIMAL(18, 4) COMMENT '前年度の実績(同じ計画の中)',
  target DECIMAL(18, 4) COMMENT '様式の目標(登録された訂正を反映)',
  target_qualifier STRING COMMENT '目標の限定(RELATIVE: 前年比などの割合、OVER_PERIOD: 計画期間の合計、RANGE: 範囲の下限。この三つでは伸びを計算しない)',
  actual DECIMAL(18, 4) COMMENT '実績(目標を共有するときは合計)',
  achievement STRING COMMENT '達成区分',
  achievement_rate DECIMAL(18, 4) COMMENT '達成率(1=100%)',
  uplift_over_baseline DECIMAL(18, 4) COMMENT '基準値に対する目標の伸び(良い方向を正とする割合。NULL: 基準値がないか0)',
  uplift_over_last_year DECIMAL(18, 4) COMMENT '前年度の実績に対する目標の伸び(良い方向を正とする割合)',
  years_far_above INT COMMENT 'この年度まで続けて達成率が1.2以上だった年数',
  habitually_exceeded BOOLEAN COMMENT '3年以上続けて達成率が1.2以上か',
  trivially_met BOOLEAN COMMENT '努力なしに達成か(多いほど良い指標の目標が0、または目標が前年度の実績より楽で達成)',
  far_apart BOOLEAN COMMENT '目標と実績が大きく離れているか(達成率が2以上または0.5以下)'
)
USING iceberg
COMMENT '目標の難しさと、努力の一貫性(団体・年度・指標ごとに1行)';

WITH named AS (
  SELECT
    result.* EXCEPT (unit),
    COALESCE(result.unit, result.registered_unit) AS unit,
    COALESCE(result.printed_indicator_name, indicator.indicator_name) AS indicator_name
  FROM core.fct_indicator_result AS result
  INNER JOIN core.dim_indicator AS indicator ON result.indicator_code = indicator.indicator_code
  WHERE result.is_current AND result.row_role = 'INDICATOR'
),

results AS (
  SELECT
    named.*,
    CAST(
      in_unit(LAG(named.judged_actual) OVER years, LAG(named.unit) OVER years, named.unit) AS DECIMAL(18, 4)
    ) AS actual_before,
    LAG(named.fiscal_year) OVER years AS year_before,
    IF(named.judged_direction = 'LOWER', -1, 1) AS sign,
    COALESCE(named.achievement_rate >= 1.2, FALSE) AS far_above,
    IF(
      COALESCE(named.target_qualifier, 'NONE') IN ('RELATIVE', 'OVER_PERIOD', 'RANGE'), NULL, named.target
    ) AS target_of_year
  FROM named
  WINDOW years AS (
    PARTITION BY named.indicator_code, plain_name(named.indicator_name)
    ORDER BY named.fiscal_year
  )
),

runs AS (
  SELECT
    results.*,
    IF(year_before = fiscal_year - 1, actual_before, NULL) AS last_year_actual,
    fiscal_year - ROW_NUMBER() OVER (
      PARTITION BY indicator_code, plain_name(indicator_name), far_above ORDER BY fiscal_year
    ) AS run
  FROM results
),

counted AS (
  SELECT
    runs.*,
    IF(
      far_above,
      ROW_NUMBER() OVER (
        PARTITION BY indicator_code, plain_name(indicator_name), far_above, run ORDER BY fiscal_year
      ),
      0
    ) AS years_far_above
  FROM runs
)

SELECT
  counted.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  body.federation_code,
  counted.body_code,
  body.body_name,
  counted.indicator_code,
  counted.indicator_name,
  counted.concept_code,
  counted.judged_direction AS direction,
  counted.baseline,
  counted.last_year_actual,
  counted.target,
  COALESCE(counted.target_qualifier, 'NONE') AS target_qualifier,
  counted.judged_actual AS actual,
  counted.achievement,
  counted.achievement_rate,
  CAST(
    ROUND(counted.sign * (counted.target_of_year - counted.baseline) / NULLIF(ABS(counted.baseline), 0), 4)
    AS DECIMAL(18, 4)
  ) AS uplift_over_baseline,
  CAST(
    ROUND(
      counted.sign * (counted.target_of_year - counted.last_year_actual) / NULLIF(ABS(counted.last_year_actual), 0),
      4
    )
    AS DECIMAL(18, 4)
  ) AS uplift_over_last_year,
  counted.years_far_above,
  counted.years_far_above >= 3 AS habitually_exceeded,
  counted.achievement = 'MET'
  AND (
    (counted.judged_direction = 'HIGHER' AND COALESCE(counted.target_of_year = 0, FALSE))
    OR COALESCE(counted.sign * (counted.target_of_year - counted.last_year_actual) < 0, FALSE)
  ) AS trivially_met,
  COALESCE(counted.achievement_rate >= 2 OR counted.achievement_rate <= 0.5, FALSE) AS far_apart
FROM counted
INNER JOIN core.dim_body AS body ON counted.body_sk = body.body_sk
INNER JOIN core.dim_fiscal_year AS year ON counted.fiscal_year = year.fiscal_year
WHERE counted.target_kind = 'MEASURED'
