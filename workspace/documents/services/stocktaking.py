"""What lies in the storage without a row, and rows whose bytes are not there.

The first happens where a process is ended at the wrong moment, and is cleared away by a job; the second must never
happen, and tells of a disk or a backup that is not whole.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from portal.base.storage import document_storage, files_below
from workspace.documents import files
from workspace.documents.models import Blob
from workspace.documents.services.arriving import PIECE

IN_USE_FOR = timedelta(days=1)
"""Bytes are written before their row; what is younger may get its row yet."""


@dataclass(frozen=True)
class Orphan:
    name: str
    size: int


@dataclass(frozen=True)
class Names:
    """Of the files in a column."""

    rows: models.QuerySet[Any]  # Any: each model of the room
    column: str

    def __iter__(self) -> Iterator[str]:
        rows = self.rows.exclude(**{self.column: ""}).order_by("pk")
        return rows.values_list(self.column, flat=True).iterator()

    def __contains__(self, name: str) -> bool:
        return self.rows.filter(**{self.column: name}).exists()


def orphans(*, older_than: timedelta = IN_USE_FOR) -> list[Orphan]:
    storage, before = document_storage(), timezone.now() - older_than
    lying = sorted(files_below(storage, files.FOLDER))
    known = {name for _rows, name in _names()}  # after the look: what got its row meanwhile is known
    return [
        Orphan(name, storage.size(name))
        for name in lying
        if name not in known and storage.exists(name) and storage.get_modified_time(name) < before
    ]


def remove_orphans(*, older_than: timedelta = IN_USE_FOR) -> int:
    """Gives how many."""
    found = orphans(older_than=older_than)
    for orphan in found:
        document_storage().delete(orphan.name)
    return len(found)


def missing() -> list[str]:
    """Names that rows know and the storage does not; what was deleted meanwhile is not among them."""
    storage = document_storage()
    lying = set(files_below(storage, files.FOLDER))
    suspects = [(rows, name) for rows, name in _names() if name not in lying]
    return [name for rows, name in suspects if not storage.exists(name) and name in rows]


def damaged() -> Iterator[str]:
    """Names of what is not what it was: everything is read once."""
    for blob in Blob.objects.order_by("pk").defer("text").iterator():
        if not document_storage().exists(str(blob.file.name)):
            continue
        digest = hashlib.sha256()
        with blob.file.open("rb") as file:
            for piece in file.chunks(PIECE):
                digest.update(piece)
        if digest.hexdigest() != blob.sha256:
            yield str(blob.file.name)


def _names() -> Iterator[tuple[Names, str]]:
    """Of each model of the room that keeps files."""
    for model in apps.get_app_config("workspace_documents").get_models():
        for field in model._meta.fields:
            if isinstance(field, models.FileField):
                names = Names(model.objects.all(), field.name)  # type: ignore[attr-defined]  # ours all have it
                for name in names:
                    yield names, name
