-- mart.figure_change
--
-- Grain    one row per figure of a filing that differs from the filing it supersedes
-- Reads    core.dim_filing, core.dim_fiscal_year, staging.observation
-- Driver   core.dim_filing where supersedes IS NOT NULL
-- Parts    local by body_code
-- Serves   what a corrected form has changed, from what to what; the summary of ./tassei run
--
-- A figure is the same figure where it stands in the same place of the programme; its spelling, and
-- the cell it stands in, may differ. Figures that a problem has set aside read 保留.

CREATE TABLE mart.figure_change (
  body_code STRING COMMENT '団体コード',
  body_name STRING COMMENT 'その年度の団体の正式名称',
  form_type STRING COMMENT '様式の種類',
  fiscal_year INT COMMENT '提出物の年度(開始年)',
  fiscal_year_label STRING COMMENT '提出物の年度の表記(令和6年度)',
  fiscal_year_start DATE COMMENT '提出物の年度の初日',
  indicator_code STRING COMMENT '指標コード(NULL: 指標でない値)',
  measure_no INT COMMENT '施策の番号',
  indicator_no INT COMMENT '指標の番号',
  name STRING COMMENT '指標・施策の名称(どちらでもないときはNULL)',
  role STRING COMMENT '値の役割(ACTUAL: 実績、TARGET: 目標、BASELINE: 基準値、INDICATOR_STATUS: 指標の達成状況など)',
  value_fiscal_year INT COMMENT '値の年度(開始年)',
  district STRING COMMENT '地区(NULL: 地区別でない)',
  occurrence INT COMMENT '同じ値が何度も出てくるときの順(1から)',
  kind STRING COMMENT 'CHANGED: 変更、ADDED: 追加、REMOVED: 削除',
  before STRING COMMENT '差し替え前の値(単位と限定を含む)',
  after STRING COMMENT '差し替え後の値(単位と限定を含む)',
  before_amount DECIMAL(18, 4) COMMENT '差し替え前の数値',
  after_amount DECIMAL(18, 4) COMMENT '差し替え後の数値',
  before_filing_code STRING COMMENT '差し替えられた提出物コード',
  before_file STRING COMMENT '差し替えられたファイル',
  before_sheet STRING COMMENT '差し替え前のシート',
  before_cell STRING COMMENT '差し替え前のセルまたは行',
  filing_code STRING COMMENT '差し替えた提出物コード',
  after_file STRING COMMENT '差し替えたファイル',
  after_sheet STRING COMMENT '差し替え後のシート',
  after_cell STRING COMMENT '差し替え後のセルまたは行',
  version_no INT COMMENT '差し替えた提出物が何番目の内容か',
  is_current BOOLEAN COMMENT '差し替えた提出物が有効か',
  federation_code STRING COMMENT '連合会の団体コード(連合会は自身。団体が分からないか、属さないときはNULL)'
)
USING iceberg
COMMENT '差し替えで変わった値(値ごとに1行)';

WITH pairs AS (
  SELECT
    newer.filing_code,
    newer.file_hash,
    newer.file_name,
    newer.body_code,
    newer.body_name,
    newer.form_type,
    newer.fiscal_year,
    newer.programme_code,
    newer.version_no,
    newer.state = 'CURRENT' AS is_current,
    older.filing_code AS before_filing_code,
    older.file_hash AS before_file_hash,
    older.file_name AS before_file_name
  FROM core.dim_filing AS newer
  INNER JOIN core.dim_filing AS older ON newer.supersedes = older.filing_code
),

