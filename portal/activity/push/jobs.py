"""What the clock does for push messages."""

from django.utils import timezone

from portal.activity.models import Notification
from portal.activity.push import tasks
from portal.base.timer import every


@every(minutes=1)
def push_what_is_due() -> None:
    """What had to wait: for the end of quiet hours, or for a push service."""
    if Notification.objects.filter(push_at__lte=timezone.now()).exists():
        tasks.push_due.enqueue()
