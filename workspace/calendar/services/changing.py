"""An event is changed: all of it, one of its dates, or one date and all that follow it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.base.recurrence import aware, wall_clock, whole_days
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.choices import Scope
from workspace.calendar.models import Change, Event, Occurrence
from workspace.calendar.services import audience, dates, parts, places
from workspace.calendar.services.happened import What, tell
from workspace.calendar.services.holding import date_of, held
from workspace.calendar.services.splitting import split

OF_ONE_DATE = ("title", "text", "place", "link", "start", "end")
"""What can be different on one date of a series."""

Said = dict[str, Any]
"""Columns of the event and what they become."""


@transaction.atomic
def change_event(
    *,
    event: Event,
    actor: User,
    said: Said,
    scope: str = Scope.ALL,
    recurrence_id: datetime | None = None,
    roles: Iterable[tuple[str, int]] | None = None,
    reminders: Iterable[int] | None = None,
) -> Event:
    """Gives the event in which the change stands: with `FOLLOWING` that is a new one, unless all dates follow.

    Errors: BlockedError, ProjectError, CalendarError where the date is no longer there.
    """
    require_not_blocked(actor)
    now = held(event)
    if now.is_series and scope == Scope.THIS:
        return _change_one(now, date_of(now, recurrence_id), actor, said)
    changed = now
    if now.is_series and scope == Scope.FOLLOWING:
        changed = split(now, date_of(now, recurrence_id))
    if roles is not None:
        parts.set_roles(changed, roles)
    if reminders is not None:
        parts.set_reminders(changed, reminders)
    return _change_all(changed, actor, said, is_new=changed.pk != now.pk)


def _change_all(event: Event, actor: User, said: Said, *, is_new: bool = False) -> Event:
    before, first = dates.planned(event), wall_clock(event.start, event.clock)
    columns = _differing(event, said)
    if not columns and not is_new:
        return event
    was_public = event.is_public
    for name, value in columns.items():
        setattr(event, name, value)
    if event.all_day:
        event.start, event.end = whole_days(event.start, event.end)
    event.sequence += 1
    event.changed_at = timezone.now()
    event.save()
    event.refresh_from_db(fields=["recurrence"])
    event.__dict__.pop("clock", None)
    dates.follow(event, before, wall_clock(event.start, event.clock) - first)
    dates.write(event)
    audience.look_after(event, actor, was_public=was_public, changed=columns)
    tell(What.CREATED if is_new else What.CHANGED, event, actor=actor)
    places.move_up(event, actor=actor)
    return event


def _differing(event: Event, said: Said) -> Said:
    return {name: value for name, value in said.items() if getattr(event, name) != value}


def _change_one(event: Event, occurrence: Occurrence, actor: User, said: Said) -> Event:
    """Only what differs from the series is kept, so that a later change of the rest reaches this date, too."""
    change = occurrence.change or Change(event=event, recurrence_id=occurrence.recurrence_id)
    planned = next(span for span in dates.planned(event) if span.start == occurrence.recurrence_id)
    for name in ("title", "text", "place", "link"):
        if name in said:
            setattr(change, name, said[name] if said[name] != getattr(event, name) else None)
    if "start" in said:
        span = whole_days(said["start"], said["end"]) if event.all_day else (said["start"], said["end"])
        change.start, change.end = (None, None) if tuple(span) == tuple(planned) else span
    _count(event, change)
    dates.write(event)
    audience.look_after(event, actor, was_public=event.is_public, changed=said)
    tell(What.CHANGED, event, actor=actor, recurrence_id=occurrence.recurrence_id)
    return event


def _count(event: Event, change: Change) -> None:
    """A date counts its changes together with the series: calendars take the higher number."""
    event.sequence += 1
    change.sequence = event.sequence
    change.changed_at = event.changed_at = timezone.now()
    change.save()
    event.save(update_fields=["sequence", "changed_at"])


@transaction.atomic
def move_event(*, event: Event, actor: User, recurrence_id: datetime | None, days: int) -> Event:
    """By so many days, at the same hours on the wall: what dragging does. Of a series it is this date alone.

    Errors: as `change_event`.
    """
    now = held(event)
    occurrence = date_of(now, recurrence_id)
    said = {"start": _later(occurrence.start, days, now), "end": _later(occurrence.end, days, now)}
    return change_event(event=now, actor=actor, said=said, scope=Scope.THIS, recurrence_id=occurrence.recurrence_id)


def _later(moment: datetime, days: int, event: Event) -> datetime:
    return aware(wall_clock(moment, event.clock) + timedelta(days=days), event.clock)


@transaction.atomic
def cancel_event(
    *,
    event: Event,
    actor: User,
    note: str = "",
    scope: str = Scope.ALL,
    recurrence_id: datetime | None = None,
    ways_back: Mapping[str, str] | None = None,
) -> Event:
    """It stays in the calendar and says so. Cancelled twice it counts once. `ways_back` lead guests, by their small
    addresses, to where another date is looked for. Errors: as `change_event`."""
    require_not_blocked(actor)
    now = held(event)
    if now.is_series and scope == Scope.THIS:
        occurrence = date_of(now, recurrence_id)
        change = occurrence.change or Change(event=now, recurrence_id=occurrence.recurrence_id)
        if change.cancelled_at is None:
            change.cancelled_at, change.cancellation = timezone.now(), note
            _count(now, change)
            dates.write(now)
            tell(What.CANCELLED, now, actor=actor, recurrence_id=occurrence.recurrence_id)
        return now
    if now.is_series and scope == Scope.FOLLOWING:
        now = split(now, date_of(now, recurrence_id))
    if now.cancelled_at is None:
        now.cancelled_at, now.cancellation, now.changed_at = timezone.now(), note, timezone.now()
        now.sequence += 1
        now.save(update_fields=["cancelled_at", "cancellation", "changed_at", "sequence"])
        tell(What.CANCELLED, now, actor=actor, ways_back=ways_back)
    return now


@transaction.atomic
def restore_event(*, event: Event, actor: User, recurrence_id: datetime | None = None) -> Event:
    """It takes place after all: the event, or one date of it. Errors: as `change_event`."""
    require_not_blocked(actor)
    now = held(event)
    if recurrence_id is not None and not now.is_cancelled:
        change = date_of(now, recurrence_id).change
        if change is not None and change.cancelled_at is not None:
            change.cancelled_at, change.cancellation = None, ""
            _count(now, change)
            tell(What.RESTORED, now, actor=actor, recurrence_id=recurrence_id)
    elif now.is_cancelled:
        now.cancelled_at, now.cancellation, now.changed_at = None, "", timezone.now()
        now.sequence += 1
        now.save(update_fields=["cancelled_at", "cancellation", "changed_at", "sequence"])
        tell(What.RESTORED, now, actor=actor)
    return now
