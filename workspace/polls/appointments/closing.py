"""A date is chosen: it goes into the calendar, those who said yes are its guests, everybody who answered hears of it.

The room does not know the calendar: `workspace.desk` registers what makes an event.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.errors import AppointmentError
from workspace.polls.appointments.models import AppointmentPoll, Option, Participant
from workspace.polls.appointments.permissions import may_organise
from workspace.polls.appointments.services import announcing, outside_mails
from workspace.polls.appointments.services.holding import held
from workspace.polls.keys import KEY
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project


@dataclass(frozen=True)
class Guest:
    """Somebody of the portal, or from outside with a name and perhaps an address."""

    user: User | None
    name: str
    email: str
    language: str = ""
    """In which the address gets mail."""


@dataclass(frozen=True)
class Made:
    """What became of a date in the calendar."""

    url: str
    asked: Sequence[Guest] = ()
    """Who gets an invitation, which says the date already."""


class MakeEvent(Protocol):
    def __call__(  # noqa: PLR0913  # all that an event is made of
        self,
        *,
        project: Project,
        title: str,
        text: str,
        place: str,
        link: str,
        zone: str,
        start: datetime.datetime,
        end: datetime.datetime,
        all_day: bool,
        guests: Sequence[Guest],
        actor: User,
    ) -> Made | None:
        """None where the project has no calendar."""


class CancelEvent(Protocol):
    def __call__(self, *, project: Project, url: str, actor: User, ways_back: Mapping[str, str]) -> Collection[str]:
        """Called again, or for one that is gone, it changes nothing. `ways_back` are by small addresses the pages on
        which people change their answers: the mails lead there. Gives the addresses that get one."""


_makers: list[MakeEvent] = []
_cancellers: list[CancelEvent] = []


def register(make_event: MakeEvent, cancel_event: CancelEvent | None = None) -> None:
    """One calendar; the last one counts."""
    _makers[:] = [make_event]
    _cancellers[:] = [cancel_event] if cancel_event is not None else []


@transaction.atomic
def close(*, poll: AppointmentPoll, membership: Membership, option: Option) -> AppointmentPoll:
    """Whoever answers in the same moment was either before it, and counts, or hears that it is closed.

    Errors: BlockedError, ProjectError.
    """
    require_not_blocked(membership.user)
    now = held(poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    if now.is_closed:
        if now.chosen_id == option.pk:
            return now
        raise AppointmentError.no_longer_chosen()
    chosen = now.options.standing().filter(pk=option.pk).first()
    if chosen is None:
        raise AppointmentError.option_gone()
    now.closed_at, now.chosen = timezone.now(), chosen
    made = _event_of(now, chosen, membership)
    now.event_url = made.url
    now.save(update_fields=["closed_at", "chosen", "event_url"])
    _tell(now, membership.user, made.asked)
    return now


@transaction.atomic
def reopen(*, poll: AppointmentPoll, membership: Membership) -> AppointmentPoll:
    """Nothing was chosen after all: the event is cancelled, its guests hear of that from the calendar; the answers are
    as they were. Pressed twice it is as once. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    now = held(poll, membership)
    if not may_organise(membership, now):
        raise PermissionDenied
    if not now.is_closed:
        return now
    told: set[str] = set()
    for cancel in _cancellers if now.event_url else ():
        links = _ways_back(now)
        told.update(cancel(project=now.project, url=now.event_url, actor=membership.user, ways_back=links))
    now.closed_at, now.chosen, now.event_url = None, None, ""
    if now.is_over:
        now.deadline = None
    now.save(update_fields=["closed_at", "chosen", "event_url", "deadline"])
    _tell_of_reopening(now, membership.user, told)
    return now


def guests_of(option: Option) -> list[Guest]:
    """Who said yes, in the order of their answers; whoever has deleted their account is none."""
    rows = Participant.objects.filter(answers__option=option, answers__value=Value.YES).select_related("user")
    found = [
        Guest(row.user, row.shown_name, row.user.email if row.user else row.email, row.language)
        for row in rows.order_by("pk")
    ]
    return [guest for guest in found if guest.user is not None or guest.name]


def _tell(poll: AppointmentPoll, actor: User, asked: Sequence[Guest]) -> None:
    """Everybody who has answered gets one mail: the invitation of the event, else that of the poll. Somebody may be
    there twice, as a person and by the same address from outside. All others read it with what else happened."""
    answered = poll.participants.answered()
    people = {row.user for row in answered.filter(user__is_active=True).select_related("user") if row.user is not None}
    invited = {(guest.user.email if guest.user is not None else guest.email).casefold() for guest in asked} - {""}
    invited_people = sorted(person.pk for person in people if person.email.casefold() in invited)
    announcing.say(announcing.CLOSED, poll, actor, invited=",".join(map(str, invited_people)))
    record(
        poll.project,
        "appointment_found",
        actor=actor,
        title=poll.title,
        room=KEY,
        object_id=poll.pk,
        but={person.pk for person in people} | _members_with(poll, invited),
    )
    told = invited | {person.email.casefold() for person in people}
    outside = answered.to_be_written_to().select_related("poll__chosen")
    outside_mails.send_all((row for row in outside if row.email.casefold() not in told), outside_mails.CLOSED)


def _tell_of_reopening(poll: AppointmentPoll, actor: User, told: Collection[str]) -> None:
    """Whoever reads that the event is cancelled reads there that a date is looked for again, and gets no second mail;
    nor does somebody who is there twice, as above."""
    answered = poll.participants.answered()
    people = answered.filter(user__is_active=True).values_list("user", "user__email")
    by_calendar = sorted(pk for pk, email in people if email.casefold() in told)
    announcing.say(announcing.CHANGED, poll, actor, invited=",".join(map(str, by_calendar)))
    heard = {*told, *(email.casefold() for _pk, email in people)}
    outside = answered.to_be_written_to().select_related("poll")
    outside_mails.send_all((row for row in outside if row.email.casefold() not in heard), outside_mails.REOPENED)


def _ways_back(poll: AppointmentPoll) -> dict[str, str]:
    """By small addresses: where each of those who have answered changes that; whoever is of the portal, inside."""
    found: dict[str, str] = {}
    for row in poll.participants.answered().select_related("user"):
        if row.user is not None:
            with translation.override(row.user.language or settings.LANGUAGE_CODE):
                found[row.user.email.casefold()] = poll.get_absolute_url()
        elif row.email:
            found.setdefault(row.email.casefold(), outside_mails.path_of(row))
    return found


def _members_with(poll: AppointmentPoll, addresses: Collection[str]) -> set[int]:
    rows = Membership.objects.active().filter(project=poll.project_id).values_list("user", "user__email")
    return {pk for pk, email in rows if email.casefold() in addresses}


def _event_of(poll: AppointmentPoll, option: Option, membership: Membership) -> Made:
    for make_event in _makers:
        made = make_event(
            project=poll.project,
            title=poll.title,
            text=poll.description,
            place=poll.place,
            link=poll.link,
            zone=poll.zone,
            start=option.start,
            end=option.end,
            all_day=option.all_day,
            guests=guests_of(option),
            actor=membership.user,
        )
        return made or Made("")
    return Made("")
