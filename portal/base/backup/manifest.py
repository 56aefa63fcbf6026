"""What an archive says about itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from portal.base.backup.errors import BackupError

FORMAT = 1
REMARK = (
    "Environment variables (.env, SECRET_KEY among them) are not in here. What editors chose in the administration is."
)


@dataclass(frozen=True)
class Manifest:
    portal: str
    """Its version."""
    made_at: str
    vendor: str
    server: str
    """The version of the database."""
    migrations: list[str]
    rows: dict[str, int]
    """Of each table."""
    files: dict[str, dict[str, int]]
    """How many there are in each storage, and their bytes."""
    sums: str
    """SHA-256 of `SHA256SUMS`."""
    format: int = FORMAT
    remark: str = field(default=REMARK)

    def written(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    def ensure_restorable(self) -> None:
        """Into this installation."""
        if self.vendor != connection.vendor:
            raise BackupError(
                f"The archive holds a database of {self.vendor}, and DATABASE_URL names one of {connection.vendor}."
            )
        known = {f"{app}.{name}" for app, name in _migrations()}
        if unknown := [each for each in self.migrations if each not in known and _is_of_an_app_of(known, each)]:
            raise BackupError(
                f"The archive is of a newer portal ({self.portal}): this one does not know the migration {unknown[0]}. "
                "Install that version first."
            )


def _migrations() -> set[tuple[str, str]]:
    """Of this portal, also those that were drawn together into one."""
    on_disk = MigrationLoader(None).disk_migrations
    return {*on_disk, *(each for migration in on_disk.values() for each in migration.replaces)}


def _is_of_an_app_of(known: set[str], migration: str) -> bool:
    """Rows of an app that was taken out long ago are no obstacle."""
    app = migration.partition(".")[0]
    return any(each.startswith(f"{app}.") for each in known)


def read(data: bytes) -> Manifest:
    try:
        said: Mapping[str, Any] = json.loads(data)  # Any: whatever stands there
        if said["format"] != FORMAT:
            raise BackupError(f"The archive has the format {said['format']}; this portal reads {FORMAT}.")
        return Manifest(**said)
    except (ValueError, TypeError, KeyError) as error:
        raise BackupError("The archive's manifest cannot be read.") from error
