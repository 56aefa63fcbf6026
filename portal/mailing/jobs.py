"""What is tried again, and what is forgotten."""

from django.utils import timezone

from portal.base import terms
from portal.base.terms import Term
from portal.base.timer import every
from portal.mailing import tasks
from portal.mailing.choices import State
from portal.mailing.models import Bounce, OutgoingMail

MAIL = "portal_mailing.OutgoingMail"
DONE = [State.SENT, State.GIVEN_UP]
KEPT_DAYS = 90

# What a mail said goes when it is sent; here goes that of the lost ones, and who got which mail. Of newsletters the
# numbers stay for a year.
terms.register(
    Term(
        name="words_of_lost_mails",
        model=MAIL,
        days=7,
        due=lambda before: OutgoingMail.objects.filter(state=State.GIVEN_UP, created_at__lt=before).exclude(
            message=b""
        ),
        end=lambda mails: mails.update(message=b""),
    )
)
terms.register(
    Term(
        name="mails",
        model=MAIL,
        days=KEPT_DAYS,
        due=lambda before: OutgoingMail.objects.filter(state__in=DONE, created_at__lt=before, batch=""),
    )
)
terms.register(
    Term(
        name="addresses_of_batches",
        model=MAIL,
        days=KEPT_DAYS,
        due=lambda before: (
            OutgoingMail.objects.filter(state__in=DONE, created_at__lt=before).exclude(batch="").exclude(to="")
        ),
        end=lambda mails: mails.update(to="", subject="", error=""),
    )
)
terms.register(
    Term(
        name="batches",
        model=MAIL,
        days=400,
        due=lambda before: OutgoingMail.objects.filter(state__in=DONE, created_at__lt=before).exclude(batch=""),
    )
)
terms.register(
    Term(
        name="soft_bounces",
        model="portal_mailing.Bounce",
        days=KEPT_DAYS,
        due=lambda before: Bounce.objects.filter(is_hard=False, at__lt=before),
    )
)


@every(minutes=1)
def send_what_is_due() -> None:
    """Those that wait for another attempt, and those that a killed worker left."""
    now = timezone.now()
    if OutgoingMail.objects.due(now).exists() or OutgoingMail.objects.abandoned(now).exists():
        tasks.wake(urgent=False)
