"""What is done with bytes that have arrived.

Before they are hashed the place goes out of pictures. Then the scanner sees them, where there is one: until it has
answered nobody gets them. A worker looks into what is clean.
"""

import tempfile
from pathlib import Path

from django.conf import settings

from workspace.documents import tasks
from workspace.documents.content import kinds
from workspace.documents.content.places import without_place
from workspace.documents.models import Blob
from workspace.documents.services import checking

PIECE = 256 * 1024


def prepare(path: Path, *, name: str, keep_place: bool) -> None:
    """Before they are hashed and stored: the file may be written anew in its place."""
    if keep_place:
        return
    with path.open("rb") as file:
        cleaned = without_place(file, kinds.media_type_of(file))
    if cleaned is None:
        return
    with cleaned, tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as made:
        while piece := cleaned.read(PIECE):
            made.write(piece)
    Path(made.name).replace(path)


def media_type_of(path: Path) -> str:
    with path.open("rb") as file:
        return kinds.media_type_of(file)


def enqueue(blob: Blob) -> None:
    """Once the row is committed. Without a scanner there is nothing to wait for: it can be had at once."""
    if not settings.CLAMAV_URL:
        checking.check(blob)
    tasks.examine.enqueue(blob.pk)
