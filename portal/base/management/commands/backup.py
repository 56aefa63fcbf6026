"""`manage.py backup`: the database and all files in one archive, while the portal runs."""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from portal.base.backup import making, manifest
from portal.base.backup.errors import BackupError


class Command(BaseCommand):
    help = f"Write the database and all files into one archive, while the portal runs. {manifest.REMARK}"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", help="where the archive goes; - writes it to standard output, for a pipe")
        parser.add_argument("--keep", type=int, metavar="N", help="delete all but the N newest archives in that folder")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        if options["keep"] is not None and (options["keep"] < 1 or options["folder"] == "-"):
            raise CommandError("--keep takes a number from 1 on, and a folder.")
        try:
            if options["folder"] == "-":
                making.write(sys.stdout.buffer, room=Path(tempfile.gettempdir()), now=timezone.now())
                sys.stdout.buffer.flush()
                return
            self.make(Path(options["folder"]), options["keep"])
        except BackupError as error:
            raise CommandError(str(error)) from error

    def make(self, folder: Path, keep: int | None) -> None:
        path = making.make(folder)
        self.stdout.write(f"{path} ({filesizeformat(path.stat().st_size)})")
        self.stdout.write(manifest.REMARK)
        for gone in making.forget_old(folder, keep=keep) if keep else []:
            self.stdout.write(f"deleted: {gone.name}")
