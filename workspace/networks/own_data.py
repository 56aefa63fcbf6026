"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.networks.models import Affiliation, Caretaker, Network
from workspace.networks.services.people import leave_everything


def export(user: User) -> dict[str, Any]:  # Any: JSON
    asked = Affiliation.objects.filter(by=user).order_by("pk")
    return {
        "founded": list(Network.objects.filter(founder=user).order_by("pk").values("name", "sentence", "created_at")),
        "looks_after": list(Caretaker.objects.of(user).order_by("pk").values("network__name", "since")),
        "asked_or_answered": list(
            asked.values("network__name", "project__name", "state", "message", "answer", "changed_at")
        ),
    }


def register_parts() -> None:
    register(
        DataPart(
            name="networks",
            label=_("The networks of projects that you look after or have written to"),
            on_deletion=_(
                "you leave them; where you are the only admin, somebody else becomes it, or the network closes"
            ),
            export=export,
            erase=lambda user: leave_everything(user=user),
            order=52,
        )
    )
