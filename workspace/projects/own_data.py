"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.projects.models import Inspection, Invitation, JoinRequest, Membership, Start
from workspace.projects.services.leaving import leave_everything

# Any, in this module: JSON.


def export_memberships(user: User) -> list[dict[str, Any]]:
    said = ("project__name", "role", "is_lead", "can_do", "contact", "phone", "joined_at", "seen_at")
    return list(Membership.objects.of(user).order_by("pk").values(*said))


def export_asked(user: User) -> dict[str, Any]:
    return {
        "join_requests": list(
            JoinRequest.objects.by(user)
            .order_by("pk")
            .values("project__name", "message", "created_at", "declined_at", "answer")
        ),
        "invitations": list(
            Invitation.objects.for_address(user.email).order_by("pk").values("project__name", "message", "created_at")
        ),
        "starts": list(Start.objects.of(user).order_by("pk").values("answers", "changed_at")),
    }


def export_inspections(user: User) -> list[dict[str, Any]]:
    said = ("project__name", "reason", "began_at", "ended_at")
    return list(Inspection.objects.by(user).order_by("pk").values(*said))


def erase_asked(user: User) -> None:
    """Join requests and starts go with the account; invitations to its address do not know it."""
    Invitation.objects.for_address(user.email).delete()


def register_parts() -> None:
    register(
        DataPart(
            name="memberships",
            label=_("The projects that you belong to"),
            on_deletion=_(
                "you leave them; where you are the only admin, somebody else becomes it, and where nobody else is "
                "left, the project is finished"
            ),
            export=export_memberships,
            erase=lambda user: leave_everything(user=user),
            order=50,
        )
    )
    register(
        DataPart(
            name="asked_projects",
            label=_("Projects that you asked to join, were invited to, or have begun to register"),
            on_deletion=_("are deleted at once"),
            export=export_asked,
            erase=erase_asked,
            order=51,
        )
    )
    register(
        DataPart(
            name="inspections",
            label=_("Workspaces that you have looked into as a manager"),
            on_deletion=_("stay, without your name"),
            export=export_inspections,
            order=52,
        )
    )
