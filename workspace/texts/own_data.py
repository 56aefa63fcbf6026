"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.texts.models import Author, Publication, ShareLink, Text, TextComment
from workspace.texts.services import commenting

# Any, in this module: JSON.


def export_texts(user: User) -> dict[str, Any]:
    """What was written together belongs to no one of them: the texts are named, not copied."""
    begun = Text.objects.filter(created_by=user).order_by("pk")
    published = Publication.objects.filter(published_by=user).order_by("pk")
    written = Author.objects.filter(user=user).order_by("text_id", "pk")
    return {
        "begun": list(begun.values("project__name", "title", "created_at", "changed_at")),
        "published": list(published.values("text__project__name", "title", "first_at", "as_of", "taken_back_at")),
        "written_in": list(written.values("text__project__name", "text__title", "first_at")),
    }


def export_links(user: User) -> list[dict[str, Any]]:
    """Without their addresses: whoever has one can come in by it."""
    said = (
        "text__project__name",
        "text__title",
        "label",
        "may_write",
        "created_at",
        "expires_at",
        "revoked_at",
        "uses",
    )
    return list(ShareLink.objects.filter(maker__user=user).order_by("pk").values(*said))


def export_comments(user: User) -> list[dict[str, Any]]:
    said = ("thread__text__project__name", "thread__text__title", "thread__quote", "text", "created_at", "edited_at")
    return list(TextComment.objects.filter(author=user).order_by("pk").values(*said))


def erase_comments(user: User) -> None:
    commenting.take_back_all_of(user_id=user.pk)


def register_parts() -> None:
    register(
        DataPart(
            name="texts",
            label=_("Texts of projects that you began, wrote in or published"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_texts,
            order=54,
        )
    )
    register(
        DataPart(
            name="text_links",
            label=_("Links that you made for others to texts of projects"),
            on_deletion=_("are deleted at once, nobody comes in by them any more"),
            export=export_links,
            order=54,
        )
    )
    register(
        DataPart(
            name="text_comments",
            label=_("Your comments on texts"),
            on_deletion=_("are deleted at once"),
            export=export_comments,
            erase=erase_comments,
            order=55,
        )
    )
