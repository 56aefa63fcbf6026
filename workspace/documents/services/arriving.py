"""Bytes on their way into the storage: in a file of our own first, whole, then under their name."""

import errno
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.http import UnreadablePostError

from portal.base.storage import document_storage, failures
from workspace.documents import files
from workspace.documents.errors import DocumentError

PIECE = 256 * 1024
"""In bytes: what is in memory of a file at once."""
WORKING_FOLDER = f"{files.FOLDER}/arriving"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Landed(File):
    """A storage on this disk takes the file itself instead of a copy."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def pieces_of(stream: Readable, length: int) -> Iterator[bytes]:
    """As much as arrives: a connection that ends is no error, what has come by then is kept."""
    while length > 0:
        try:
            piece = stream.read(min(PIECE, length))
        except UnreadablePostError:
            return
        if not piece:
            return
        length -= len(piece)
        yield piece


@contextmanager
def landing(pieces: Iterable[bytes]) -> Iterator[Path]:
    """A file with these, gone afterwards, unless the storage has taken it. Errors: DocumentError on a full disk."""
    handle, name = tempfile.mkstemp(dir=_working_folder())
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file, pieces)
        yield path
    finally:
        path.unlink(missing_ok=True)


def write(file: IO[bytes], pieces: Iterable[bytes]) -> int:
    """Gives how many bytes. Errors: DocumentError on a full disk."""
    size = 0
    with full_disk_in_words():
        for piece in pieces:
            file.write(piece)
            size += len(piece)
        file.flush()
    return size


def store(path: Path) -> str:
    """The name under which it lies in the storage from now on.

    Errors: DocumentError on a full disk, or where the storage does not answer; what it may have by then has no row, and
    goes with other orphans.
    """
    name = files.new_name()
    try:
        with full_disk_in_words(), path.open("rb") as file:
            return document_storage().save(name, Landed(file, str(path)))
    except failures() as error:
        raise DocumentError.storage_away() from error
    except (OSError, DocumentError):
        document_storage().delete(name)
        raise


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_on_disk() -> bool:
    return isinstance(document_storage(), FileSystemStorage)


def new_path() -> Path:
    """Where nothing lies yet, on the disk of the storage."""
    return Path(_working_folder() or tempfile.gettempdir()) / secrets.token_hex(16)


def _working_folder() -> str | None:
    """On the disk of the storage, where there is one: then nothing is copied from disk to disk."""
    if not is_on_disk():
        return None
    folder = Path(document_storage().path(WORKING_FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


@contextmanager
def full_disk_in_words() -> Iterator[None]:
    """Errors: DocumentError where the disk has no room for what happens within."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DocumentError.no_room() from error
        raise
