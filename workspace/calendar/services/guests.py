"""Who is asked to come to an event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.calendar.choices import Reply
from workspace.calendar.errors import CalendarError
from workspace.calendar.models import Event, Guest
from workspace.calendar.services import places
from workspace.calendar.services.happened import What, tell
from workspace.calendar.services.holding import held
from workspace.projects.errors import ProjectError

MOST_GUESTS = 500
"""On the list of one event who were asked; whoever answers by themselves is not counted."""

MOST_OUTSIDE_A_DAY = 200
"""Addresses that a project asks within a day."""


@dataclass(frozen=True)
class Invitee:
    """A person with an account, or an address with a name."""

    user: User | None = None
    name: str = ""
    email: str = ""
    answer: str = ""
    """What they have said already, in a poll for instance."""
    language: str = ""
    """In which an address gets mail, where that is known."""


@transaction.atomic
def invite(*, event: Event, actor: User, guests: Sequence[Invitee]) -> list[Guest]:
    """Those who are on the list already are not asked twice. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    now = held(event)
    if now.guests.filter(invited_at__isnull=False).count() + len(guests) > MOST_GUESTS:
        raise CalendarError.too_many(MOST_GUESTS)
    _check_how_many_outside(now, guests)
    made = put_on_the_list(now, guests)
    if made:
        tell(What.INVITED, now, actor=actor, guests=made)
    return made


def _check_how_many_outside(event: Event, guests: Sequence[Invitee]) -> None:
    """So that nobody sends mails to half the town by a calendar."""
    today = timezone.now() - timedelta(days=1)
    rows = Guest.objects.filter(event__project=event.project_id, user__isnull=True, invited_at__gte=today)
    if rows.count() + sum(guest.user is None for guest in guests) > MOST_OUTSIDE_A_DAY:
        raise ProjectError.invited_too_many()


@transaction.atomic
def uninvite(*, event: Event, actor: User, guest: Guest) -> None:
    """Off the list, for all dates; who waited may move up. Errors: BlockedError, ProjectError."""
    require_not_blocked(actor)
    now = held(event)
    same = Q(user=guest.user_id) if guest.user_id is not None else Q(user__isnull=True, email__iexact=guest.email)
    rows = list(now.guests.filter(same).select_related("user"))
    now.guests.filter(pk__in=[row.pk for row in rows]).delete()
    tell(What.UNINVITED, now, actor=actor, guests=rows[:1])
    places.move_up(now, actor=actor)


def put_on_the_list(event: Event, guests: Iterable[Invitee]) -> list[Guest]:
    """The caller holds the event. An address that is that of a person of the project is that person."""
    people = {each.user_id: each for each in event.project.memberships.select_related("user")}
    by_address = {each.user.email.casefold(): each.user for each in people.values()}
    users = set(event.guests.filter(user__isnull=False).values_list("user", flat=True))
    addresses = {each.casefold() for each in event.guests.exclude(email="").values_list("email", flat=True)}
    moment = timezone.now()
    made = []
    for invitee in guests:
        user = invitee.user or by_address.get(invitee.email.casefold())
        if user is None and not invitee.email:
            continue
        if user.pk in users if user is not None else invitee.email.casefold() in addresses:
            continue
        users |= {user.pk} if user is not None else set()
        addresses |= {invitee.email.casefold()} if user is None else set()
        made.append(
            Guest(
                event=event,
                user=user,
                membership=people.get(user.pk) if user is not None else None,
                name="" if user is not None else invitee.name,
                email="" if user is not None else invitee.email,
                language="" if user is not None else invitee.language,
                answer=invitee.answer if invitee.answer in Reply.values else "",
                invited_at=moment,
                answered_at=moment if invitee.answer else None,
            )
        )
    return Guest.objects.bulk_create(made)
