"""The date to which an event moves if it cannot be when it was meant to be: in bad weather, when somebody is ill."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.choices import Reply
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Event, Guest, Occurrence, Reminded
from workspace.calendar.services.changing import change_event
from workspace.calendar.services.holding import held


@transaction.atomic
def set_plan_b(*, event: Event, actor: User, start: datetime | None, end: datetime | None) -> Event:
    """Without a start there is none any more. Errors: BlockedError, ProjectError, CalendarError for a series."""
    require_not_blocked(actor)
    now = held(event)
    if now.is_series:
        raise CalendarError.series_has_none()
    return change_event(event=now, actor=actor, said={"plan_b_start": start, "plan_b_end": end})


@transaction.atomic
def postpone(*, event: Event, actor: User) -> list[Guest]:
    """Now it is plan B. Gives those who have to say anew whether they come.

    Who said that they come or perhaps come, still does, but for those who said so of something else at that time: they
    are asked again. Whoever takes on a role keeps it; reminders remind of the new date. Pressed twice it counts once.
    Errors: BlockedError, ProjectError, CalendarError where there is no plan B, or it is over.
    """
    require_not_blocked(actor)
    now = held(event)
    start, end = now.plan_b_start, now.plan_b_end
    if start is None or end is None or now.is_cancelled:
        raise CalendarError.no_plan_b()
    if end < timezone.now():
        raise CalendarError.over()
    asked_again = _who_cannot(now, start, end)
    for guest in asked_again:
        guest.answer, guest.waits_since = "", None
        guest.save(update_fields=["answer", "waits_since"])
    Reminded.objects.filter(reminder__event=now).delete()
    said = {"start": start, "end": end, "plan_b_start": None, "plan_b_end": None}
    change_event(event=now, actor=actor, said=said)
    return asked_again


def _who_cannot(event: Event, start: datetime, end: datetime) -> list[Guest]:
    """They have said yes to something else then."""
    coming = list(event.guests.filter(answer__in=(Reply.YES, Reply.MAYBE)).select_related("user"))
    elsewhere = _said_yes(event, coming, start, end)
    return [guest for guest in coming if _who(guest.user_id, guest.email) in elsewhere]


def _said_yes(event: Event, guests: list[Guest], start: datetime, end: datetime) -> set[object]:
    """One query: of a date of its own, or of all dates and nothing else of this one."""
    users = [guest.user_id for guest in guests if guest.user_id is not None]
    addresses = [guest.email for guest in guests if guest.user_id is None]
    at_that_time = Occurrence.objects.taking_place().exclude(event=event).filter(start__lt=end, end__gt=start)
    rows = at_that_time.filter(
        Q(event__guests__user__in=users) | Q(event__guests__user__isnull=True, event__guests__email__in=addresses),
        Q(event__guests__recurrence_id__isnull=True) | Q(event__guests__recurrence_id=F("recurrence_id")),
    ).values_list(
        "pk", "event__guests__user", "event__guests__email", "event__guests__recurrence_id", "event__guests__answer"
    )
    said: dict[tuple[int, object], tuple[bool, str]] = {}
    for pk, user, email, recurrence_id, answer in rows:
        key = (pk, _who(user, email))
        if recurrence_id is not None or key not in said:
            said[key] = (recurrence_id is not None, answer)
    return {who for (_pk, who), (_own, answer) in said.items() if answer == Reply.YES}


def _who(user_id: int | None, email: str) -> object:
    return user_id if user_id is not None else email.casefold()
