"""The files of both storages, on disk or in an object storage."""

from collections.abc import Iterator
from typing import IO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage, storages

from portal.base.backup.errors import BackupError
from portal.base.storage import files_below

PREFIXES = {"default": "public/", "documents": "private/"}
"""How the files of a storage begin in an archive."""
AT_ONCE = 1024 * 1024


def names() -> Iterator[tuple[str, str]]:
    """Of all there are: the storage's name in STORAGES, and the file's."""
    for alias in PREFIXES:
        yield from ((alias, name) for name in files_below(storages[alias], ""))


def place_of(member: str) -> tuple[Storage, str] | None:
    """Where a member of an archive belongs."""
    for alias, prefix in PREFIXES.items():
        if member.startswith(prefix):
            return storages[alias], member.removeprefix(prefix)
    return None


def is_there(storage: Storage, name: str) -> bool:
    try:
        return storage.exists(name)
    except SuspiciousFileOperation as error:
        raise BackupError(f"The archive holds a file that belongs nowhere: {name}.") from error


def put(storage: Storage, name: str, file: IO[bytes]) -> None:
    """Under exactly that name."""
    kept = storage.save(name, File(file, name=name))
    if kept != name:
        storage.delete(kept)
        raise BackupError(f"The storage does not take the name {name}.")


def is_the_same(storage: Storage, name: str, file: IO[bytes], size: int) -> bool:
    """What lies there and what is in the file, which is read."""
    if storage.size(name) != size:
        return False
    with storage.open(name) as there:
        while piece := file.read(AT_ONCE):
            if there.read(len(piece)) != piece:
                return False
    return True
