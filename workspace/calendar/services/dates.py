"""The rows of an event's dates: what its rule gives, with what is different on single ones."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from recurrence import Recurrence

from portal.base.recurrence import MAX_DATES, Span, aware, expand, wall_clock
from workspace.calendar.models import Change, Event, Guest, Helper, Occurrence, Reminded

Moved = dict[datetime, datetime | None]
"""Where each earlier date is now; None where the series no longer has it."""


def planned(event: Event) -> list[Span]:
    """By the rule alone, in order."""
    return expand(event.start, event.end, event.recurrence or None, event.clock)[:MAX_DATES]


def write(event: Event) -> None:
    """Make the rows equal to what the event says; rows that are right already stay as they are."""
    changes = {change.recurrence_id: change for change in event.changes.all()}
    wanted = {span.start: _as_changed(span, changes.get(span.start)) for span in planned(event)}
    stored = {row.recurrence_id: row for row in event.occurrences.all()}
    event.occurrences.exclude(recurrence_id__in=list(wanted)).delete()
    made: list[Occurrence] = []
    for recurrence_id, span in wanted.items():
        row = stored.get(recurrence_id) or Occurrence(event=event, recurrence_id=recurrence_id)
        change = changes.get(recurrence_id)
        if row.pk is not None and (row.start, row.end, row.change_id) == (*span, change.pk if change else None):
            continue
        row.start, row.end, row.change = span.start, span.end, change
        if row.pk is None:
            made.append(row)
        else:
            row.save(update_fields=["start", "end", "change"])
    Occurrence.objects.bulk_create(made)


def _as_changed(span: Span, change: Change | None) -> Span:
    if change is None or change.start is None or change.end is None:
        return span
    return Span(change.start, change.end)


def follow(event: Event, before: list[Span], shift: timedelta) -> Moved:
    """The series was changed: what was said of single dates goes along to where they are now.

    A date is found again by its beginning, else by its day, else by how far the whole series has moved (`shift`, on the
    clock). A changed date that is nowhere any more stays, as an extra one; sign-ups for a date that is gone go with it.
    """
    moved = _where(before, planned(event), shift, event)
    _keep_changed(event, moved)
    for rows in (Guest.objects.filter(event=event), Helper.objects.filter(role__event=event)):
        _move(rows, moved)
    _move(Reminded.objects.filter(reminder__event=event), moved)
    return moved


def _where(before: list[Span], now: list[Span], shift: timedelta, event: Event) -> Moved:
    starts = {span.start for span in now}
    by_day: dict[object, list[datetime]] = {}
    for span in now:
        by_day.setdefault(wall_clock(span.start, event.clock).date(), []).append(span.start)
    moved: Moved = {}
    taken: set[datetime] = set()
    for find in (
        lambda old: old if old in starts else None,
        lambda old: _only(by_day.get(wall_clock(old, event.clock).date(), [])),
        lambda old: _in(starts, aware(wall_clock(old, event.clock) + shift, event.clock)),
    ):
        for span in before:
            if moved.get(span.start) is None:
                found = find(span.start)
                moved[span.start] = found if found not in taken else None
                taken |= {found} if found is not None else set()
    return moved


def _only(found: list[datetime]) -> datetime | None:
    return found[0] if len(found) == 1 else None


def _in(starts: set[datetime], moment: datetime) -> datetime | None:
    return moment if moment in starts else None


def _keep_changed(event: Event, moved: Moved) -> None:
    """Those that were cancelled and are gone need not be remembered."""
    extra = []
    for change in event.changes.all():
        there = moved.get(change.recurrence_id)
        if there is None and change.cancelled_at is not None:
            change.delete()
        elif there is None:
            extra.append(change.recurrence_id)
            moved[change.recurrence_id] = change.recurrence_id
    _move(event.changes.all(), moved)
    if extra:
        said = event.recurrence or Recurrence()
        said.rdates = [*said.rdates, *extra]
        event.recurrence = said
        event.save(update_fields=["recurrence"])


def _move(rows: Iterable[Any], moved: Moved) -> None:  # Any: rows of several models, each with a `recurrence_id`
    """In an order in which no two of them stand on the same date meanwhile: first aside, then to where they belong."""
    aside = timedelta(microseconds=7)
    found = []
    for row in rows:
        there = moved.get(row.recurrence_id)
        if row.recurrence_id is None or there == row.recurrence_id:
            continue
        if there is None:
            row.delete()
            continue
        found.append((row, there))
        row.recurrence_id += aside
        row.save(update_fields=["recurrence_id"])
    for row, there in found:
        row.recurrence_id = there
        row.save(update_fields=["recurrence_id"])
