"""Takes mails that come back: answers, and reports of what did not arrive."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.activity.replying import intake, mailbox
from portal.activity.replying.letters import Letter


class Command(BaseCommand):
    help = "Take one mail from standard input, as a mail server hands it over, or with --imap all from MAIL_IN_URL."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("recipient", nargs="?", default="", help="the address to which it came")
        parser.add_argument("--imap", action="store_true", help="fetch from the mailbox instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["imap"]:
            if not settings.MAIL_IN_URL:
                raise CommandError("MAIL_IN_URL names no mailbox.")
            self.stdout.write(f"{mailbox.fetch()} mails")
            return
        data = sys.stdin.buffer.read(settings.MAIL_IN_LARGEST + 1)
        is_too_large = len(data) > settings.MAIL_IN_LARGEST
        while is_too_large and sys.stdin.buffer.read(1024 * 1024):
            pass  # the mail server wants to be rid of all of it
        try:
            outcome = intake.take(Letter(data, options["recipient"], is_too_large))
        except intake.DATABASE_AWAY as error:
            self.stderr.write(f"The database: {error}")
            sys.exit(os.EX_TEMPFAIL)  # the mail server keeps it and tries again
        self.stdout.write(outcome)
