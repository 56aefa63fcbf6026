from typing import Any

from django.core.management.base import BaseCommand

from search.services.starting import add_synonyms


class Command(BaseCommand):
    help = "Adds the synonyms that a new portal begins with, of which none is there in other words already."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        self.stdout.write(f"{add_synonyms()} groups of synonyms added")
