"""Every Sunday, by Airflow: small files are compacted, old snapshots forgotten, stray files removed. Editions survive."""

from __future__ import annotations

from tassei_verbs import dag, verb

with dag(
    dag_id="maintain",
    description="Keep the warehouse small",
    schedule="0 4 * * 0",
    doc=__doc__,
):
    verb("maintain")
