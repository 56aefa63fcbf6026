"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.activity.models import Follow, HearingSettings, Notification, Preference
from portal.activity.reading import hear


def export_followed(user: User) -> list[dict[str, Any]]:  # Any: JSON
    follows = Follow.objects.filter(user=user).prefetch_related("target")
    return [{"what": str(each.target), "since": each.since, "is_muted": each.is_muted} for each in follows]


def export_heard(user: User) -> list[dict[str, Any]]:  # Any: JSON
    """What somebody may still see of it, as they read it."""
    rows = list(Notification.objects.of(user).newest_first())
    return [
        {"what": each.line.words, "why": each.why, "at": each.event.at, "read_at": each.notification.read_at}
        for each in hear(user, rows, user.language)
    ]


def export_preferences(user: User) -> dict[str, Any]:  # Any: as above
    chosen = Preference.objects.filter(user=user).prefetch_related("scope").order_by("pk")
    settings = HearingSettings.objects.filter(user=user).values(
        "wants_mail", "cap", "digest_hour", "digest_weekday", "quiet_from", "quiet_until"
    )
    return {
        "settings": settings.first(),
        "preferences": [
            {
                "kind": row.kind or None,
                "where": str(row.scope) if row.scope_type_id else None,
                "pace": row.pace,
                "channels": row.channels,
            }
            for row in chosen
        ],
    }


FOLLOWED = DataPart(
    name="followed",
    label=_("Who and what you follow"),
    on_deletion=_("is deleted immediately"),
    export=export_followed,
)

HEARD = DataPart(
    name="notifications",
    label=_("What the portal has told you"),
    on_deletion=_("is deleted immediately"),
    export=export_heard,
)

PREFERENCES = DataPart(
    name="hearing",
    label=_("How you want to hear of what is new"),
    on_deletion=_("is deleted immediately"),
    export=export_preferences,
)
