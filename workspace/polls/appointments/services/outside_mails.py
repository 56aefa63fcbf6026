"""Mails to those from outside who have left an address: each leads to their page, and opening it changes nothing."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts import mail
from portal.mailing import unsubscribing
from portal.mailing.compose import Manner
from portal.mailing.services import Posting
from workspace.polls.appointments import wall
from workspace.polls.appointments.models import AppointmentPoll, Participant

LINK, ASKED, CHANGED, REMINDER, CLOSED, REOPENED = "link", "asked", "changed", "reminder", "closed", "reopened"
INSIDE = "inside"
"""What is said."""
NAME = "appointments"
"""Of what one can unsubscribe from: a poll."""
TEMPLATE = "workspace/polls/appointments/mail/outside"


def path_of(participant: Participant) -> str:
    with translation.override(_language_of(participant)):
        return reverse("appointment_answers:own", args=[participant.token])


def url_of(participant: Participant) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path_of(participant)


def send(participant: Participant, news: str) -> None:
    poll = participant.poll
    language = _language_of(participant)
    with translation.override(language):
        chosen = _chosen(poll)
    mail.send(
        TEMPLATE,
        email=participant.email,
        language=language,
        context={
            "poll": poll,
            "news": news,
            "user": {"name": participant.name if participant.answered_at else ""},
            "url": url_of(participant),
            "chosen": chosen,
        },
        manner=Manner(
            thread=f"appointment-{poll.pk}",
            list_name=NAME,
            unsubscribe_url=unsubscribing.url_for(NAME, participant.pk, participant.token, language=language),
        ),
        posting=Posting(kind=NAME),
    )


def send_way_in(poll: AppointmentPoll, email: str, language: str) -> None:
    """To somebody of the project whose address was typed outside: they answer where the others of the project do."""
    language = language or settings.LANGUAGE_CODE
    with translation.override(language):
        url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + poll.get_absolute_url()
    mail.send(
        TEMPLATE,
        email=email,
        language=language,
        context={"poll": poll, "news": INSIDE, "user": {"name": ""}, "url": url, "chosen": ""},
        manner=Manner(thread=f"appointment-{poll.pk}", list_name=NAME),
        posting=Posting(kind=NAME),
    )


def send_all(participants: Iterable[Participant], news: str) -> None:
    for participant in participants:
        send(participant, news)


def _language_of(participant: Participant) -> str:
    return participant.language or settings.LANGUAGE_CODE


def _chosen(poll: AppointmentPoll) -> str:
    option = poll.chosen
    if option is None:
        return ""
    zone = wall.zone_named(poll.zone)
    names_zone = wall.differ(poll.zone, settings.TIME_ZONE, [option.start]) or not poll.is_locked_to_zone
    return wall.in_words(option.start, option.end, all_day=option.all_day, zone=zone, names_zone=names_zone)
