"""The parts of an upload. On a disk of our own they are written one behind the other into one file, which in the end is
the file: nothing is written twice. Elsewhere each lies by itself until all are put together.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.base.storage import document_storage, failures
from workspace.documents.errors import DocumentError
from workspace.documents.models import Upload, UploadPart
from workspace.documents.services import arriving


def keep(upload: Upload, stream: arriving.Readable, length: int) -> int:
    """The next part, or as much of it as arrives; gives how many bytes. Of two who send the same part one is told to
    look again. Errors: DocumentError.
    """
    path = _growing(upload)
    if path is not None:
        return _write_behind(upload, path, stream, length)
    with arriving.landing(arriving.pieces_of(stream, length)) as part:
        size = part.stat().st_size
        if size:
            name = arriving.store(part)
            with _deleted_if_in_vain(name), transaction.atomic():
                _move_on(upload, size)
                UploadPart.objects.create(upload=upload, offset=upload.offset, size=size, file=name)
            upload.offset += size
    return size


@contextmanager
def whole(upload: Upload) -> Iterator[Path]:
    """All parts as one file of its own, gone afterwards, unless the storage has taken it."""
    path = _growing(upload) if upload.length else None
    name = arriving.new_path() if path is not None and path.stat().st_size == upload.length else None
    if path is not None and name is not None and _is_linked(path, name):
        try:
            yield name
        finally:
            name.unlink(missing_ok=True)
    else:
        with arriving.landing(_pieces_of(upload)) as landed:
            yield landed


def _growing(upload: Upload) -> Path | None:
    """The file into which the parts go; None where the storage is no disk."""
    if not arriving.is_on_disk():
        return None
    part = upload.parts.first() or _begin(upload)
    return Path(part.file.path)


def _begin(upload: Upload) -> UploadPart:
    with arriving.landing([]) as nothing:
        name = arriving.store(nothing)
    try:
        with _deleted_if_in_vain(name), transaction.atomic():
            return UploadPart.objects.create(upload=upload, offset=0, size=0, file=name)
    except IntegrityError:  # somebody else has begun, or cancelled it
        raise DocumentError.other_offset() from None


def _write_behind(upload: Upload, path: Path, stream: arriving.Readable, length: int) -> int:
    """One at a time: the lock goes with the process that has it. What lies behind the last part that counts was left
    by one that was ended, and is written over."""
    try:
        with path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            now = Upload.objects.under_way().filter(pk=upload.pk).values_list("offset", flat=True).first()
            if now != upload.offset:
                raise DocumentError.other_offset()
            file.truncate(now)
            file.seek(now)
            size = arriving.write(file, arriving.pieces_of(stream, length))
            with transaction.atomic():
                _move_on(upload, size)
                UploadPart.objects.filter(upload=upload).update(size=upload.offset + size)
    except (BlockingIOError, FileNotFoundError):
        raise DocumentError.other_offset() from None
    upload.offset += size
    return size


def _move_on(upload: Upload, size: int) -> None:
    """Within a transaction. Errors: DocumentError where somebody else was quicker, or has cancelled it."""
    rows = Upload.objects.under_way().filter(pk=upload.pk, offset=upload.offset)
    if not rows.update(offset=upload.offset + size, changed_at=timezone.now()):
        raise DocumentError.other_offset()


def _is_linked(path: Path, name: Path) -> bool:
    """A second name for the same bytes: the first stays until the file is there. Not every disk has that."""
    try:
        os.link(path, name)
    except OSError:
        return False
    return True


def _pieces_of(upload: Upload) -> Iterator[bytes]:
    try:
        for part in upload.parts.order_by("offset"):
            with part.file.open("rb") as file:
                yield from arriving.pieces_of(file, part.size)
    except failures() as error:
        raise DocumentError.storage_away() from error


@contextmanager
def _deleted_if_in_vain(name: str) -> Iterator[None]:
    """Bytes without a row go again."""
    try:
        yield
    except BaseException:  # also where the process is asked to end
        document_storage().delete(name)
        raise
