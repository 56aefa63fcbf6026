"""`manage.py restore`: what `manage.py backup` wrote comes back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.base.backup import manifest, restoring
from portal.base.backup.errors import BackupError


class Command(BaseCommand):
    help = f"Put an archive of `backup` into an empty installation. {manifest.REMARK}"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--check", action="store_true", help="only look whether it is whole and fits")
        parser.add_argument("--overwrite", action="store_true", help="also where there is something: that is deleted")
        parser.add_argument("--no-input", action="store_false", dest="interactive", help="do not ask before that")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        try:
            if options["check"]:
                self.describe(restoring.check(options["archive"]))
                return
            self.ensure_wanted(options)
            for sentence in restoring.restore(options["archive"]):
                self.stdout.write(sentence)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def describe(self, said: manifest.Manifest) -> None:
        number = sum(each["number"] for each in said.files.values())
        rows = sum(said.rows.values())
        self.stdout.write(
            f"Whole: MokWi {said.portal}, {said.made_at}, {said.vendor} {said.server}, {rows} rows, {number} files."
        )

    def ensure_wanted(self, options: dict[str, Any]) -> None:  # Any: as above
        obstacles = restoring.obstacles()
        if not obstacles:
            return
        why = " and ".join(obstacles)
        if not options["overwrite"]:
            raise CommandError(f"This installation is not empty: {why}. With --overwrite all of it is replaced.")
        if options["interactive"]:
            self.stdout.write(f"This installation is not empty: {why}. All of it will be deleted.")
            if input('Type "yes" to go on: ').strip().lower() != "yes":
                raise CommandError("Nothing was changed.")
