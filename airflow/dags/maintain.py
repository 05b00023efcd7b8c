"""Every Sunday: small files are compacted, old snapshots forgotten, stray files removed. Editions survive."""

from __future__ import annotations

import pendulum
from airflow.sdk import DAG
from tassei_verbs import verb

with DAG(
    dag_id="maintain",
    description="Keep the warehouse small",
    schedule="0 4 * * 0",
    start_date=pendulum.datetime(2026, 4, 1, tz="Asia/Tokyo"),
    catchup=False,
    max_active_runs=1,
    tags={"tassei"},
    doc_md=__doc__,
):
    verb("maintain")
