"""What this app holds about a person who has shown files to others."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.documents.models import Confirmation, Consent, PictureNote, Publication, ShareLink

# Any, in this module: JSON.


def export_published(user: User) -> list[dict[str, Any]]:
    published = Publication.objects.filter(published_by=user).order_by("pk")
    said = ("document__project__name", "title", "first_at", "as_of", "taken_back_at")
    return list(published.values(*said))


def export_links(user: User) -> list[dict[str, Any]]:
    """Without their addresses and passwords: whoever has those can get the files."""
    said = (
        *("maker__project__name", "document__name", "folder__name", "label", "created_at", "expires_at"),
        *("revoked_at", "most_downloads", "downloads"),
    )
    return list(ShareLink.objects.filter(maker__user=user).order_by("pk").values(*said))


def export_consents(user: User) -> dict[str, Any]:
    """What the person has written down; what others have agreed to is theirs."""
    people = PictureNote.objects.filter(noted_by=user).order_by("pk")
    noted = Consent.objects.filter(noted_by=user).order_by("pk")
    confirmed = Confirmation.objects.filter(said_by=user).order_by("pk")
    return {
        "looked_at": list(people.values("document__project__name", "document__name", "has_people", "noted_at")),
        "noted": list(noted.values("document__project__name", "document__name", "noted_at", "withdrawn_at")),
        "confirmed": list(confirmed.values("document__project__name", "document__name", "purpose", "said_at")),
    }


def register_parts() -> None:
    register(
        DataPart(
            name="published_files",
            label=_("Files of projects that you published"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_published,
            order=56,
        )
    )
    register(
        DataPart(
            name="document_links",
            label=_("Links that you made for others to files of projects"),
            on_deletion=_("are deleted at once, nobody gets anything by them any more"),
            export=export_links,
            order=56,
        )
    )
    register(
        DataPart(
            name="picture_consents",
            label=_("Consents to pictures that you wrote down"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_consents,
            order=56,
        )
    )
