"""Stands in for ApprovalOperator of the standard provider."""

from airflow.sdk import BaseOperator, _is


class ApprovalOperator(BaseOperator):
    def __init__(self, ignore_downstream_trigger_rules=False, *, subject, body=None, defaults=None, **kwargs):
        super().__init__(**kwargs)
        _is("subject", subject, str)
        _is("body", body, str, type(None))
        if defaults is not None and defaults not in ("Approve", "Reject"):
            raise ValueError(f"no such option: {defaults}")
        self.subject, self.defaults = subject, defaults
