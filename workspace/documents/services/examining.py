"""What is done with bytes that have arrived.

Before they are hashed the place goes out of pictures. Then the scanner sees them, where there is one: until it has
answered nobody gets them. A worker looks into what is clean.
"""

from functools import partial
from pathlib import Path

from django.conf import settings

from workspace.documents import tasks
from workspace.documents.content import kinds
from workspace.documents.content.places import without_place
from workspace.documents.models import Blob
from workspace.documents.services import arriving, checking


def prepare(path: Path, *, name: str, keep_place: bool) -> None:
    """Before they are hashed and stored: the file may be written anew in its place.

    Errors: DocumentError on a full disk.
    """
    if keep_place:
        return
    with arriving.full_disk_in_words(), path.open("rb") as file:
        cleaned = without_place(file, kinds.media_type_of(file))
    if cleaned is None:
        return
    with cleaned, arriving.landing(iter(partial(cleaned.read, arriving.PIECE), b"")) as made:
        made.replace(path)


def media_type_of(path: Path) -> str:
    with path.open("rb") as file:
        return kinds.media_type_of(file)


def enqueue(blob: Blob) -> None:
    """Once the row is committed. Without a scanner there is nothing to wait for: it can be had at once."""
    if not settings.CLAMAV_URL:
        checking.check(blob)
    tasks.examine.enqueue(blob.pk)
