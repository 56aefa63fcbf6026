"""A file that was taken is taken back as a whole; what somebody has changed or answered since stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import serializers
from django.db import transaction
from django.utils import timezone
from recurrence import Recurrence

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.models import Event, Origin, TakenCalendar, TakenEvent
from workspace.calendar.querysets import KEY
from workspace.calendar.services import change_event, dates, delete_event, restore_event
from workspace.calendar.services.holding import hold_project
from workspace.projects.happenings import record
from workspace.projects.models import Project

KEPT = timedelta(days=30)
SAID = (
    "title", "text", "place", "link", "start", "end", "zone", "all_day", "latitude", "longitude", "recurrence",
)  # fmt: skip
"""What a file says of an event."""


@dataclass(frozen=True)
class Plan:
    """What happens to the events of a file when it is taken back."""

    gone: list[Event]
    as_before: list[Event]
    stays: list[Event]


def as_it_is(event: Event) -> str:
    """What is kept of an event before a file changes it."""
    return str(serializers.serialize("json", [event, *event.changes.all()]))


def remember(*, project: Project, title: str, made: Iterable[Event], changed: Iterable[tuple[Event, str, str]]) -> None:
    """Within the transaction in which they were taken; of the changed ones what they were, and by which file."""
    rows = [(event, "", "") for event in made] + list(changed)
    if not rows:
        return
    sequences = dict(Event.objects.filter(pk__in=[event.pk for event, *_more in rows]).values_list("pk", "sequence"))
    taken = TakenCalendar.objects.create(project=project, title=title)
    TakenEvent.objects.bulk_create(
        TakenEvent(taken=taken, event=event, sequence=sequences[event.pk], before=before, digest=digest)
        for event, before, digest in rows
    )


def plan_of(taken: TakenCalendar) -> Plan:
    """Two queries, however many there are."""
    plan = Plan([], [], [])
    for row in taken.events.with_what_came_since().select_related("event"):
        row.event.project = taken.project
        (plan.stays if row.is_touched else plan.as_before if row.before else plan.gone).append(row.event)
    return plan


@transaction.atomic
def take_back(*, taken: TakenCalendar, actor: User) -> Plan:
    """Pressed twice it is as once. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    project = hold_project(taken.project)
    now = TakenCalendar.objects.filter(pk=taken.pk, project=project).first()
    if now is None:
        return Plan([], [], [])
    now.project = project
    plan = plan_of(now)
    before = {row.event_id: row for row in now.events.exclude(before="")}
    for event in plan.as_before:
        _restore(event, before[event.pk], actor)
    for event in plan.gone:
        delete_event(event=event, actor=actor)
    if plan.gone or plan.as_before:
        record(project, "events_taken_back", actor=actor, title=now.title, room=KEY)
    now.delete()
    return plan


def forget_old_ones() -> None:
    TakenCalendar.objects.filter(at__lt=timezone.now() - KEPT).delete()


def _restore(event: Event, row: TakenEvent, actor: User) -> None:
    """Its guests hear of it as of any change."""
    rows = serializers.deserialize("json", row.before, ignorenonexistent=True)
    kept: list[Any] = [each.object for each in rows]  # Any: the event, then its changed dates
    old, *changes = kept
    said = {name: getattr(old, name) for name in SAID} | {"recurrence": old.recurrence or Recurrence()}
    changed = change_event(event=event, actor=actor, said=said)
    changed.changes.all().delete()
    for change in changes:
        change.pk, change.event, change.sequence = None, changed, changed.sequence
        change.save(force_insert=True)
    dates.write(changed)
    if changed.is_cancelled and not old.is_cancelled:
        restore_event(event=changed, actor=actor)
    Origin.objects.filter(event=changed).update(digest=row.digest)
