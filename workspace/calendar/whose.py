"""Whose dates a calendar shows: their keys are read in order, and of those on the page what is drawn of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from portal.base.prepared import prepared
from workspace.calendar.listed import Listed, listed
from workspace.calendar.models import Occurrence
from workspace.calendar.querysets import DateQuerySet, asked_from_outside, own_projects
from workspace.projects.models import Project

A_PAGE = 40
Bare = tuple[int, datetime, datetime]
"""The key, the start and the end."""


@dataclass(frozen=True)
class Calendar:
    """Of projects, and of single events to which somebody was asked from outside."""

    projects: Sequence[int]
    tokens: Mapping[int, str] = field(default_factory=dict)
    """By the event: the way to it of whoever does not belong to its project."""

    @classmethod
    def of_project(cls, project: Project) -> "Calendar":
        return cls([project.pk])

    @classmethod
    def of_person(cls, user: int) -> "Calendar":
        """The dates of `DateQuerySet.mine`, in two queries that take as long for a hundred thousand."""
        return cls(_own_projects(user), dict(_asked(user)))

    def rows(self) -> DateQuerySet:
        return Occurrence.objects.filter(Q(event__project__in=self.projects) | Q(event__in=self.tokens))

    def first(self, moment: datetime) -> list[int]:
        """Of those that are not over; one more than stand on a page."""
        if self.tokens:
            return list(self.rows().not_over(moment).in_order().values_list("pk", flat=True)[: A_PAGE + 1])
        return _first(self.projects, moment)

    def count(self, moment: datetime) -> int:
        """Of those that are not over."""
        if self.tokens:
            return self.rows().not_over(moment).count()
        return sum(_numbers(self.projects, moment))

    def within(self, start: datetime, end: datetime) -> Sequence[Bare]:
        if self.tokens:
            return list(self.rows().within(start, end).in_order().values_list("pk", "start", "end"))
        return _within(self.projects, start, end)

    def by_key(self, pks: Collection[int]) -> dict[int, Listed]:
        found = listed(pks)
        for row in found.values():
            if row.project_id not in self.projects:
                row.answer_token = self.tokens.get(row.event_id)
        return found

    def in_turn(self, pks: Sequence[int]) -> list[Listed]:
        """Without those that were deleted meanwhile."""
        found = self.by_key(pks)
        return [found[pk] for pk in pks if pk in found]


class Coming:
    """What is not over, for a paginator: the first page is read at once, and mostly says how many there are."""

    def __init__(self, calendar: Calendar, moment: datetime) -> None:
        self._calendar, self._moment = calendar, moment

    def count(self) -> int:
        if len(self._first) <= A_PAGE:
            return len(self._first)
        return self._calendar.count(self._moment)

    def __getitem__(self, part: slice) -> list[Listed]:
        is_read = part.stop <= len(self._first)
        return self._calendar.in_turn(self._first[part] if is_read else list(self._keys[part]))

    @cached_property
    def _first(self) -> list[int]:
        return self._calendar.first(self._moment)

    @property
    def _keys(self) -> "QuerySet[Occurrence, int]":
        return self._calendar.rows().not_over(self._moment).in_order().values_list("pk", flat=True)


class Past:
    """What is over, the latest first."""

    def __init__(self, calendar: Calendar, moment: datetime) -> None:
        self._calendar, rows = calendar, calendar.rows().filter(end__lt=moment)
        self._keys = rows.order_by("-start", "-pk").values_list("pk", flat=True)

    def count(self) -> int:
        return self._keys.count()

    def __getitem__(self, part: slice) -> list[Listed]:
        return self._calendar.in_turn(list(self._keys[part]))


@prepared
def _own_projects(user: int) -> "QuerySet[Project, int]":
    return own_projects(user).order_by("pk").values_list("pk", flat=True)


@prepared
def _asked(user: int) -> Any:  # Any: the event and its token
    return asked_from_outside(user).values_list("event", "token")


@prepared
def _first(projects: Sequence[int], moment: datetime) -> "QuerySet[Occurrence, int]":
    rows = Occurrence.objects.of_projects(projects).not_over(moment)
    return rows.in_order().values_list("pk", flat=True)[: A_PAGE + 1]


@prepared
def _numbers(projects: Sequence[int], moment: datetime) -> "QuerySet[Occurrence, int]":
    """Of the dates of each event."""
    rows = Occurrence.objects.of_projects(projects).not_over(moment).order_by()
    return rows.values("event").annotate(number=Count("pk")).values_list("number", flat=True)


@prepared
def _within(projects: Sequence[int], start: datetime, end: datetime) -> "QuerySet[Occurrence, Bare]":
    rows = Occurrence.objects.of_projects(projects).within(start, end)
    return rows.in_order().values_list("pk", "start", "end")
