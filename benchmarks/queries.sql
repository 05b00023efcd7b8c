-- The ten standard mart queries: what a dashboard of a federation asks. Read by benchmarks/queries.

-- achievement by year
SELECT fiscal_year_start, count(*) AS indicators, count_if(achievement = 'MET') AS met
FROM mart.indicator_achievement
GROUP BY fiscal_year_start
ORDER BY fiscal_year_start;

-- one chamber's indicators
SELECT measure_no, measure_name, indicator_no, indicator_name, actual, target, achievement, printed_status
FROM mart.indicator_achievement
WHERE body_code = (SELECT min(body_code) FROM mart.program_achievement)
ORDER BY fiscal_year, measure_no, indicator_no;

-- measures missed most
SELECT measure_name, count_if(achievement = 'MISSED') AS missed, count(*) AS rated
FROM mart.measure_achievement
WHERE achievement IN ('MET', 'MISSED')
GROUP BY measure_name
ORDER BY missed DESC, measure_name
LIMIT 20;

-- totals of all programmes
SELECT fiscal_year, body_name, measures_met, measures_rated, indicators_met, indicators_rated, agrees_with_printed
FROM mart.program_achievement
ORDER BY fiscal_year, body_name;

-- rollup of a federation
SELECT concept_name, actual, target, achievement, chambers_reporting, chambers_expected, missing_chambers
FROM mart.federation_rollup
WHERE basis = 'AS_WAS' AND fiscal_year = (SELECT max(fiscal_year) FROM mart.federation_rollup)
ORDER BY federation_code, concept_code;

-- league table
SELECT concept_name, rank, ranked_of, body_name, actual, federation_median, change_from_last_year
FROM mart.chamber_comparison
WHERE fiscal_year = (SELECT max(fiscal_year) FROM mart.chamber_comparison)
ORDER BY concept_code, rank
LIMIT 200;

-- plans on their way
SELECT body_name, fiscal_year, count_if(on_pace) AS on_pace, count_if(on_pace = FALSE) AS behind, count_if(met_only_after_cut) AS cut
FROM mart.target_progress
GROUP BY body_name, fiscal_year
ORDER BY body_name, fiscal_year;

-- discrepancies by kind
SELECT kind, count(*) AS findings, count(DISTINCT body_code) AS bodies
FROM mart.discrepancy
GROUP BY kind
ORDER BY findings DESC;

-- who has not filed
SELECT state, form_type, count(*) AS filings
FROM mart.filing_status
WHERE is_latest
GROUP BY state, form_type
ORDER BY state, form_type;

-- answers to a survey
SELECT survey, survey_round, question, option, answers, share, share_low, share_high
FROM mart.survey_result
WHERE breakdown IS NULL AND NOT suppressed
ORDER BY survey, survey_round, question_code, option_code
LIMIT 200;
