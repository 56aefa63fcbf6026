"""What lies at a time already: apps register where they know of dates. The next dates of a project are in `dates`."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workspace.projects.models import Project

# Any, in this module: users and anonymous visitors.


class Whose(StrEnum):
    MINE = "mine"
    PROJECT = "project"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Busy:
    """As the asking person may see it."""

    title: str
    start: datetime.datetime
    end: datetime.datetime
    all_day: bool
    url: str
    whose: Whose

    def touches(self, start: datetime.datetime, end: datetime.datetime) -> bool:
        return self.start < end and self.end > start


Source = Callable[[Any, Project, datetime.datetime, datetime.datetime], Iterable[Busy]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """`source(user, project, start, end)` gives what touches that time and the person may see, of theirs, of the
    project, of its municipality; in as many queries for a day as for a year, and of an anonymous visitor nothing."""
    _sources[name] = source


def between(user: Any, project: Project, start: datetime.datetime, end: datetime.datetime) -> list[Busy]:
    """What touches the time up to, not including, `end`; in order."""
    found = [each for source in _sources.values() for each in source(user, project, start, end)]
    touching = [each for each in found if each.touches(start, end)]
    return sorted(touching, key=lambda each: (each.start, each.title))
