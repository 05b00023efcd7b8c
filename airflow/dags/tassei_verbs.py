"""One task per verb of ./tassei. No SQL, no lists of files, no rules: those are the verbs' own.

Every verb may be killed at any moment and called again, so every task may be retried. One verb writes to a warehouse
at a time: the pool "tassei" has one slot.

Environment of the workers:
  TASSEI_HOME       the folder with ./tassei
  TASSEI_CONFIG     the configuration of a warehouse on a server, or else
  TASSEI_WAREHOUSE  the folder of a warehouse
  TASSEI_INBOX      the folder in which files arrive, with filings.csv
  TASSEI_ARCHIVE    folders of files by fiscal year (2024 is 令和6年度), for backfills
"""

from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset

MARTS = Asset(name="tassei_marts", uri="tassei://marts")

TARGET = '${TASSEI_CONFIG:+--config "$TASSEI_CONFIG"} ${TASSEI_WAREHOUSE:+--warehouse "$TASSEI_WAREHOUSE"}'


def dag(dag_id: str, description: str, schedule, doc: str, start_date=None, paused: bool = False, **more) -> DAG:
    """A DAG over one warehouse: one run of it at a time, and of the days that have passed the last one only.

    Without a word Airflow holds every new DAG until somebody turns it on; ours work at once unless ``paused``.

    Airflow reads only files in which both words stand, dag and airflow.
    """
    return DAG(
        dag_id=dag_id,
        description=description,
        schedule=schedule,
        start_date=start_date or pendulum.datetime(2026, 4, 1, tz="Asia/Tokyo"),
        catchup=False,
        max_active_runs=1,
        is_paused_upon_creation=paused,
        tags={"tassei"},
        doc_md=doc,
        **more,
    )


def verb(name: str, options: str = "", env: dict[str, str] | None = None, outlets: list[Asset] | None = None) -> BashOperator:
    """A task that calls one verb. Values that people enter go through ``env``, never into the command."""
    return BashOperator(
        task_id=name,
        bash_command=" ".join(f'exec "$TASSEI_HOME/tassei" {name} {options} {TARGET}'.split()),
        env=env or {},
        append_env=True,
        skip_on_exit_code=None,
        pool="tassei",
        retries=3,
        retry_delay=timedelta(minutes=1),
        retry_exponential_backoff=True,
        max_retry_delay=timedelta(minutes=15),
        execution_timeout=timedelta(hours=3),
        outlets=outlets or [],
    )


def stages(input_folder: str, env: dict[str, str] | None = None) -> None:
    """From files to published marts. A failed check stops before publish, and readers keep what they had."""
    (
        verb("land", f'--input "{input_folder}"', env=env)
        >> verb("observe")
        >> verb("build")
        >> verb("check")
        >> verb("publish", outlets=[MARTS])
    )
