"""A file of another calendar is taken into that of a project: first it is looked at, then what was chosen is made."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from recurrence import Recurrence

from portal.accounts.models import User
from portal.base.recurrence import portal_zone
from workspace.calendar.choices import Scope
from workspace.calendar.ical import undoing
from workspace.calendar.ical.comparing import Compared, State, compare, digest_of
from workspace.calendar.ical.entries import Entry, What, When
from workspace.calendar.ical.limits import MOST_TAKEN
from workspace.calendar.ical.reading import Contents, read
from workspace.calendar.ical.reading.lines import slim
from workspace.calendar.models import Event, Origin, UploadedCalendar
from workspace.calendar.querysets import KEY
from workspace.calendar.services import cancel_event, change_event, create_event, dates
from workspace.calendar.services.holding import hold_project
from workspace.projects.happenings import record
from workspace.projects.models import Membership

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Taken:
    made: int
    changed: int


def upload(*, membership: Membership, name: str, data: bytes) -> UploadedCalendar:
    """Looks whether anything can be made of it. Of one person only the last file waits. Errors: CalendarFileError."""
    kept = slim(data)
    read(kept, zone=_zone(), now=timezone.now())
    UploadedCalendar.objects.filter(membership=membership).delete()
    return UploadedCalendar.objects.create(membership=membership, name=name[-200:], data=zlib.compress(kept))


def contents_of(uploaded: UploadedCalendar) -> Contents:
    """The same each time it is looked at. Errors: CalendarFileError."""
    return read(zlib.decompress(bytes(uploaded.data)), zone=_zone(), now=uploaded.at)


@transaction.atomic
def take(*, uploaded: UploadedCalendar, chosen: Collection[int]) -> Taken:
    """What was chosen, by its number in the file. Errors: BlockedError, ProjectError, CalendarFileError."""
    membership = uploaded.membership
    project = hold_project(membership.project)
    actor, entries = membership.user, contents_of(uploaded).entries
    wanted = [each for each in compare(project, entries) if each.number in chosen and each.can_be_taken][:MOST_TAKEN]
    made: list[Event] = []
    changed: list[tuple[Event, str, str]] = []
    for each in wanted:
        event = each.event if each.state == State.CHANGED else None
        if event is None:
            event = _make(project, each, actor)
            made.append(event)
        else:
            changed.append((event, undoing.as_it_is(event), event.origin.digest))
            _change(event, each, actor)
        Origin.objects.update_or_create(
            project=project,
            uid=each.entry.uid,
            defaults={"event": event, "digest": digest_of(each.entry), "at": timezone.now()},
        )
    undoing.remember(project=project, title=uploaded.name, made=made, changed=changed)
    if wanted:
        record(project, "events_taken", actor=actor, title=uploaded.name, room=KEY)
    UploadedCalendar.objects.filter(pk=uploaded.pk).delete()
    return Taken(len(made), len(changed))


def throw_away(*, uploaded: UploadedCalendar) -> None:
    uploaded.delete()


def forget_old_ones() -> None:
    UploadedCalendar.objects.filter(at__lt=timezone.now() - KEPT).delete()


def _make(project: Any, each: Compared, actor: User) -> Event:  # Any: the project, held
    entry = each.entry
    event = create_event(project=project, actor=actor, is_recorded=False, **_columns(entry), recurrence=entry.series)
    _change_dates(event, entry, actor)
    return event


def _change(event: Event, each: Compared, actor: User) -> None:
    """All that the file says holds, also of dates that were changed here."""
    entry = each.entry
    said = {**_columns(entry), "recurrence": entry.series or Recurrence()}
    changed = change_event(event=event, actor=actor, said=said)
    changed.changes.exclude(recurrence_id__in=[change.moment for change in entry.changes]).delete()
    dates.write(changed)
    _change_dates(changed, entry, actor)


def _change_dates(event: Event, entry: Entry, actor: User) -> None:
    for change in entry.changes:
        where: dict[str, Any] = {"scope": Scope.THIS, "recurrence_id": change.moment}  # Any: arguments
        change_event(event=event, actor=actor, said=_said(change.when, change.what), **where)
        if change.is_cancelled:
            cancel_event(event=event, actor=actor, **where)
    if entry.is_cancelled:
        cancel_event(event=event, actor=actor)


def _columns(entry: Entry) -> dict[str, Any]:  # Any: columns of the event
    latitude, longitude = entry.what.point or (None, None)
    return {
        **_said(entry.when, entry.what),
        "zone": entry.zone.key,
        "all_day": entry.when.all_day,
        "latitude": None if latitude is None else round(latitude, 6),
        "longitude": None if longitude is None else round(longitude, 6),
    }


def _said(when: When, what: What) -> dict[str, Any]:  # Any: as above
    return {
        "title": what.title,
        "text": what.text,
        "place": what.place,
        "link": what.link,
        "start": when.start,
        "end": when.end,
    }


def _zone() -> Any:  # Any: Django's own type of a zone
    return portal_zone()
