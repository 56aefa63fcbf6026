"""Makes an archive."""

import os
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

import portal
from portal.base.backup import databases, files
from portal.base.backup.archive import Writer
from portal.base.backup.errors import in_sentences

NAME = "mokwi-{:%Y%m%dT%H%M%SZ}.tar"
ARCHIVE = re.compile(r"mokwi-\d{8}T\d{6}Z\.tar")
UNFINISHED = ".mokwi-"
"""How the names of files begin that are there only while an archive is made."""
ABANDONED = timedelta(days=1)


def make(folder: Path) -> Path:
    """An archive in this folder, which only its owner reads; nothing is left behind where it fails."""
    now = timezone.now()
    path = folder / NAME.format(now)
    with in_sentences(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=UNFINISHED, delete=False) as file:  # made with 0600
            unfinished = Path(file.name)
            try:
                write(file, room=folder, now=now)
                file.flush()
                os.fsync(file.fileno())
                unfinished.replace(path)
            except BaseException:
                unfinished.unlink()
                raise
    return path


def write(target: IO[bytes], *, room: Path, now: datetime) -> None:
    """In `room` lies the database until it is in the archive."""
    databases.ensure_tools("pg_dump")
    with (
        in_sentences(room),
        tempfile.TemporaryDirectory(dir=room, prefix=UNFINISHED) as folder,
        Writer.to(target) as archive,
    ):
        known = _add_files(archive, set())
        path = Path(folder) / "database"
        snapshot = databases.dump(path)
        with path.open("rb") as file:
            archive.add(databases.MEMBER[connection.vendor], file, size=path.stat().st_size, at=now.timestamp())
        path.unlink()
        known |= _add_files(archive, known)
        archive.finish(
            {
                "portal": portal.__version__,
                "made_at": now.isoformat(timespec="seconds"),
                "vendor": connection.vendor,
                "server": snapshot.server,
                "migrations": snapshot.migrations,
                "rows": snapshot.rows,
                "files": _summed(known),
            },
            at=now.timestamp(),
        )


def forget_old(folder: Path, *, keep: int) -> list[Path]:
    """All but the newest archives, and what a process that was killed left behind."""
    archives = sorted(path for path in folder.iterdir() if ARCHIVE.fullmatch(path.name))
    before = (timezone.now() - ABANDONED).timestamp()
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.is_file() and left.stat().st_mtime < before:
            left.unlink()
    gone = archives[:-keep]
    for path in gone:
        path.unlink()
    return gone


Known = tuple[str, str, int]
"""A storage's name, a file's, and its size."""


def _add_files(archive: Writer, known: set[Known]) -> set[Known]:
    """Gives which; one that was deleted since they were listed is left out."""
    had, added = {(alias, name) for alias, name, _size in known}, set()
    for alias, name in files.names():
        if (alias, name) in had:
            continue
        storage = storages[alias]
        try:
            file, at = storage.open(name), storage.get_modified_time(name)
            size, source = file.size, file.file  # an object storage is read here
        except FileNotFoundError:
            continue
        with file:
            assert source is not None  # noqa: S101  # for mypy: it is open
            archive.add(files.PREFIXES[alias] + name, source, size=size, at=at.timestamp())
        added.add((alias, name, size))
    return added


def _summed(known: set[Known]) -> dict[str, dict[str, int]]:
    sizes = {alias: [size for kept, _name, size in known if kept == alias] for alias in files.PREFIXES}
    return {alias: {"number": len(each), "bytes": sum(each)} for alias, each in sizes.items()}
