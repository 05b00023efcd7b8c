"""Old years again, one run a fiscal year, from the folder of that year in the archive.

Unpause it, then let Airflow make the runs, oldest first:

    airflow backfill create --dag-id backfill_fiscal_year --from-date 2019-04-01 --to-date 2025-04-01 --max-active-runs 1

A run belongs to the fiscal year that begins on its day. Files that are known already are not landed again.
"""

from __future__ import annotations

import pendulum
from tassei_verbs import dag, stages

with dag(
    dag_id="backfill_fiscal_year",
    description="Land, read, build, check and publish the files of one fiscal year",
    schedule="0 0 1 4 *",
    start_date=pendulum.datetime(2019, 4, 1, tz="Asia/Tokyo"),
    paused=True,
    doc=__doc__,
):
    stages(
        "$TASSEI_ARCHIVE/$TASSEI_FISCAL_YEAR",
        env={"TASSEI_FISCAL_YEAR": "{{ logical_date.in_timezone('Asia/Tokyo').year }}"},
    )
