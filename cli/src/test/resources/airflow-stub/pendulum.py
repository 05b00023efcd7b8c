"""Stands in for pendulum.datetime."""

import datetime as python
ZONES = {"Asia/Tokyo": python.timezone(python.timedelta(hours=9))}


def datetime(year, month, day, hour=0, minute=0, *, tz):
    return python.datetime(year, month, day, hour, minute, tzinfo=ZONES[tz])
