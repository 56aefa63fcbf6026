"""The next dates of a project, on the home of its workspace: apps register where dates come from."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from workspace.projects.models import Membership


@dataclass(frozen=True)
class Date:
    start: datetime.datetime
    end: datetime.datetime | None
    all_day: bool
    title: str
    url: str
    place: str = ""


Source = Callable[[Membership, datetime.datetime, int], list[Date]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """`source(membership, moment, number)` gives the first so many that are not over then, in order; one query."""
    _sources[name] = source


def next_dates(membership: Membership, moment: datetime.datetime, number: int) -> list[Date]:
    """Of all sources together."""
    found = [each for source in _sources.values() for each in source(membership, moment, number)]
    return sorted(found, key=lambda each: each.start)[:number]
