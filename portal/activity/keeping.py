"""How long what happened is kept."""

from datetime import datetime

from portal.activity.models import Event, Notification

PORTION = 2000


def forget_old(before: datetime) -> int:
    """Notifications, and the events of which nobody is told any more; in portions, so that others get their turn.

    Gives how many rows went.
    """
    gone = 0
    for model in (Notification, Event):
        old = model.objects.filter(at__lt=before).order_by("at")
        while ids := list(old.values_list("pk", flat=True)[:PORTION]):
            gone += model.objects.filter(pk__in=ids).delete()[0]
    return gone
