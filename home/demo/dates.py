"""Dates of the demo's events: always soon, seen from the day of loading."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from recurrence import Recurrence

from home.demo.content import Record
from portal.base.recurrence import aware, expand, monthly, weekly


def first_date(row: Record, today: date) -> date:
    day = today + timedelta(days=row["in_days"])
    return day + timedelta(days=(row["weekday"] - day.weekday()) % 7)


def times_of(row: Record, today: date) -> tuple[datetime, datetime]:
    start = datetime.combine(first_date(row, today), time.fromisoformat(row["time"]))
    length = timedelta(hours=row["hours"]) - timedelta(minutes=1 if row.get("all_day") else 0)
    return aware(start), aware(start + length)


def series_of(row: Record, start: datetime, end: datetime) -> Recurrence | None:
    """The series of an event, without the dates that it skips."""
    repeat: Record = dict(row.get("repeat", {}))
    if not repeat:
        return None
    every, skipped = repeat.pop("every"), repeat.pop("skip", [])
    build: Any = {"weekly": weekly, "monthly": monthly}[every]  # Any: the two differ in their arguments
    spans = expand(start, end, build(start, **repeat))
    without = [timezone.localtime(spans[number].start).date() for number in skipped]
    return build(start, **repeat, without=without)
