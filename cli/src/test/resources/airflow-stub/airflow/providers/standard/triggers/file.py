"""Stands in for the trigger that waits for one file and takes it away."""

from airflow.sdk import _is


class FileDeleteTrigger:
    is_event_trigger = True

    def __init__(self, filepath, poke_interval=5.0):
        _is("filepath", filepath, str)
        _is("poke_interval", poke_interval, float)
        if any(mark in filepath for mark in "*?["):
            raise ValueError(f"waits for one file, not for a pattern: {filepath}")
        self.filepath = filepath
