-- staging.observation
--
-- Grain    one row per thing that one cell of a form says
-- Serves   core.*; the contract between ingest and transform
--
-- kind says which columns speak: INDICATOR (names), INDICATOR_FIGURE (actual, target, baseline …),
-- SHARED_TARGET, INDICATOR_STATUS, MEASURE_STATUS, TOTAL_OF_MEASURES, TOTAL_OF_INDICATORS,
-- DISTRICT_FIGURE, SCHEDULE_CELL, EMBEDDED_TARGET.

CREATE TABLE staging.observation (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  observation_no INT COMMENT 'ファイル内の番号(1から、文書の順)',
  is_set_aside BOOLEAN COMMENT '同じセルに問題があり、数値を保留しているか',
  kind STRING COMMENT '観測の種類',
  role STRING COMMENT '数値の役割(ACTUAL、TARGET、BASELINE、PERCENT_OF_TARGET、SHARE、DIFFERENCE)、または工程表のセルの種類',
  value_fiscal_year INT COMMENT 'この値が示す年度(開始年)',
  strategy_place STRING COMMENT 'プログラム内の戦略の位置(C1: 共通戦略1、O2: 独自戦略2)',
  measure_place STRING COMMENT 'プログラム内の施策の位置(C1-2)',
  indicator_place STRING COMMENT 'プログラム内の指標の位置(C1-2-1)',
  strategy_kind STRING COMMENT '戦略の区分(COMMON: 共通、OWN: 独自)',
  strategy_no INT COMMENT '戦略の番号',
  strategy_name STRING COMMENT '戦略の名称。目標管理表では事業',
  measure_no INT COMMENT '施策の番号。実施計画では節の通し番号',
  measure_label STRING COMMENT '施策の番号が数字だけでないときの書かれたままの番号(1-1など)',
  measure_name STRING COMMENT '施策の名称',
  indicator_no INT COMMENT '指標の番号',
  indicator_name STRING COMMENT '指標の名称(番号と単位を除く)',
  name_printed STRING COMMENT '書かれたままの指標名',
  mark STRING COMMENT '丸数字などの印',
  goal_name STRING COMMENT '目標の見出し',
  chart_name STRING COMMENT 'グラフの見出し',
  formula STRING COMMENT '書かれた計算式',
  is_cumulative BOOLEAN COMMENT '様式が累計と書いているか',
  row_role STRING COMMENT '行の役割(INDICATOR、CONTINUATION、DIFFERENCE、DERIVED_PERCENT)',
  final_target_year INT COMMENT '目標の最終年度(開始年)',
  label_product DECIMAL(18, 4) COMMENT '指標名の中の積(9名×300件など)',
  district STRING COMMENT '地区',
  decision STRING COMMENT '地区の判定(CLEAR、PROBABLE、AMBIGUOUS)',
  candidates STRING COMMENT '判定できないときの候補',
  action_no INT COMMENT '取組の番号',
  action_name STRING COMMENT '取組の名称',
  schedule_row_no INT COMMENT '工程表の行番号',
  raw_text STRING COMMENT '書かれたままの値',
  value_kind STRING COMMENT '値の種類(MEASURED、NOT_REPORTED、NOT_DONE、WITHHELD)',
  amount DECIMAL(18, 4) COMMENT '数値(単位どおり、換算なし)',
  amount_upper DECIMAL(18, 4) COMMENT '範囲の上限',
  rated_count INT COMMENT '達成数計の分母',
  unit STRING COMMENT '単位',
  unit_source STRING COMMENT '単位の出どころ(VALUE、LABEL、HEADER、MISSING)',
  qualifier STRING COMMENT '以上・以下などの限定',
  printed_status STRING COMMENT '書かれた達成状況・評価(全角半角を統一)',
  scale_id STRING COMMENT '評価尺度',
  activity STRING COMMENT '工程表の取組内容(矢印は前年からの継続)',
  covers_indicator_nos STRING COMMENT '目標を共有する指標の番号(カンマ区切り)',
  source_sheet STRING COMMENT 'シート名',
  source_row INT COMMENT '行番号',
  source_cell STRING COMMENT 'セルまたは行'
)
USING iceberg
COMMENT '観測(セルが述べることごとに1行)';
