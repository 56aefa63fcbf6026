"""The pictures and logos, drawn beforehand and kept beside this module."""

from pathlib import Path

from django.core.files.images import ImageFile

from home.demo.content import read
from portal.accounts.models import User
from portal.base.models import PortalImage

PICTURES = Path(__file__).parent / "pictures"
LOGOS = Path(__file__).parent / "logos"


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


def discard(pictures: dict[str, PortalImage]) -> None:
    """The files outlive a transaction that failed: take them away."""
    for picture in pictures.values():
        picture.file.storage.delete(picture.file.name)
