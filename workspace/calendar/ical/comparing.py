"""What of a file is in the calendar of a project already."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import recurrence
from django.utils import timezone

from portal.base.recurrence import expand
from workspace.calendar.ical.entries import ChangedDate, Entry, What, When
from workspace.calendar.models import Event, Origin
from workspace.projects.models import Project

PORTION = 500


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    """Taken before, and the file says something else now."""
    KNOWN = "known"
    ALIKE = "alike"
    """Of another name, but there is one of this title at this time."""


@dataclass(frozen=True)
class Compared:
    number: int
    """In the file."""
    entry: Entry
    state: State
    event: Event | None
    """Ours, where there is one."""
    dates: int
    last_end: datetime

    @property
    def is_over(self) -> bool:
        return self.last_end < timezone.now()

    @property
    def is_chosen(self) -> bool:
        """Before anybody has chosen."""
        if self.state == State.NEW and self.entry.is_cancelled:
            return False
        return self.state in {State.NEW, State.CHANGED} and not self.is_over

    @property
    def can_be_taken(self) -> bool:
        return self.state != State.KNOWN


def compare(project: Project, entries: Sequence[Entry]) -> list[Compared]:
    """Three queries for each five hundred, however many events the project has."""
    found = []
    for begin in range(0, len(entries), PORTION):
        some = entries[begin : begin + PORTION]
        taken = _taken(project, some)
        own = {event.uid: event for event in project.calendar_events.filter(uid__in=[each.uid for each in some])}
        alike = _at_the_same_time(project, some)
        for number, entry in enumerate(some, start=begin):
            state, event = _state(entry, taken, own, alike)
            spans = expand(entry.when.start, entry.when.end, entry.series, entry.zone)
            ends = [*(span.end for span in spans[-1:]), *(change.when.end for change in entry.changes)]
            found.append(Compared(number, entry, state, event, len(spans), max(ends)))
    return found


def digest_of(entry: Entry) -> str:
    """The same for the same event, whatever program has written it down."""
    said = [*_said(entry.when, entry.what), entry.zone.key, entry.is_cancelled]
    if entry.series:
        said.append(recurrence.serialize(entry.series))
    for change in entry.changes:
        said += [change.moment.timestamp(), *_said_of(change)]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _said_of(change: ChangedDate) -> list[object]:
    return [*_said(change.when, change.what), change.is_cancelled]


def _said(when: When, what: What) -> list[object]:
    times = [when.start.timestamp(), when.end.timestamp(), when.all_day]
    return [*times, what.title, what.text, what.place, what.link, what.point]


def _taken(project: Project, entries: Sequence[Entry]) -> dict[str, Origin]:
    rows = Origin.objects.filter(project=project, uid__in=[each.uid for each in entries])
    return {row.uid: row for row in rows.select_related("event")}


def _at_the_same_time(project: Project, entries: Sequence[Entry]) -> dict[tuple[str, datetime], Event]:
    rows = project.calendar_events.filter(start__in={each.when.start for each in entries})
    return {(row.title.casefold(), row.start): row for row in rows}


def _state(
    entry: Entry, taken: dict[str, Origin], own: dict[str, Event], alike: dict[tuple[str, datetime], Event]
) -> tuple[State, Event | None]:
    if entry.uid in own:
        return State.KNOWN, own[entry.uid]
    if entry.uid in taken:
        origin = taken[entry.uid]
        return (State.KNOWN if origin.digest == digest_of(entry) else State.CHANGED), origin.event
    event = alike.get((entry.what.title.casefold(), entry.when.start))
    return (State.ALIKE, event) if event is not None else (State.NEW, None)
