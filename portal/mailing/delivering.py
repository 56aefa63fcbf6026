"""Handing mails to the mail server, one by one; what it does not take now is tried again for three days.

A mail is claimed before it is sent: nobody else has it in hand. Whoever is killed meanwhile leaves it behind, and after
a quarter of an hour it is sent again, with the same Message-ID; SMTP knows no way to ask whether it has arrived.
"""

import logging
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from portal.mailing import bounces
from portal.mailing.choices import Priority, State
from portal.mailing.models import Bounce, Outage, OutgoingMail
from portal.mailing.refusals import Refusal, refusal_of
from portal.mailing.stored import StoredMessage

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, *[240] * 18)]
"""After each attempt; more than three days in all."""
LONGEST_OUTAGE_PAUSE = timedelta(minutes=5)
CANDIDATES = 10
DROPPED_IN_A_ROW = 2
LONGEST_ERROR = 500
STOPPED = gettext_noop("The address has sent mails back.")
ENDED = gettext_noop("The connection ends while mails are sent.")


def deliver(*, mails: int = 50, seconds: float = 3) -> bool:
    """Some of what is due, the most urgent first; whether there is more. Any number of processes may do so at once."""
    now = timezone.now()
    OutgoingMail.objects.abandoned(now).update(state=State.WAITING, attempts=F("attempts") + 1)
    if not OutgoingMail.objects.due(now).exists():
        return False
    outage = Outage.objects.first()
    if outage is not None and outage.next_at > now:
        return False
    return _deliver(get_connection(settings.MAIL_DELIVERY_BACKEND), outage, mails, time.monotonic() + seconds)


def _deliver(connection: Any, outage: Outage | None, mails: int, until: float) -> bool:  # Any: a mail backend
    dropped = 0
    try:
        for _number in range(mails):
            try:
                connection.open()
            except OSError as error:
                _note_outage(outage, str(error))
                return False
            if outage is not None:
                _end(outage)
                outage = None
            mail = claim(timezone.now())
            if mail is None:
                return False
            refusal = _send(connection, mail)
            dropped = dropped + 1 if refusal is not None and refusal.is_of_the_line else 0
            if dropped >= DROPPED_IN_A_ROW:
                _note_outage(None, ENDED)
                return False
            if time.monotonic() > until:
                break
    finally:
        _close(connection)
    return OutgoingMail.objects.due(timezone.now()).exists()


def claim(now: datetime) -> OutgoingMail | None:
    """The next mail, which from now on nobody else sends."""
    for pk in OutgoingMail.objects.due(now).values_list("pk", flat=True)[:CANDIDATES]:
        mine = OutgoingMail.objects.filter(pk=pk, state=State.WAITING)
        if mine.update(state=State.SENDING, claimed_at=now):
            return OutgoingMail.objects.get(pk=pk)
    return None


def _send(connection: Any, mail: OutgoingMail) -> Refusal | None:  # Any: as above
    stopped = Bounce.objects.stops(mail.to)
    # Somebody who waits for a link may have room in the mailbox again.
    if stopped == "hard" or (stopped and mail.priority != Priority.URGENT):
        _give_up(mail, STOPPED)
        return None
    message = StoredMessage(bytes(mail.message), sender=bounces.sender_of(mail), to=mail.to)
    try:
        connection.send_messages([message])
    except (OSError, ValueError) as error:  # ValueError: it cannot be written as a mail server wants it
        _close(connection)
        refusal = refusal_of(error)
        _refused(mail, refusal)
        return refusal
    _mine(mail).update(state=State.SENT, sent_at=timezone.now(), attempts=F("attempts") + 1, message=b"", error="")
    return None


def _refused(mail: OutgoingMail, refusal: Refusal) -> None:
    if refusal.is_for_good or mail.attempts >= len(PAUSES):
        _give_up(mail, refusal.words)
        if refusal.is_of_the_address:
            bounces.note(mail=mail, is_hard=True)
        return
    _mine(mail).update(
        state=State.WAITING,
        attempts=F("attempts") + 1,
        next_at=timezone.now() + PAUSES[mail.attempts],
        error=refusal.words,
    )


def _give_up(mail: OutgoingMail, words: str) -> None:
    logger.warning("Mail %s (%s) is given up.", mail.pk, mail.kind or "without a kind")
    _mine(mail).update(state=State.GIVEN_UP, attempts=F("attempts") + 1, error=words)


def _mine(mail: OutgoingMail) -> Any:  # Any: a queryset
    """The row, unless it was taken for abandoned and claimed by somebody else meanwhile."""
    return OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING, claimed_at=mail.claimed_at)


def _note_outage(outage: Outage | None, words: str) -> None:
    """It is told once; the pauses grow, but stay short: whoever is back gets what has waited."""
    if outage is None:
        logger.warning("The mail server cannot be reached (EMAIL_URL): %s", words)
    tries = outage.tries + 1 if outage is not None else 1
    pause = min(timedelta(minutes=tries), LONGEST_OUTAGE_PAUSE)
    now = timezone.now()
    said = {"next_at": now + pause, "tries": tries, "error": words[:LONGEST_ERROR]}
    Outage.objects.update_or_create(pk=1, defaults=said, create_defaults={**said, "since": now})


def _end(outage: Outage) -> None:
    logger.warning("The mail server is back; it was away since %s.", outage.since)
    outage.delete()


def _close(connection: Any) -> None:  # Any: as above
    with suppress(OSError):  # it is gone already
        connection.close()
