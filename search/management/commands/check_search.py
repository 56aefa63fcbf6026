from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.contract import searchables
from search.services import serving
from search.services.checking import Findings, check
from search.services.writing import write


class Command(BaseCommand):
    help = "Compares the index of the search with what there is: missing, stale and orphaned entries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="write what is not right")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        wrong = 0
        for searchable in searchables():
            found = check(searchable)
            self.stdout.write(_sentence(searchable.key, found))
            if options["mend"]:
                write(searchable, found.wrong)
            else:
                wrong += len(found.wrong)
        if settings.SEARCH_URL:
            found = serving.check()
            self.stdout.write(_sentence("search server", found))
            if options["mend"]:
                serving.mend()
            else:
                wrong += len(found.wrong)
        if wrong:
            raise CommandError(f"{wrong} things are not as the index says; --mend writes them.")


def _sentence(name: str, found: Findings) -> str:
    return (
        f"{name}: {found.right} right, {len(found.missing)} missing, "
        f"{len(found.stale)} stale, {len(found.orphaned)} orphaned"
    )
