"""What became of a circular. Whether somebody has opened it is asked nowhere."""

from dataclasses import dataclass

from portal.mailing.models import OutgoingMail
from workspace.conversations.models import Circular


@dataclass(frozen=True)
class Figures:
    to: int
    sent: int
    waiting: int
    given_up: int
    only_here: int
    """Those who want no mail of this kind."""
    answers: int
    """People who have answered."""


def figures_of(circular: Circular) -> Figures:
    mails = OutgoingMail.objects.of_batch(circular.batch).figures()
    deliveries = circular.deliveries
    return Figures(
        to=deliveries.count(),
        sent=mails.sent,
        waiting=mails.waiting + deliveries.filter(by_mail=True, queued_at__isnull=True).count(),
        given_up=mails.given_up,
        only_here=deliveries.filter(by_mail=False).count(),
        answers=circular.answers.values("author").distinct().count(),
    )
