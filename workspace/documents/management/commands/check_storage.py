"""`manage.py check_storage`: do the files of projects and what the database says of them fit together?"""

import sys
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat

from workspace.documents.services import stocktaking


class Command(BaseCommand):
    help = (
        "Find files of projects that no row knows, and rows whose bytes are not there. Ends with 1 if bytes are lost."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete what no row knows")
        parser.add_argument("--hours", type=int, default=24, help="only what is older; younger may be on its way (24)")
        parser.add_argument("--read", action="store_true", help="read everything and compare the checksums")

    def handle(self, *args: Any, **options: Any) -> None:
        orphans = stocktaking.orphans(older_than=timedelta(hours=options["hours"]))
        for orphan in orphans:
            self.stdout.write(f"no row knows: {orphan.name} ({filesizeformat(orphan.size)})")
        if options["delete"]:
            removed = stocktaking.remove_orphans(older_than=timedelta(hours=options["hours"]))
            self.stdout.write(f"{removed} files deleted")
        lost = stocktaking.missing()
        for name in lost:
            self.stdout.write(f"bytes are not there: {name}")
        damaged = list(stocktaking.damaged()) if options["read"] else []
        for name in damaged:
            self.stdout.write(f"is not what it was: {name}")
        said = f"{len(orphans)} without a row, {len(lost)} without bytes"
        self.stdout.write(f"{said}, {len(damaged)} damaged" if options["read"] else said)
        if lost or damaged:
            sys.exit(1)
