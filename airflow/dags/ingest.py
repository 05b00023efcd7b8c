"""What has arrived: at once when somebody says so, and every night in any case.

Whoever puts files into the inbox makes the empty file ``.arrived`` there last. The trigger takes it away and the run
begins; files that come in the meantime are found by the next run.
"""

from __future__ import annotations

import os

from airflow.providers.standard.triggers.file import FileDeleteTrigger
from airflow.sdk import Asset, AssetWatcher
from tassei_verbs import dag, stages

INBOX = Asset(
    name="tassei_inbox",
    uri="tassei://inbox",
    watchers=[
        AssetWatcher(
            name="arrived",
            trigger=FileDeleteTrigger(filepath=os.path.join(os.environ.get("TASSEI_INBOX", "/inbox"), ".arrived"), poke_interval=30.0),
        )
    ],
)

with dag(
    dag_id="ingest_on_arrival",
    description="Land, read, build, check and publish what has arrived",
    schedule=[INBOX],
    doc=__doc__,
):
    stages("$TASSEI_INBOX")

with dag(
    dag_id="ingest_nightly",
    description="The same every night, whether or not anything has arrived",
    schedule="0 2 * * *",
    doc=__doc__,
):
    stages("$TASSEI_INBOX")
