"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.activity.replying.models import TakenMail


def export_taken(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return [dict(each) for each in TakenMail.objects.of(user).values("at", "sender", "outcome")]


TAKEN = DataPart(
    name="answers_by_mail",
    label=_("When you answered by mail, for a month"),
    on_deletion=_("is deleted immediately"),
    export=export_taken,
)
