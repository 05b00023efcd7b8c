"""The edition of a fiscal year: what is published then can be asked for for ever after.

On 1 August the edition of the year that ended in March is proposed, named R7確定 for 令和7年度. Somebody looks at the
checks and the marts, and approves or rejects it. An edition is never changed, so nobody approves it by silence, and
nothing that is published between the check and the approval gets into it: then ``publish`` refuses, and the DAG is
triggered again.
Turn it on when the first year is in: Airflow then proposes the edition of the last 1 August at once.
Trigger it by hand with ``edition`` for another name.
"""

from __future__ import annotations

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import Param
from tassei_verbs import dag, verb

# the year that ended in March is the one before; 令和1年度 is 2019
EDITION = "{{ params.edition or 'R%d確定' % ((dag_run.logical_date or dag_run.run_after).year - 2019) }}"
# what check saw, by the name it prints last
STATE = "{{ ti.xcom_pull(task_ids='check').split()[-1] }}"

with dag(
    dag_id="publish_edition",
    description="Name what is published, once somebody has approved it",
    schedule="0 9 1 8 *",
    paused=True,
    params={"edition": Param(default=None, type=["null", "string"], description="The name of the edition; empty: by the year")},
    doc=__doc__,
):
    check = verb("check")
    approve = ApprovalOperator(
        task_id="approve",
        subject=f"Publish the edition {EDITION}?",
        body="Look at ops.check_result, mart.filing_status and mart.discrepancy first. An edition is never changed."
        " Where anything is published before you approve, nothing is named, and this has to be triggered again.",
    )
    publish = verb(
        "publish",
        '--edition "$TASSEI_EDITION" --as-of "$TASSEI_STATE"',
        env={"TASSEI_EDITION": EDITION, "TASSEI_STATE": STATE},
    )
    check >> approve >> publish
