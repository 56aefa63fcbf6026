"""The pictures and logos, drawn beforehand, and the documents; they are kept beside this module."""

from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import File
from django.core.files.images import ImageFile

from home.demo.content import read
from portal.accounts.models import User
from portal.base.models import PortalDocument, PortalImage

PICTURES = Path(__file__).parent / "pictures"
LOGOS = Path(__file__).parent / "logos"
DOCUMENTS = Path(__file__).parent / "documents"


def load_pictures(*, actor: User) -> dict[str, PortalImage]:
    data = read("pictures")
    pictures = {}
    for folder, descriptions in ((PICTURES, data["pictures"]), (LOGOS, data["logos"])):
        for name, description in descriptions.items():
            with (folder / f"{name}.webp").open("rb") as file:
                pictures[name] = PortalImage.objects.create(
                    title=name.replace("-", " ").capitalize(),
                    description=description,
                    credit=data["credit"],
                    file=ImageFile(file, name=f"{name}.webp"),
                    uploaded_by_user=actor,
                )
    return pictures


def load_documents(*, actor: User) -> dict[str, PortalDocument]:
    documents = {}
    for path in sorted(DOCUMENTS.iterdir()):
        with path.open("rb") as file:
            documents[path.stem] = PortalDocument.objects.create(
                title=path.stem.replace("-", " ").capitalize(),
                file=File(file, name=path.name),
                uploaded_by_user=actor,
            )
    return documents


def discard(media: Iterable[PortalImage | PortalDocument]) -> None:
    """The files outlive a transaction that failed: take them away."""
    for each in media:
        each.file.storage.delete(str(each.file.name))
