"""Stands in for airflow.sdk of Airflow 3.1: takes the arguments it takes, refuses all others, records what was made."""

from __future__ import annotations

from datetime import datetime, timedelta

DAGS: list[DAG] = []


def _is(name, value, *types):
    if not isinstance(value, types):
        raise TypeError(f"{name} is a {type(value).__name__}: {value!r}")


class Asset:
    def __init__(self, name=None, uri=None, *, group=None, extra=None, watchers=None):
        _is("name", name, str)
        _is("uri", uri, str)
        for watcher in watchers or []:
            _is("watcher", watcher, AssetWatcher)
        self.name, self.uri, self.watchers = name, uri, watchers or []


class AssetWatcher:
    def __init__(self, name, trigger):
        _is("name", name, str)
        if not getattr(trigger, "is_event_trigger", False):
            raise TypeError(f"a watcher needs an event trigger, not {trigger!r}")
        self.name, self.trigger = name, trigger


class Param:
    def __init__(self, default=None, description=None, *, type=None, title=None, enum=None):
        self.default, self.description, self.type = default, description, type


class DAG:
    current = None

    def __init__(
        self, dag_id, *, description=None, schedule=None, start_date=None, end_date=None, default_args=None, params=None,
        max_active_tasks=None, max_active_runs=None, dagrun_timeout=None, catchup=None, doc_md=None,
        is_paused_upon_creation=None, tags=None, fail_fast=None, dag_display_name=None,
    ):
        if dag_id in [known.dag_id for known in DAGS]:
            raise ValueError(f"two DAGs are called {dag_id}")
        if isinstance(schedule, list):
            for asset in schedule:
                _is("schedule", asset, Asset)
        else:
            _is("schedule", schedule, str, type(None))
        _is("start_date", start_date, datetime)
        if start_date.tzinfo is None:
            raise ValueError(f"{dag_id} starts at a time without a zone")
        for param in (params or {}).values():
            _is("param", param, Param)
        self.dag_id, self.description, self.schedule = dag_id, description, schedule
        self.max_active_runs, self.catchup, self.paused = max_active_runs, catchup, is_paused_upon_creation
        self.params, self.tasks = params or {}, []
        DAGS.append(self)

    def __enter__(self):
        DAG.current = self
        return self

    def __exit__(self, *failure):
        DAG.current = None


class BaseOperator:
    def __init__(
        self, *, task_id, retries=0, retry_delay=timedelta(minutes=5), retry_exponential_backoff=False, max_retry_delay=None,
        pool="default_pool", pool_slots=1, priority_weight=1, queue=None, execution_timeout=None, trigger_rule="all_success",
        depends_on_past=False, wait_for_downstream=False, do_xcom_push=True, params=None, inlets=None, outlets=None,
        doc_md=None, task_display_name=None,
    ):
        _is("task_id", task_id, str)
        _is("retries", retries, int)
        _is("retry_delay", retry_delay, timedelta)
        _is("max_retry_delay", max_retry_delay, timedelta, type(None))
        _is("execution_timeout", execution_timeout, timedelta, type(None))
        for outlet in outlets or []:
            _is("outlet", outlet, Asset)
        if DAG.current is None:
            raise ValueError(f"task {task_id} stands outside any DAG")
        if task_id in [task.task_id for task in DAG.current.tasks]:
            raise ValueError(f"two tasks of {DAG.current.dag_id} are called {task_id}")
        self.task_id, self.retries, self.pool, self.outlets, self.upstream = task_id, retries, pool, outlets or [], []
        DAG.current.tasks.append(self)

    def __rshift__(self, other):
        _is("what follows", other, BaseOperator)
        other.upstream.append(self.task_id)
        return other
