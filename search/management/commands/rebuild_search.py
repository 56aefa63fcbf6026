from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from search.contract import searchables
from search.services import serving
from search.services.rebuilding import rebuild, remove_unknown_kinds
from search.services.spelling import count_words


class Command(BaseCommand):
    help = "Makes the index of the search say what there is, while readers go on searching; what is right stays."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        for searchable in searchables():
            wrong = rebuild(searchable)
            if options["verbosity"]:
                self.stdout.write(f"{searchable.key}: {wrong}")
        remove_unknown_kinds()
        if settings.SEARCH_URL:
            filled = serving.rebuild()
            if options["verbosity"]:
                self.stdout.write(f"search server: {filled}")
        count_words()
