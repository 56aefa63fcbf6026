"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.newsletters.models import Subscription
from portal.accounts.models import User
from portal.accounts.privacy import DataPart


def export_subscription(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return [
        {
            "email": each.email,
            "municipality": each.municipality.name if each.municipality else None,
            "language": each.language,
            "asked": each.asked_at,
            "confirmed": each.confirmed_at,
            "ended": each.ended_at,
            "why": each.ended_for,
        }
        for each in Subscription.objects.of_address(user.email).select_related("municipality")
    ]


def delete_subscription(user: User) -> None:
    Subscription.objects.of_address(user.email).delete()


SUBSCRIPTION = DataPart(
    name="newsletter",
    label=_("The newsletter at your address"),
    on_deletion=_("it is no longer sent to your address"),
    export=export_subscription,
    erase=delete_subscription,
    order=75,
)
