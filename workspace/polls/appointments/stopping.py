"""Somebody from outside wants no more mail of a poll: their answer stays, their address is not used any more."""

from portal.mailing.unsubscribing import Args, Subscription, register
from workspace.polls.appointments.models import Participant
from workspace.polls.appointments.querysets import AppointmentParticipantQuerySet
from workspace.polls.appointments.services.outside_mails import NAME


def _rows(args: Args) -> AppointmentParticipantQuerySet:
    pk, token = args
    return Participant.objects.filter(pk=int(pk or 0), token=str(token))


def _of(args: Args) -> Participant | None:
    return _rows(args).exclude(email="").select_related("poll").first()


def _words(args: Args) -> str:
    participant = _of(args)
    return participant.poll.title if participant is not None else ""


def _end(args: Args) -> None:
    _rows(args).update(wants_mail=False)


def _resume(args: Args) -> None:
    _rows(args).update(wants_mail=True)


def register_subscription() -> None:
    register(Subscription(name=NAME, words=_words, end=_end, resume=_resume))