values_read AS (
  SELECT
    observation.file_hash,
    observation.observation_no,
    observation.indicator_place,
    observation.measure_no,
    observation.indicator_no,
    COALESCE(observation.indicator_name, observation.measure_name, observation.name_printed) AS name,
    COALESCE(observation.role, observation.kind) AS role,
    observation.value_fiscal_year,
    observation.district,
    -- what makes it the same figure in another document
    CONCAT_WS(
      '|',
      observation.kind,
      COALESCE(observation.indicator_place, observation.measure_place, observation.name_printed, '-'),
      COALESCE(observation.role, '-'),
      COALESCE(observation.value_fiscal_year, 0),
      COALESCE(observation.district, '-')
    ) AS figure,
    IF(observation.is_set_aside, NULL, observation.amount) AS amount,
    CASE
      WHEN observation.is_set_aside THEN '保留'
      WHEN observation.kind IN ('INDICATOR_STATUS', 'MEASURE_STATUS')
        THEN COALESCE(observation.printed_status, '記載なし')
      WHEN observation.kind IN ('TOTAL_OF_MEASURES', 'TOTAL_OF_INDICATORS')
        THEN CONCAT(COALESCE(plain(observation.amount), '?'), '/', COALESCE(CAST(observation.rated_count AS STRING), '?'))
      WHEN observation.value_kind = 'NOT_DONE' THEN '未実施'
      WHEN observation.value_kind = 'WITHHELD' THEN '秘匿'
      WHEN observation.value_kind = 'MEASURED'
        THEN CONCAT(
          IF(observation.qualifier = 'ABOUT', '約', ''),
          plain(observation.amount),
          IF(observation.amount_upper IS NULL, '', CONCAT('〜', plain(observation.amount_upper))),
          COALESCE(observation.unit, ''),
          CASE observation.qualifier
            WHEN 'AT_LEAST' THEN '以上'
            WHEN 'MORE_THAN' THEN '超'
            WHEN 'AT_MOST' THEN '以下'
            WHEN 'LESS_THAN' THEN '未満'
            WHEN 'RELATIVE' THEN '(比較)'
            ELSE ''
          END
        )
      ELSE '記載なし'
    END AS shown,
    observation.source_sheet,
    observation.source_cell
  FROM staging.observation AS observation
  WHERE observation.kind NOT IN ('INDICATOR', 'SCHEDULE_CELL')
),

figures AS (
  SELECT
    values_read.*,
    ROW_NUMBER() OVER (PARTITION BY file_hash, figure ORDER BY observation_no) AS occurrence
  FROM values_read
),

befores AS (
  SELECT pairs.filing_code, figures.*
  FROM pairs
  INNER JOIN figures ON pairs.before_file_hash = figures.file_hash
),

afters AS (
  SELECT pairs.filing_code, figures.*
  FROM pairs
  INNER JOIN figures ON pairs.file_hash = figures.file_hash
),

compared AS (
  SELECT
    COALESCE(afters.filing_code, befores.filing_code) AS filing_code,
    COALESCE(afters.indicator_place, befores.indicator_place) AS indicator_place,
    COALESCE(afters.measure_no, befores.measure_no) AS measure_no,
    COALESCE(afters.indicator_no, befores.indicator_no) AS indicator_no,
    COALESCE(afters.name, befores.name) AS name,
    COALESCE(afters.role, befores.role) AS role,
    COALESCE(afters.value_fiscal_year, befores.value_fiscal_year) AS value_fiscal_year,
    COALESCE(afters.district, befores.district) AS district,
    COALESCE(afters.occurrence, befores.occurrence) AS occurrence,
    CASE
      WHEN befores.figure IS NULL THEN 'ADDED'
      WHEN afters.figure IS NULL THEN 'REMOVED'
      ELSE 'CHANGED'
    END AS kind,
    befores.shown AS before,
    afters.shown AS after,
    befores.amount AS before_amount,
    afters.amount AS after_amount,
    befores.source_sheet AS before_sheet,
    befores.source_cell AS before_cell,
    afters.source_sheet AS after_sheet,
    afters.source_cell AS after_cell
  FROM befores
  FULL OUTER JOIN afters
    ON
      befores.filing_code = afters.filing_code
      AND befores.figure = afters.figure
      AND befores.occurrence = afters.occurrence
)

SELECT
  pairs.body_code,
  pairs.body_name,
  pairs.form_type,
  pairs.fiscal_year,
  year.fiscal_year_label,
  year.start_date AS fiscal_year_start,
  IF(
    compared.indicator_place IS NULL,
    NULL,
    CONCAT_WS(':', pairs.programme_code, compared.indicator_place)
  ) AS indicator_code,
  compared.measure_no,
  compared.indicator_no,
  compared.name,
  compared.role,
  compared.value_fiscal_year,
  compared.district,
  compared.occurrence,
  compared.kind,
  compared.before,
  compared.after,
  compared.before_amount,
  compared.after_amount,
  pairs.before_filing_code,
  pairs.before_file_name AS before_file,
  compared.before_sheet,
  compared.before_cell,
  pairs.filing_code,
  pairs.file_name AS after_file,
  compared.after_sheet,
  compared.after_cell,
  pairs.version_no,
  pairs.is_current
FROM compared
INNER JOIN pairs ON compared.filing_code = pairs.filing_code
LEFT JOIN core.dim_fiscal_year AS year ON pairs.fiscal_year = year.fiscal_year
WHERE NOT compared.before <=> compared.after
