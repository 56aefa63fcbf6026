"""Whose dates a calendar shows: read bare, and filled in with what lists draw of their events."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from portal.base.prepared import prepared
from workspace.calendar.models import Change, Event, Occurrence
from workspace.calendar.querysets import DateQuerySet, PlannedQuerySet, asked_from_outside, own_projects
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

    def first(self, moment: datetime) -> list[Occurrence]:
        """Of those that are not over; one more than stand on a page."""
        if self.tokens:
            return list(self.rows().not_over(moment).in_order()[: A_PAGE + 1])
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

    def by_key(self, pks: Collection[int]) -> dict[int, Occurrence]:
        return {row.pk: row for row in self.filled(_dates(pks))}

    def filled(self, rows: Sequence[Occurrence]) -> list[Occurrence]:
        """With their events and changes, each read once however many dates it has."""
        events = {event.pk: event for event in _events({row.event_id for row in rows})}
        changes = {
            change.pk: change for change in _changes({row.change_id for row in rows if row.change_id is not None})
        }
        found = [row for row in rows if row.event_id in events]
        for row in found:
            row.event, row.change = events[row.event_id], changes.get(row.change_id or 0)
            if row.event.project_id not in self.projects:
                row.answer_token = self.tokens.get(row.event_id)
        return found


class Coming:
    """What is not over, for a paginator: the first page is read at once, and mostly says how many there are."""

    def __init__(self, calendar: Calendar, moment: datetime) -> None:
        self._calendar, self._moment = calendar, moment

    def count(self) -> int:
        if len(self._first) <= A_PAGE:
            return len(self._first)
        return self._calendar.count(self._moment)

    def __getitem__(self, part: slice) -> list[Occurrence]:
        is_read = part.stop <= len(self._first)
        return self._calendar.filled(self._first[part] if is_read else list(self._rows.in_order()[part]))

    @cached_property
    def _first(self) -> list[Occurrence]:
        return self._calendar.first(self._moment)

    @property
    def _rows(self) -> DateQuerySet:
        return self._calendar.rows().not_over(self._moment)


class Past:
    """What is over, the latest first."""

    def __init__(self, calendar: Calendar, moment: datetime) -> None:
        self._calendar, self._rows = calendar, calendar.rows().filter(end__lt=moment).order_by("-start", "-pk")

    def count(self) -> int:
        return self._rows.count()

    def __getitem__(self, part: slice) -> list[Occurrence]:
        return self._calendar.filled(list(self._rows[part]))


@prepared
def _own_projects(user: int) -> "QuerySet[Project, int]":
    return own_projects(user).order_by("pk").values_list("pk", flat=True)


@prepared
def _asked(user: int) -> Any:  # Any: the event and its token
    return asked_from_outside(user).values_list("event", "token")


@prepared
def _first(projects: Sequence[int], moment: datetime) -> DateQuerySet:
    return Occurrence.objects.of_projects(projects).not_over(moment).in_order()[: A_PAGE + 1]


@prepared
def _numbers(projects: Sequence[int], moment: datetime) -> "QuerySet[Occurrence, int]":
    """Of the dates of each event."""
    rows = Occurrence.objects.of_projects(projects).not_over(moment).order_by()
    return rows.values("event").annotate(number=Count("pk")).values_list("number", flat=True)


@prepared
def _within(projects: Sequence[int], start: datetime, end: datetime) -> "QuerySet[Occurrence, Bare]":
    rows = Occurrence.objects.of_projects(projects).within(start, end)
    return rows.in_order().values_list("pk", "start", "end")


@prepared
def _dates(pks: Collection[int]) -> DateQuerySet:
    return Occurrence.objects.filter(pk__in=pks).order_by()


@prepared
def _events(pks: Collection[int]) -> PlannedQuerySet:
    columns = ("title", "place", "all_day", "recurrence", "cancelled_at", "is_public", "project__name", "project__slug")
    return Event.objects.filter(pk__in=pks).select_related("project").only(*columns).order_by()


@prepared
def _changes(pks: Collection[int]) -> QuerySet[Change]:
    return Change.objects.filter(pk__in=pks).only("title", "place", "cancelled_at").order_by()
