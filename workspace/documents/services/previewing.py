"""Previews, and what is written in files: found by a process with limits, kept beside the bytes."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from portal.base.storage import document_storage
from workspace.documents import files
from workspace.documents.content.looking import LARGEST_FILE, LOOKED_INTO, Drawn, Found, look_into
from workspace.documents.models import Blob, Preview, PreviewPicture


def make(blob: Blob) -> None:
    """Of a clean one. Done twice, also at once, it counts once."""
    if Preview.objects.filter(blob=blob).exists():
        return
    found = _found_in(blob)
    drawn = [*([found.small] if found.small else []), *found.pictures]
    numbers = range(0 if found.small else 1, len(found.pictures) + 1)
    rows = [_stored(picture, number) for number, picture in zip(numbers, drawn, strict=True)]
    is_kept = False
    try:
        is_kept = _keep(blob, found, rows)
    finally:
        if not is_kept:
            for row in rows:
                document_storage().delete(str(row.file.name))


def _found_in(blob: Blob) -> Found:
    if blob.media_type not in LOOKED_INTO:
        return Found()
    if blob.size > LARGEST_FILE:
        return Found(why="large")
    try:
        with _on_disk(blob) as path:
            return look_into(path, blob.media_type)
    except FileNotFoundError:
        return Found(why="broken")


@contextmanager
def _on_disk(blob: Blob) -> Iterator[Path]:
    """Where it lies, or a copy of what lies elsewhere."""
    try:
        path = Path(document_storage().path(str(blob.file.name)))
    except NotImplementedError:
        path = None
    if path is not None and path.is_file():
        yield path
    else:
        with tempfile.NamedTemporaryFile(prefix="mokwi-file-") as copy, blob.file.open("rb") as file:
            shutil.copyfileobj(file, copy)
            copy.flush()
            yield Path(copy.name)


def _stored(picture: Drawn, number: int) -> PreviewPicture:
    """The bytes, before their row is written."""
    name = document_storage().save(files.new_name(), ContentFile(picture.content))
    return PreviewPicture(number=number, file=name, width=picture.width, height=picture.height, text=picture.text)


@transaction.atomic
def _keep(blob: Blob, found: Found, rows: list[PreviewPicture]) -> bool:
    """False where somebody else was faster, or the bytes have gone meanwhile."""
    now = Blob.objects.select_for_update(of=("self",)).defer("text").filter(pk=blob.pk).first()
    if now is None or Preview.objects.filter(blob=now).exists():
        return False
    content = {name: said for name, said in (("blocks", found.blocks), ("sheets", found.sheets)) if said}
    preview = Preview.objects.create(
        blob=now, form=found.form, why=found.why, pages=found.pages, content=content, is_cut=found.is_cut
    )
    for row in rows:
        row.preview = preview
    PreviewPicture.objects.bulk_create(rows)
    now.text, now.has_macros, now.has_place = found.text, found.has_macros, found.has_place
    now.save(update_fields=["text", "has_macros", "has_place"])
    return True
