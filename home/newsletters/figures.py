"""What became of a newsletter. Whether somebody opened it is not measured."""

from dataclasses import dataclass

from home.newsletters.models import Newsletter
from home.newsletters.services.sending import batch_of
from portal.mailing.models import OutgoingMail


@dataclass(frozen=True)
class Figures:
    recipients: int
    waiting: int
    given_up: int
    unsubscribed: int

    @property
    def sent(self) -> int:
        """What the queue has forgotten meanwhile was sent."""
        return self.recipients - self.waiting - self.given_up


def figures_of(newsletter: Newsletter) -> Figures:
    counted = OutgoingMail.objects.of_batch(batch_of(newsletter)).figures()
    return Figures(
        recipients=newsletter.recipients,
        waiting=counted.waiting,
        given_up=counted.given_up,
        unsubscribed=newsletter.unsubscribed,
    )
