"""The next dates of a project, or of all of a person: apps register where dates come from."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.base.together import Asking, answered, together
from workspace.projects.models import Membership, Project


@dataclass(frozen=True)
class Date:
    start: datetime.datetime
    end: datetime.datetime | None
    all_day: bool
    title: str
    url: str
    place: str = ""
    foreign_language: str = ""
    """That of its title, where the reader reads in another one."""


Source = Callable[[Sequence[Project], datetime.datetime, int], Asking[list[Date]]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """`source(projects, moment, number)` asks for the first so many that are not over then, in order; one question,
    however many projects."""
    _sources[name] = source


def next_dates(membership: Membership, moment: datetime.datetime, number: int) -> list[Date]:
    """Of one project, all sources together."""
    return answered(dates_ahead([membership.project], moment, number))


def dates_ahead(projects: Sequence[Project], moment: datetime.datetime, number: int) -> Asking[list[Date]]:
    """Of all these projects together."""
    found: list[list[Date]] = yield from together([source(projects, moment, number) for source in _sources.values()])
    return sorted((date for dates in found for date in dates), key=lambda each: each.start)[:number]
