"""Imports every file of a folder of DAGs and prints what they make, a task a line, fields between tabs."""

import importlib
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder))
sys.dont_write_bytecode = True
for file in sorted(folder.glob("*.py")):
    importlib.import_module(file.stem)

from airflow.sdk import DAGS  # noqa: E402


def scheduled(dag):
    if not isinstance(dag.schedule, list):
        return dag.schedule
    return " ".join(f"{asset.name}<-{watcher.name}:{watcher.trigger.filepath}" for asset in dag.schedule for watcher in asset.watchers)


for dag in sorted(DAGS, key=lambda known: known.dag_id):
    print("dag", dag.dag_id, scheduled(dag), dag.max_active_runs, dag.catchup, dag.paused, sep="\t")
    for task in dag.tasks:
        what = getattr(task, "command", None) or "approval: " + task.subject
        env = "; ".join(f"{name}={value}" for name, value in (getattr(task, "env", None) or {}).items())
        after = ",".join(task.upstream)
        outlets = ",".join(asset.name for asset in task.outlets)
        print("task", dag.dag_id, task.task_id, after, what, env, task.retries, task.pool, outlets, sep="\t")
