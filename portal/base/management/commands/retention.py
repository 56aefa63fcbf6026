"""What has been kept as long as it may be: says how much would go today, or lets it go at once."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.base import terms


class Command(BaseCommand):
    help = "Say what would be forgotten today because its time is over. The timer does it each night by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true", help="forget it now")

    def handle(self, *args: str, **options: bool) -> None:
        now = timezone.now()
        counts = {term.name: term.waiting(now).count() for term in terms.every_term()}
        if options["apply"]:
            counts = terms.enforce(now)
        for term in terms.every_term():
            if term.name in counts:
                self.stdout.write(f"{counts[term.name]:>8}  {term.name} ({term.model}, {term.period.days} days)")
        self.stdout.write("Forgotten." if options["apply"] else "Nothing was changed; --apply forgets it now.")
