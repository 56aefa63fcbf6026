"""What is tried again, and what is forgotten."""

from datetime import timedelta

from django.utils import timezone

from portal.base.timer import daily, every
from portal.mailing import tasks
from portal.mailing.choices import State
from portal.mailing.models import Bounce, OutgoingMail

WORDS_OF_LOST_MAILS = timedelta(days=7)
ROWS = timedelta(days=90)
BATCHES = timedelta(days=400)


@every(minutes=1)
def send_what_is_due() -> None:
    """Those that wait for another attempt, and those that a killed worker left."""
    now = timezone.now()
    if OutgoingMail.objects.due(now).exists() or OutgoingMail.objects.abandoned(now).exists():
        tasks.wake(urgent=False)


@daily(hour=3, minute=40)
def forget_mails() -> None:
    """What a mail said goes when it is sent; here goes that of the lost ones, and who got which mail.

    Of newsletters the numbers stay for a year.
    """
    now = timezone.now()
    given_up = OutgoingMail.objects.filter(state=State.GIVEN_UP, created_at__lt=now - WORDS_OF_LOST_MAILS)
    given_up.exclude(message=b"").update(message=b"")
    done = OutgoingMail.objects.filter(state__in=[State.SENT, State.GIVEN_UP], created_at__lt=now - ROWS)
    done.filter(batch="").delete()
    done.exclude(to="").update(to="", subject="", error="")
    done.filter(created_at__lt=now - BATCHES).delete()
    Bounce.objects.filter(is_hard=False, at__lt=now - ROWS).delete()
