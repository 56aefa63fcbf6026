"""Devices are set up and given up by those whose they are."""

from django.db import transaction

from portal.accounts.models import User
from portal.activity.push.models import PushSubscription

MOST_DEVICES = 20


@transaction.atomic
def set_up(
    *, endpoint: str, p256dh: str, auth: str, user_agent: str, session_key: str, actor: User
) -> PushSubscription:
    """Who uses the browser now has it: an address stands for one person only. The oldest of too many go."""
    device, _is_new = PushSubscription.objects.update_or_create(
        endpoint=endpoint,
        defaults={
            "user": actor,
            "p256dh": p256dh,
            "auth": auth,
            "user_agent": user_agent[:300],
            "session_key": session_key,
            "failed_at": None,
        },
    )
    kept = PushSubscription.objects.filter(user=actor).order_by("-created_at", "-pk").values("pk")[:MOST_DEVICES]
    too_many = PushSubscription.objects.filter(user=actor).exclude(pk__in=list(kept.values_list("pk", flat=True)))
    too_many.exclude(pk=device.pk).delete()
    return device


def give_up(*, device: PushSubscription) -> None:
    device.delete()
