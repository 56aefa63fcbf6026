"""What the clock does for those who hear."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.activity import tasks
from portal.activity.fanning import left_behind
from portal.activity.keeping import forget_old
from portal.activity.models import Notification
from portal.base.timer import daily, every


@every(minutes=1)
def take_up_what_was_left_behind() -> None:
    """By workers that were killed while they told people."""
    for pk in left_behind(timezone.now()):
        tasks.fan_out.enqueue(pk)


@every(minutes=1)
def send_what_is_due() -> None:
    if Notification.objects.due(timezone.now()).exists():
        tasks.deliver_due.enqueue()


@daily(hour=3, minute=15)
def forget_what_is_old() -> None:
    forget_old(timezone.now() - timedelta(days=settings.HEARING_KEPT_DAYS))
