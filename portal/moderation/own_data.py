"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from portal.moderation.models import Block, Decision, Report


def export_decisions(user: User) -> list[dict[str, Any]]:  # Any: JSON
    decisions = Decision.objects.about(user).order_by("pk")
    return [
        dict(each)
        for each in decisions.values("case__title", "action", "reason", "decided_at", "undone_at", "objection__text")
    ]


def export_reports(user: User) -> list[dict[str, Any]]:  # Any: JSON
    reports = Report.objects.filter(reporter=user).values("case__title", "reason", "text", "created_at", "objection")
    return [dict(each) for each in reports]


def export_blocks(user: User) -> list[dict[str, Any]]:  # Any: JSON
    blocks = Block.objects.filter(user=user).values("until", "reason", "created_at", "lifted_at")
    return [dict(each) for each in blocks]


def register_parts() -> None:
    register(
        DataPart(
            name="decisions",
            label=_("Decisions about what you have written"),
            on_deletion=_("stay on record, without your name"),
            export=export_decisions,
            order=70,
        )
    )
    register(
        DataPart(
            name="reports",
            label=_("Your reports"),
            on_deletion=_("are kept without your name, and their words for 200 days"),
            export=export_reports,
            order=71,
        )
    )
    register(
        DataPart(
            name="blocks",
            label=_("Times in which you could not write"),
            on_deletion=_("are deleted at once"),
            export=export_blocks,
            order=72,
        )
    )
