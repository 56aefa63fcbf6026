"""Before a key goes out of OLD_SECRET_KEYS at once: what has its seal gets that of the present one."""

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.sealing import seal_again


class Command(BaseCommand):
    help = "Seal the seeds of second factors with the present SECRET_KEY. The timer does it each night by itself."

    def handle(self, *args: str, **options: bool) -> None:
        sealed, lost = seal_again()
        self.stdout.write(f"{sealed} sealed with the present key.")
        if lost:
            raise CommandError(
                f"{lost} cannot be opened: neither SECRET_KEY nor OLD_SECRET_KEYS names the key of their seal."
            )
