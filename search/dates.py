"""Things with several dates: they are found by each that is to come, and shown with the one that was asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from django.utils.timezone import get_default_timezone

MOST_DATES = 100
"""Of one thing in the index; the later ones come into it as time goes by."""

Date = tuple[datetime, datetime]
"""From, to."""


def dates_by_thing(rows: Iterable[tuple[int, datetime, datetime]]) -> Mapping[int, Sequence[Date]]:
    """Of rows with the number of a thing, in the order of time; what has none is not in it."""
    found: dict[int, list[Date]] = defaultdict(list)
    for pk, start, end in rows:
        if len(found[pk]) < MOST_DATES:
            found[pk].append((start, end))
    return dict(found)


def packed(dates: Sequence[Date]) -> list[list[int]] | None:
    """As engines compare them, in seconds; a single date stands in columns of its own."""
    return [[_seconds(start), _seconds(end)] for start, end in dates[:MOST_DATES]] if len(dates) > 1 else None


def seconds_between(since: datetime | None, until: datetime | None) -> tuple[int | None, int | None]:
    """The same of a period."""
    return _seconds(since) if since else None, _seconds(until) if until else None


class Dated(Protocol):
    @property
    def starts(self) -> datetime | None: ...
    @property
    def ends(self) -> datetime | None: ...
    @property
    def dates(self) -> Sequence[Sequence[int]] | None: ...


def date_within(
    entry: Dated, since: datetime | None, until: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Its first date in the period, else its next one."""
    first, last = seconds_between(since, until)
    for start, end in entry.dates or ():
        if (first is None or end >= first) and (last is None or start < last):
            return _moment(start), _moment(end)
    return entry.starts, entry.ends


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, get_default_timezone())
