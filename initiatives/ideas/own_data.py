"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.ideas.choices import BEFORE_PUBLICATION
from initiatives.ideas.models import Idea, IdeaPicture
from initiatives.ideas.services.pictures import remove_pictures
from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register

SAID = [
    "pk", "title", "text", "reason", "status", "municipality__name", "place_name", "latitude", "longitude", "age_group",
    "created_at", "published_at", "edited_at",
]  # fmt: skip


def export_ideas(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return list(Idea.objects.by(user).order_by("pk").values(*SAID))


def erase_ideas(user: User) -> None:
    """What nobody else has seen is deleted, with its pictures; what others stand behind stays, without the name."""
    for idea in Idea.objects.by(user).filter(status__in=BEFORE_PUBLICATION, published_at__isnull=True):
        remove_pictures(IdeaPicture.objects.filter(idea=idea))
        idea.delete()


def export_helping(user: User) -> list[dict[str, Any]]:  # Any: JSON
    helps = user.helps_with_ideas.order_by("pk").values("idea__title", "can_do", "reply", "created_at")
    return [dict(each) for each in helps]


def nothing_to_erase(user: User) -> None:
    """The rows go with the account."""


def register_parts() -> None:
    register(
        DataPart(
            name="ideas",
            label=_("Your ideas"),
            on_deletion=_("drafts are deleted at once; published ideas stay, without your name"),
            export=export_ideas,
            erase=erase_ideas,
            order=46,
        )
    )
    register(
        DataPart(
            name="helping_with_ideas",
            label=_("Ideas that you help with"),
            on_deletion=_("are deleted at once"),
            export=export_helping,
            erase=nothing_to_erase,
            order=47,
        )
    )
