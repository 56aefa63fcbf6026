"""`manage.py demo`: a complete portal to look at."""

import secrets
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.demo.content import read
from home.demo.crowd.fill import fill
from home.demo.loader import is_loaded, load
from home.founding import is_empty

MOST = 1_000_000
PASSWORD = "moin-und-mok-wi"  # noqa: S105 - printed, and for development only


class Command(BaseCommand):
    help = "Loads the demo content (a fictitious portal for the KielRegion) into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale", type=int, default=0, metavar="N", help="fill up to N initiatives, the rest in proportion"
        )
        parser.add_argument("--seed", type=int, default=1, help="what --scale makes up is the same for the same seed")
        parser.add_argument("--password", help="password of the demo accounts (made up outside development)")

    def handle(self, *args: Any, **options: Any) -> None:
        self._load(options)
        if options["scale"]:
            self._fill(options["scale"], options["seed"])

    def _load(self, options: dict[str, Any]) -> None:
        known = PASSWORD if settings.DEBUG else ""
        if is_loaded():
            self.stdout.write("The demo content is here already; nothing was changed.")
            self._print_accounts(options["password"] or known)
            return
        if not is_empty():
            message = "This database has content of its own. The demo only goes into an empty one."
            raise CommandError(message)
        password = options["password"] or known or secrets.token_urlsafe(12)
        load(password=password)
        self.stdout.write("The demo content is loaded.")
        self._print_accounts(password)

    def _fill(self, number: int, seed: int) -> None:
        if not 0 < number <= MOST:
            raise CommandError(f"--scale takes a number from 1 to {MOST}.")
        started = monotonic()
        added = fill(number, seed=seed, say=self.stdout.write)
        if not added:
            self.stdout.write("There are as many initiatives already; nothing was added.")
            return
        self.stdout.write(f"{added} initiatives and what belongs to them were added in {monotonic() - started:.0f} s.")
        self.stdout.write("The search finds them once it is written: manage.py update_index, manage.py rebuild_search")

    def _print_accounts(self, password: str) -> None:
        names = {place["slug"]: place["name"] for place in read("region")["municipalities"]}
        kinds = {"admin": "portal administrator", "manager": "climate manager", "citizen": "citizen"}
        self.stdout.write(f"Demo accounts{f' (password: {password})' if password else ''}:")
        for person in read("region")["people"]:
            areas = " and ".join(names[slug] for slug in person.get("manages", []))
            kind = kinds[person["role"]] + (f" of {areas}" if areas else "")
            self.stdout.write(f"  {person['email']:<22} {person['name']}, {kind}")
