"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.activity.models import Follow


def export_followed(user: User) -> list[dict[str, Any]]:  # Any: JSON
    follows = Follow.objects.by(user).prefetch_related("target")
    return [{"what": str(each.target), "since": each.since} for each in follows]


FOLLOWED = DataPart(
    name="followed",
    label=_("Who and what you follow"),
    on_deletion=_("is deleted immediately"),
    export=export_followed,
)
