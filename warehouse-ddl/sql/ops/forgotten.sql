-- ops.forgotten
--
-- Grain    one row per file, or per response, that was forgotten, and state of that: begun, and done
-- Serves   who asks whether it was done. Never what it was: a response is a fingerprint under a key that
--          lies outside the tables, so that it is known when it comes again

CREATE TABLE ops.forgotten (
  run_id STRING COMMENT '実行ID',
  forgotten_at TIMESTAMP COMMENT '消去した時刻',
  extent STRING COMMENT 'ALL: 調査のファイル全体、ROWS: 回答、PERSONAL: 保存期間を過ぎた自由記述と番号、LOST: この行より前の記録は失われた',
  questionnaire STRING COMMENT '調査票コード',
  body_code STRING COMMENT '団体コード。分からないときはNULL',
  survey_round STRING COMMENT '調査回。分からないときはNULL',
  file_hash STRING COMMENT 'ファイル内容のSHA-256',
  response_key STRING COMMENT '回答の番号の鍵付き指紋(ROWSのとき)。番号そのものは残さない',
  row_count BIGINT COMMENT 'このファイルで消した行の数',
  table_rows BIGINT COMMENT 'この実行が表から消した、または空にした行の数(すべての状態を通して)',
  states INT COMMENT 'この実行が作り直した表の状態(公開中・作成中・版)の数',
  files_searched INT COMMENT '残っていないことを確かめたファイルの数',
  texts_searched INT COMMENT 'そのとき探した文字列の数',
  state STRING COMMENT 'BEGUN: 消去を始めた、DONE: 残っていないことを確かめた、LEFT: 残りが見つかった、LOST: 記録が失われた'
)
USING iceberg
COMMENT '消去の記録(消した内容は残さない)';
