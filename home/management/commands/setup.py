"""`manage.py setup`: an empty but complete portal for a real region."""

import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.founding import is_empty
from home.starter.municipalities import MunicipalityListError, read_municipalities
from home.starter.portal import found_portal

QUESTIONS = {
    "name": "Name of the portal",
    "region": "Name of the region",
    "municipalities": "Municipalities (names with commas between them, or a CSV file)",
    "email": "E-mail address of the first administrator",
}


class Command(BaseCommand):
    help = "Sets up an empty but complete portal: pages, menus, workflow, municipalities, the first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question)
        parser.add_argument("--password", help="the administrator's password; it can be set later")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_empty():
            message = "This database has content already. Setting up needs an empty one."
            raise CommandError(message)
        answers = {name: self._answer(name, options[name]) for name in QUESTIONS}
        try:
            administrator = found_portal(
                name=answers["name"],
                region=answers["region"],
                municipalities=read_municipalities(answers["municipalities"]),
                email=answers["email"],
                password=options["password"],
            )
        except MunicipalityListError as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"The portal is set up. {administrator.email} is its administrator.")
        if not options["password"]:
            self.stdout.write("Set the password with: python manage.py changepassword " + administrator.email)
        self.stdout.write(
            "Next, in the admin: fill in what is marked “BITTE AUSFÜLLEN” (About, imprint, privacy, accessibility, "
            "terms), choose logo and colours, add topics, appoint managers."
        )

    def _answer(self, name: str, given: str | None) -> str:
        if given is None and sys.stdin.isatty():
            given = input(f"{QUESTIONS[name]}: ")
        if not given or not given.strip():
            message = f"{QUESTIONS[name]}: say it with --{name}."
            raise CommandError(message)
        return given.strip()
