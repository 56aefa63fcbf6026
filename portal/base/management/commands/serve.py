import os
import sys
from argparse import ArgumentParser
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.base.serving import address, database
from portal.base.serving.supervisor import Supervisor

SECONDS_TO_START = 60
ROLES = ("web", "sockets", "worker", "timer")


class Command(BaseCommand):
    requires_system_checks = ()  # they take a second; `handle` runs them where something is new
    help = "Prepare the database, then run the web server, the background worker and the timer until stopped."
    roles: Sequence[str] = ROLES

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.SERVE_HOST)
        parser.add_argument("--port", type=int, default=settings.SERVE_PORT)
        parser.add_argument(
            "--only",
            nargs="+",
            choices=ROLES,
            default=ROLES,
            metavar="ROLE",
            help="Of %(choices)s; on several machines, or for a service manager that looks after each by itself.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port, self.roles = options["host"], options["port"], options["only"]
        if "web" in self.roles:
            address.ensure_free(host, port)
        if not settings.DEBUG:
            if "sockets" in self.roles:
                address.ensure_free(host, settings.SERVE_SOCKETS_PORT)
            if "web" in self.roles:
                self.check()
            ensure_prepared()
        elif len(self.roles) < len(ROLES):
            raise CommandError("One process serves pages and sockets in development: --only is for production.")
        if len(self.roles) == 1:
            self.alone(self.roles[0], host, port)
            return
        supervisor = Supervisor()
        supervisor.quit_on_signals()
        try:
            sys.exit(self.serve(supervisor, host, port))
        finally:
            supervisor.stop()

    def alone(self, role: str, host: str, port: int) -> None:
        """No process above it, which would take its memory and pass its signals on."""
        if role in {"worker", "timer"}:
            call_command(role)
        else:
            become(commands([role], host, port)[role])

    def serve(self, supervisor: Supervisor, host: str, port: int) -> int:
        if settings.DEBUG:
            self.prepare_development()  # first: a page without its tables is an error to whoever is early
        first, then = commands(["web", "sockets"], host, port), commands(["worker", "timer"], host, port)
        self.start(supervisor, first)
        accounts = database.demo_accounts() if settings.DEBUG else ""  # while the web server loads
        supervisor.watch_signals()
        if "web" not in self.roles:
            self.start(supervisor, then)
            return supervisor.wait()
        ready = address.wait_until_it_answers(
            host,
            port,
            name="localhost" if settings.DEBUG else settings.ALLOWED_HOSTS[0].lstrip("."),
            path="/healthz/",
            seconds=SECONDS_TO_START,
            give_up=lambda: supervisor.stopping or supervisor.ended() is not None,
        )
        if ready:
            self.say_where(address.url_of(host, port), accounts)
            self.start(supervisor, then)
        return supervisor.wait()

    def start(self, supervisor: Supervisor, commands: Mapping[str, list[str]]) -> None:
        for name, command in commands.items():
            if name in self.roles:
                supervisor.start(name, command)

    def prepare_development(self) -> None:
        """Bring the database up to date, fill an empty one."""
        if database.pending_migrations():
            self.say("Preparing the database …")
            self.check()
            database.migrate()
        if database.is_empty():
            self.say("Loading the demo content …")
            database.load_demo_if_empty()

    def say(self, text: str) -> None:
        """At once, also where the output goes to a file."""
        self.stdout.write(text)
        self.stdout.flush()

    def say_where(self, url: str, accounts: str) -> None:
        self.stdout.write(f"\nMokWi runs at {url}  (administration: {url}admin/)")
        if accounts:
            self.stdout.write(accounts)
        self.say("Ctrl-C stops it.\n")


def ensure_prepared() -> None:
    """In production these steps are taken on purpose, see docs/operations.md."""
    if database.pending_migrations():
        raise CommandError("The database is older than the code; run: manage.py migrate")
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise CommandError("The static files are not collected; run: manage.py collectstatic --noinput")


def commands(roles: Collection[str], host: str, port: int) -> dict[str, list[str]]:
    """In development one process serves pages and sockets; in production faster WSGI workers serve pages, a
    slim process sockets."""
    known = {
        "web": pages(host, port),
        "sockets": sockets(host, settings.SERVE_SOCKETS_PORT),
        "worker": manage("worker"),
        "timer": manage("timer"),
    }
    if settings.DEBUG:
        known["web"] = development(host, port)
        del known["sockets"]
    return {role: command for role, command in known.items() if role in roles}


def become(command: list[str]) -> NoReturn:
    """This process is needed no more: signals reach the command itself, and it takes no memory for two."""
    connection.close()
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606  # our own command


def pages(host: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "portal.base.serving.pages", "--host", host, "--port", str(port)]
    return [*command, "--workers", str(settings.SERVE_WORKERS)]


def development(host: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port)]
    return [*command, "--log-level", "warning", "portal.asgi:application"]


def sockets(host: str, port: int) -> list[str]:
    return [sys.executable, "-m", "portal.sockets", "--host", host, "--port", str(port)]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(Path(sys.argv[0]).resolve()), *arguments]
