"""Handing a newsletter to the queue of mails: in batches, each with its own transaction.

How far it has come stands in the newsletter's row and is written together with the mails, and each mail has a key of
newsletter and subscription. So whoever is killed in the middle loses nothing and doubles nobody: the clock notices that
nothing went on, and another one begins behind the last batch. What may wait in the queue at a time is limited, so that
fifty thousand mails are never stored at once.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from time import monotonic

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from home.newsletters import tasks
from home.newsletters.choices import State
from home.newsletters.models import Newsletter, Subscription
from home.newsletters.services.composing import Letter, letter_of
from portal.mailing import services as mailing
from portal.mailing.choices import Priority
from portal.mailing.models import OutgoingMail
from portal.mailing.services import Posting

logger = logging.getLogger(__name__)
BATCH = 250
MOST_WAITING = 2000
"""In the queue at a time; the clock hands over more when they are gone."""
SECONDS_AT_A_STRETCH = 10
"""Then the task makes room for others, and begins again behind them."""
LEFT_BEHIND_AFTER = timedelta(minutes=2)


def begin_what_is_due() -> None:
    """Asked by the clock. What is on its way and has not moved is taken up as well."""
    now = timezone.now()
    for newsletter in Newsletter.objects.due(now):
        begin(newsletter=newsletter)
    for pk in Newsletter.objects.left_behind(now - LEFT_BEHIND_AFTER).values_list("pk", flat=True):
        tasks.go_on_sending.enqueue(pk)


@transaction.atomic
def begin(*, newsletter: Newsletter) -> None:
    """From now on it cannot be taken back; who confirms later gets the next one."""
    now = timezone.now()
    begun = Newsletter.objects.filter(pk=newsletter.pk, state=State.SCHEDULED).update(
        state=State.SENDING, started_at=now, went_on_at=now
    )
    if begun:
        transaction.on_commit(partial(tasks.go_on_sending.enqueue, newsletter.pk))


def go_on(newsletter_id: int) -> None:
    letters: dict[str, Letter] = {}
    until = monotonic() + SECONDS_AT_A_STRETCH
    while _hand_over_a_batch(newsletter_id, letters):
        if monotonic() > until:
            tasks.go_on_sending.enqueue(newsletter_id)
            return


@transaction.atomic
def _hand_over_a_batch(newsletter_id: int, letters: dict[str, Letter]) -> bool:
    """Whether there may be more to do at once."""
    newsletter = (
        Newsletter.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .filter(pk=newsletter_id, state=State.SENDING)
        .first()
    )
    if newsletter is None:
        return False
    if OutgoingMail.objects.of_batch(batch_of(newsletter)).figures().waiting >= MOST_WAITING:
        return False
    theirs = Subscription.objects.getting(newsletter).filter(
        confirmed_at__lte=newsletter.started_at, pk__gt=newsletter.reached
    )
    rows = list(theirs.order_by("pk").values_list("pk", "email", "token", "language")[:BATCH])
    newsletter.went_on_at = timezone.now()
    if rows:
        mailing.put_all(_mails(newsletter, rows, letters))
        newsletter.reached = rows[-1][0]
        newsletter.recipients = F("recipients") + len(rows)
    else:
        newsletter.state, newsletter.finished_at = State.SENT, newsletter.went_on_at
    newsletter.save(update_fields=["went_on_at", "reached", "recipients", "state", "finished_at"])
    return bool(rows)


def _mails(
    newsletter: Newsletter, rows: list[tuple[int, str, str, str]], letters: dict[str, Letter]
) -> Iterator[tuple[EmailMessage, Posting]]:
    for pk, email, token, language in rows:
        if language not in letters:
            letters[language] = letter_of(newsletter, language)
        posting = Posting(
            key=f"newsletter:{newsletter.pk}:{pk}",
            kind="newsletter",
            batch=batch_of(newsletter),
            priority=Priority.NEWSLETTER,
        )
        yield letters[language].to(email, token), posting


def batch_of(newsletter: Newsletter) -> str:
    return f"newsletter:{newsletter.pk}"
