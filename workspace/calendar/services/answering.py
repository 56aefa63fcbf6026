"""Whether somebody comes."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.choices import Reply
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Event, Guest
from workspace.calendar.services import places
from workspace.calendar.services.happened import What, tell
from workspace.calendar.services.holding import date_of, held
from workspace.projects.models import Membership

MOST_OUTSIDERS = 1000
"""Answers by people without an account to one event."""


@transaction.atomic
def answer(
    *, event: Event, user: User, reply: str, recurrence_id: datetime | None = None, comment: str | None = None
) -> Guest:
    """For this date; of a series without a `recurrence_id` for all of them. Pressed twice it is as once.

    Errors: BlockedError, ProjectError, CalendarError where the date is over, cancelled or gone.
    """
    require_not_blocked(user)
    now = held(event)
    membership = Membership.objects.filter(project=now.project_id, user=user).first()
    return _answer(now, {"user": user}, {"membership": membership}, reply, recurrence_id, comment, user)


@transaction.atomic
def answer_by_address(
    *, guest: Guest, reply: str, recurrence_id: datetime | None = None, comment: str | None = None, language: str = ""
) -> Guest:
    """Whoever has the secret address that was sent to this guest; mails come in the language of the page from now on.

    Errors: as `answer`.
    """
    now = held(guest.event)
    row = now.guests.filter(pk=guest.pk).select_related("user").first()
    if row is None:
        raise CalendarError.gone()
    if row.user is not None:
        return answer(event=now, user=row.user, reply=reply, recurrence_id=recurrence_id, comment=comment)
    who = {"email": row.email, "user": None}
    if language and language != row.language:
        now.guests.filter(**who).update(language=language)
    more = {"name": row.name, "language": language or row.language}
    return _answer(now, who, more, reply, recurrence_id, comment, None)


@transaction.atomic
def come_from_outside(*, event: Event, name: str, email: str, recurrence_id: datetime, language: str = "") -> Guest:
    """To what is for everybody, with an address that is proven to be theirs; whoever has an account there, with it.

    Errors: as `answer`.
    """
    now = held(event)
    if not Event.objects.public().filter(pk=now.pk).exists():
        raise CalendarError.gone()
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is not None:
        return answer(event=now, user=user, reply=Reply.YES, recurrence_id=recurrence_id)
    outside = now.guests.filter(user__isnull=True)
    known = outside.filter(email__iexact=email).first()
    if known is None and outside.count() >= MOST_OUTSIDERS:
        raise CalendarError.too_many_people(MOST_OUTSIDERS)
    who = {"email": known.email if known is not None else email, "user": None}
    guest = _answer(now, who, {"name": name, "language": language}, Reply.YES, recurrence_id, None, None)
    tell(What.JOINED, now, actor=None, recurrence_id=guest.recurrence_id, guests=[guest])
    return guest


def _answer(  # who, what and for when
    event: Event,
    who: dict[str, Any],  # Any: columns
    more: dict[str, Any],  # Any: as above
    reply: str,
    recurrence_id: datetime | None,
    comment: str | None,
    actor: User | None,
) -> Guest:
    under = _check(event, recurrence_id)
    row = event.guests.filter(**who, recurrence_id=under).first()
    if row is None:
        row = Guest(event=event, recurrence_id=under, **who, **more)
    had_a_place, waits = row.comes, row.waits
    row.answer, row.answered_at = Reply(reply), timezone.now()
    if comment is not None:
        row.comment = comment
    if reply != Reply.YES:
        row.waits_since = None
    elif not had_a_place and not waits:
        places.take(row)
    row.save()
    if under is None and event.is_series:
        event.guests.filter(**who, recurrence_id__gte=timezone.now()).delete()
    tell(What.ANSWERED, event, actor=actor, recurrence_id=under, guests=[row])
    places.move_up(event, actor=actor)
    return row


def _check(event: Event, recurrence_id: datetime | None) -> datetime | None:
    """Gives the date under which the answer stands: none where it is for all of them, or there is only one."""
    if event.is_cancelled:
        raise CalendarError.cancelled()
    if not event.is_series or recurrence_id is not None:
        occurrence = date_of(event, recurrence_id if event.is_series else None)
        if occurrence.is_cancelled:
            raise CalendarError.cancelled()
        if occurrence.is_over:
            raise CalendarError.over()
        return occurrence.answered_under
    if event.answers_are_per_date:
        raise CalendarError.only_one_date()
    return None
