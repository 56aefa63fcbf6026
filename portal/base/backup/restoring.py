"""Puts an archive into an installation.

The archive is read and compared first. Then come new files, then the database in one transaction, then what replaces
other files or deletes them: until the database has taken it, nothing that was there is touched.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db import DatabaseError, connection

from portal.base.backup import afterwards, archive, databases, files
from portal.base.backup.errors import BackupError, in_sentences
from portal.base.backup.manifest import Manifest
from portal.base.models.edition import Edition
from portal.base.serving import database as state


@dataclass
class Found:
    """What stands in the archive, beside what is there."""

    new: list[str] = field(default_factory=list)
    other: set[str] = field(default_factory=set)
    """Members whose file there is, and is another one."""
    all: set[str] = field(default_factory=set)


def check(path: Path) -> Manifest:
    """Of an archive that is whole and fits this installation."""
    said = archive.checked(path)
    said.ensure_restorable()
    databases.ensure_tools("pg_restore", "psql")
    return said


def obstacles() -> list[str]:
    """Why this installation is not empty."""
    found = []
    try:
        tables = connection.introspection.table_names()
        if "django_migrations" in tables and not state.is_empty():
            found.append("the database has content")
        elif tables and "django_migrations" not in tables:
            found.append("the database has tables that are not of a portal")
    except DatabaseError as error:
        raise BackupError(f"The database cannot be opened (DATABASE_URL): {str(error).splitlines()[0]}") from error
    if next(files.names(), None):
        found.append("there are files already")
    return found


def restore(path: Path) -> Iterator[str]:
    """Gives a sentence for each step."""
    said = check(path)
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "database"
        try:
            with in_sentences("the storage of the files"):
                _put_new_files(path, found, dump)
            databases.restore(dump)
        except BaseException:
            _take_back(found.new)
            raise
    yield f"The database of {said.made_at} is back."
    with in_sentences("the storage of the files"):
        _replace(path, found)
        deleted = _delete_others(found.all)
    yield f"{len(found.all)} files are there, {len(found.new)} of them new; {deleted} that are not in it were deleted."
    ContentType.objects.clear_cache()
    _compare(said)
    if pending := state.pending_migrations():
        state.migrate()
        yield f"{pending} migrations that are newer than the archive were run."
    Edition.renew()
    yield from (step() for step in afterwards.steps)


def _put_new_files(path: Path, found: Found, dump: Path) -> None:
    with archive.opened(path) as tar:
        for about, file in archive.members(tar):
            if about.name == databases.MEMBER[connection.vendor]:
                with dump.open("wb") as copy:
                    shutil.copyfileobj(file, copy, archive.AT_ONCE)
            if (place := files.place_of(about.name)) is None:
                continue
            found.all.add(about.name)
            if not files.is_there(*place):
                found.new.append(about.name)
                files.put(*place, file)
            elif not files.is_the_same(*place, file, about.size):
                found.other.add(about.name)


def _take_back(new: Iterable[str]) -> None:
    for member in new:
        if place := files.place_of(member):
            with suppress(OSError):  # the storage that failed may still be away
                place[0].delete(place[1])


def _replace(path: Path, found: Found) -> None:
    if not found.other:
        return
    with archive.opened(path) as tar:
        for about, file in archive.members(tar):
            place = files.place_of(about.name)
            if place and about.name in found.other:
                place[0].delete(place[1])
                files.put(*place, file)


def _delete_others(kept: set[str]) -> int:
    others = [(alias, name) for alias, name in files.names() if files.PREFIXES[alias] + name not in kept]
    for alias, name in others:
        storages[alias].delete(name)
    return len(others)


def _compare(said: Manifest) -> None:
    now = databases.counts(connection)
    if wrong := [table for table, rows in said.rows.items() if now.get(table, rows) != rows]:
        raise BackupError(f"The database is back, but has other numbers of rows than the archive: {', '.join(wrong)}.")
