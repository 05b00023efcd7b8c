-- staging.filing
--
-- Grain    one row per landed file, as it was recognised
-- Serves   core.dim_filing

CREATE TABLE staging.filing (
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  file_name STRING COMMENT '最後に届いたときのファイル名',
  title STRING COMMENT '文書の表題',
  layout_id STRING COMMENT '認識した様式のID。認識できないときはNULL',
  layout_points INT COMMENT '最も合う様式の点数(0から100)',
  runner_up_layout_id STRING COMMENT '次点の様式のID',
  runner_up_points INT COMMENT '次点の様式の点数(0から100)',
  evidence STRING COMMENT '点数の内訳(表題、見出し、見出しの順、番号)と不足しているもの',
  form_type STRING COMMENT '様式の種類',
  body_printed STRING COMMENT '文書に書かれた提出者',
  body_declared STRING COMMENT 'filings.csvに書かれた提出者',
  body_code STRING COMMENT '団体コード。分からないときはNULL',
  fiscal_year INT COMMENT '年度(開始年)。計画では最初の年度',
  document_fiscal_year INT COMMENT '文書そのものの年度が別にあるときの年度(開始年)',
  questionnaire STRING COMMENT '調査票コード。調査でないときはNULL',
  survey_round STRING COMMENT '調査回(2024Q2。年1回の調査では年度)。調査でないときはNULL',
  received_at DATE COMMENT '受領日。filings.csvにないときは取り込んだ日',
  printed_edition INT COMMENT '表題に書かれた版(第2版=2。印がないときは1、番号のない改訂・修正は2)',
  modified_at TIMESTAMP COMMENT '文書の中に記録された最終保存の時刻。記録がないときはNULL',
  content_hash STRING COMMENT '内容の指紋。同じ値のファイルはバイト列が違っても同じ内容',
  state STRING COMMENT 'ACCEPTED: 受理、WAITING: 問題があり保留',
  observation_count INT COMMENT '読み取った観測の数',
  problem_count INT COMMENT '問題(ERROR)の数',
  warning_count INT COMMENT '注意(WARN)の数',
  filled_cells INT COMMENT '空でないセルの数。次の七つの合計と一致',
  cells_observed INT COMMENT '観測の一部となったセルの数',
  cells_structure INT COMMENT '表題・見出し・ラベル・脚注のセルの数',
  cells_remark INT COMMENT '備考・担当者などのセルの数',
  cells_derived INT COMMENT '合計・割合など、ほかの数値と照合したセルの数',
  cells_set_aside INT COMMENT '理由があって読まなかったセルの数',
  cells_problem INT COMMENT '問題が指すセルの数',
  cells_without_fate INT COMMENT '扱いの決まらないセルの数(0でなければプログラムの誤り)',
  set_aside_reasons STRING COMMENT '読まなかった理由ごとのセルの数',
  cells_to_look_at STRING COMMENT '読まれなかった数値や扱いの決まらないセル(20個まで)',
  landed_at TIMESTAMP COMMENT '取り込んだ時刻',
  delivered_at TIMESTAMP COMMENT '最後に届いた時刻',
  observed_with STRING COMMENT '読み取りに使った様式・団体・読み取りプログラムの指紋'
)
USING iceberg
COMMENT '認識した提出物(ファイルごとに1行)';
