"""What this app holds about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.documents.models import Folder, Upload, Version

# Any, in this module: JSON.


def export_files(user: User) -> dict[str, Any]:
    """What they have sent, named and not copied: it is the project's, and the person may have left that."""
    versions = Version.objects.filter(uploaded_by=user).order_by("pk")
    folders = Folder.objects.filter(created_by=user).order_by("pk")
    said = ("document__project__name", "name", "number", "comment", "blob__size", "blob__sha256", "created_at")
    return {
        "uploaded": list(versions.values(*said)),
        "folders": list(folders.values("project__name", "name", "created_at")),
    }


def export_uploads(user: User) -> list[dict[str, Any]]:
    said = ("project__name", "name", "length", "offset", "created_at")
    return list(Upload.objects.under_way().filter(by__user=user).order_by("pk").values(*said))


def register_parts() -> None:
    register(
        DataPart(
            name="project_files",
            label=_("Files that you have uploaded in projects"),
            on_deletion=_("stay in their projects, without your name"),
            export=export_files,
            order=56,
        )
    )
    register(
        DataPart(
            name="project_uploads",
            label=_("Uploads that you have not finished"),
            on_deletion=_("are deleted at once"),
            export=export_uploads,
            order=56,
        )
    )
