"""What belongs to an event besides its time: roles and who takes them on, reminders, attachments."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Attachment, Event, Helper, Reminder, Role
from workspace.calendar.services.holding import date_of, held
from workspace.projects.models import Membership

MOST_ATTACHED = 30


def set_roles(event: Event, wanted: Iterable[tuple[str, int]]) -> None:
    """Those that keep their name keep their people. The caller holds the event."""
    numbers = dict(wanted)
    event.roles.exclude(name__in=list(numbers)).delete()
    there = {role.name: role for role in event.roles.all()}
    for name, number in numbers.items():
        role = there.get(name)
        if role is None:
            Role.objects.create(event=event, name=name, wanted=number)
        elif role.wanted != number:
            role.wanted = number
            role.save(update_fields=["wanted"])


def set_reminders(event: Event, wanted: Iterable[int]) -> None:
    """The caller holds the event."""
    numbers = set(wanted)
    event.reminders.exclude(before__in=numbers).delete()
    there = set(event.reminders.values_list("before", flat=True))
    Reminder.objects.bulk_create(Reminder(event=event, before=before) for before in sorted(numbers - there))


@transaction.atomic
def take_on(*, role: Role, recurrence_id: datetime, membership: Membership) -> None:
    """On one date. Taken twice it counts once.

    Errors: BlockedError, ProjectError, CalendarError where enough others do it, or the date is over or cancelled.
    """
    require_not_blocked(membership.user)
    event = held(role.event)
    occurrence = date_of(event, recurrence_id)
    if occurrence.is_cancelled:
        raise CalendarError.cancelled()
    if occurrence.is_over:
        raise CalendarError.over()
    helpers = Helper.objects.filter(role=role, recurrence_id=recurrence_id)
    if helpers.filter(membership=membership).exists():
        return
    if helpers.count() >= role.wanted:
        raise CalendarError.role_filled()
    Helper.objects.create(role=role, recurrence_id=recurrence_id, membership=membership)


@transaction.atomic
def hand_back(*, role: Role, recurrence_id: datetime, membership: Membership) -> None:
    """Errors: ProjectError."""
    held(role.event)
    Helper.objects.filter(role=role, recurrence_id=recurrence_id, membership=membership).delete()


@transaction.atomic
def attach(*, event: Event, actor: User, things: Collection[tuple[str, int]]) -> None:
    """By shelf and number; what is attached already stays once. Errors: BlockedError, ProjectError, CalendarError."""
    require_not_blocked(actor)
    now = held(event)
    there = set(now.attachments.values_list("shelf", "object_id"))
    new = [each for each in dict.fromkeys(things) if each not in there]
    if len(there) + len(new) > MOST_ATTACHED:
        raise CalendarError.too_many(MOST_ATTACHED)
    Attachment.objects.bulk_create(Attachment(event=now, shelf=shelf, object_id=pk) for shelf, pk in new)


@transaction.atomic
def detach(*, attachment: Attachment, actor: User) -> None:
    """The thing itself stays where it is. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    held(attachment.event)
    Attachment.objects.filter(pk=attachment.pk).delete()
