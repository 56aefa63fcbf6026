"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.lending.models import Loan, Thing

# Any, in this module: JSON.


def export(user: User) -> dict[str, Any]:
    said = ("thing__title", "start", "end", "purpose", "status", "answer", "created_at", "decided_at", "ended_at")
    return {
        "borrowed": list(Loan.objects.of(user).order_by("pk").values(*said)),
        "entered": list(Thing.objects.filter(created_by=user).order_by("pk").values("title", "text", "created_at")),
    }


def erase(user: User) -> None:
    """What has not begun is free again; what was lent stays for whoever keeps the thing, without name and purpose."""
    rows = Loan.objects.of(user)
    rows.open().filter(pk__in=[loan.pk for loan in rows if not loan.has_begun]).delete()
    rows.update(purpose="", answer="")


def register_parts() -> None:
    register(
        DataPart(
            name="lending",
            label=_("What you have borrowed, and what you have entered to be lent"),
            on_deletion=_("what has not begun is taken back; the rest stays without your name"),
            export=export,
            erase=erase,
            order=59,
        )
    )
