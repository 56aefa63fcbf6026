"""What is held about a person's devices."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.activity.push.models import PushSubscription


def export_devices(user: User) -> list[dict[str, Any]]:  # Any: JSON
    """Without the keys."""
    rows = PushSubscription.objects.filter(user=user)
    return [{"browser": row.user_agent, "endpoint": row.endpoint, "since": row.created_at} for row in rows]


DEVICES = DataPart(
    name="push",
    label=_("The devices that get push messages"),
    on_deletion=_("are forgotten"),
    export=export_devices,
    order=76,
)
