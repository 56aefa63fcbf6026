"""The disks of this machine that the portal writes to: files, what is being uploaded, and SQLite."""

import os
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection


def least_left() -> float:
    """Bytes that may still be written on the fullest of them; none where no further file can be made."""
    return float(min(_left(folder) for folder in _folders()))


def _left(folder: Path) -> int:
    place = next(path for path in (folder, *folder.parents) if path.exists())
    about = os.statvfs(place)
    no_more_files = about.f_files > 0 and about.f_favail == 0
    return 0 if no_more_files else about.f_bavail * about.f_frsize


def _folders() -> list[Path]:
    files = [storages[alias] for alias in ("default", "documents")]
    found = [Path(settings.VAR_DIR), *(Path(each.location) for each in files if isinstance(each, FileSystemStorage))]
    if connection.vendor == "sqlite" and (database := Path(connection.settings_dict["NAME"])).is_absolute():
        found.append(database)
    return found
