"""What this app holds about a person."""

from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
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
    pictures: dict[int, list[dict[str, str]]] = defaultdict(list)
    for picture in pictures_of(user):
        pictures[picture.idea_id].append({"file": name_of(picture), "words": picture.words})
    rows = Idea.objects.by(user).order_by("pk").values(*SAID)
    return [{**row, "pictures": pictures[row["pk"]]} for row in rows]


def files_of_ideas(user: User) -> list[tuple[str, bytes]]:
    """The pictures as they are kept; one whose file is missing is named in the data alone."""
    files = []
    for picture in pictures_of(user):
        with suppress(FileNotFoundError), picture.image.open_file() as file:
            files.append((name_of(picture), file.read()))
    return files


def pictures_of(user: User) -> QuerySet[IdeaPicture]:
    return IdeaPicture.objects.filter(idea__in=Idea.objects.by(user)).select_related("image")


def name_of(picture: IdeaPicture) -> str:
    """In the archive: that of two pictures may be the same."""
    return f"{picture.pk}-{Path(picture.image.file.name).name}"


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
            files=files_of_ideas,
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
