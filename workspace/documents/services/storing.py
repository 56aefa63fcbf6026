"""From a file that has arrived whole to a row: identical bytes are stored once a project.

The bytes first, then the row; where the row is not written, the bytes go again. Whoever is ended in between leaves
bytes without a row, which `check_storage` and its job find, and never a row without bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from portal.base.storage import document_storage
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob
from workspace.documents.quota import usage_of
from workspace.documents.services import arriving, examining
from workspace.projects.models import Project


@dataclass(frozen=True)
class Stored:
    sha256: str
    size: int
    name: str
    """In the storage; empty where the project has them already."""
    media_type: str


@contextmanager
def stored(path: Path, *, project: Project) -> Iterator[Stored]:
    """Bytes in the storage; they go again where no row names them when the block ends."""
    sha256, size, media_type = arriving.checksum(path), path.stat().st_size, examining.media_type_of(path)
    if size > settings.DOCUMENTS_LARGEST:
        raise DocumentError.too_large(settings.DOCUMENTS_LARGEST)
    is_there = Blob.objects.filter(project=project, sha256=sha256).exists()
    name = "" if is_there else arriving.store(path)
    try:
        yield Stored(sha256, size, name, media_type)
    finally:
        if name and not Blob.objects.filter(file=name).exists():
            document_storage().delete(name)


def blob_of(arrived: Stored, *, project: Project) -> Blob | None:
    """Within a transaction, the caller holds the project. None where the bytes went between the look and now: then
    they have to be stored once more. Errors: DocumentError where there is no room."""
    known = Blob.objects.filter(project=project, sha256=arrived.sha256).first()
    if known is not None:
        return known
    if not arrived.name:
        return None
    usage = usage_of(project)
    if arrived.size > usage.left:
        raise DocumentError.quota_reached(usage.limit)
    blob = Blob.objects.create(
        project=project,
        sha256=arrived.sha256,
        size=arrived.size,
        file=arrived.name,
        media_type=arrived.media_type,
    )
    transaction.on_commit(lambda: examining.enqueue(blob))
    return blob
